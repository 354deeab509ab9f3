"""Drafts on their way to a signature: what waits for whom, what one holds, and whether its matter has changed since."""

import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.models import Account, Role
from huiyin.foundation.people.permissions import REPORTS, SIGN, SIGN_HEAD
from huiyin.foundation.units.tree import tree
from huiyin.foundation.vault.seal import unseal
from huiyin.matters import gate
from huiyin.matters.facts import rules_of
from huiyin.matters.models import Draft, Event, Matter
from huiyin.matters.queries.since import since
from huiyin.matters.record.drafts.settling import WAITING, draft_context

SHOWN = 200
KEPT = frozenset({"submitted", "sent_back"})  # states in which a draft's words still serve


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft opened: what was typed, by field, and what has happened in the matter since it was submitted."""

    row: Draft
    words: dict[str, Any]
    version: int
    changes: list[Event]


def waiting(actor: StaffActor) -> QuerySet[Draft]:
    """What waits for this actor's own signature, the longest waiting first; a deputy is not shown what the head signs."""
    if not actor.may(SIGN):
        return Draft.objects.none()
    rows = Draft.objects.filter(unit_id__in=gate.units_of(actor), state="submitted")
    if not actor.may(SIGN_HEAD):
        rows = rows.filter(head=False)
    return rows.filter(matter__in=gate.visible(actor)).order_by("submitted_at")


def own_drafts(actor: StaffActor) -> QuerySet[Draft]:
    """What the actor drafted and others have not signed yet, the longest waiting first."""
    rows = Draft.objects.filter(
        unit_id__in=gate.units_of(actor), drafted_by_id=actor.account_id, state="submitted"
    )
    return rows.filter(matter__in=gate.visible(actor)).order_by("submitted_at")


def sent_back(actor: StaffActor) -> list[Draft]:
    """What came back to the actor with remarks and is still to be reworked, the oldest first; the words stay sealed.

    Left out is what was drafted again since, and what the matter has left behind.
    """
    mine = {"unit_id__in": gate.units_of(actor), "drafted_by_id": actor.account_id, "state": "sent_back"}
    newer = Draft.objects.filter(matter_id=OuterRef("matter_id"), act=OuterRef("act"), no__gt=OuterRef("no"))
    rows = Draft.objects.filter(**mine, matter__in=gate.visible(actor), matter__is_open=True)
    return [row for row in listed(rows.filter(~Exists(newer)).order_by("decided_at")) if _still_due(row)]


def _still_due(row: Draft) -> bool:
    """Whether the act a draft is of can still be done where its matter now stands."""
    rows = rules_of(row.matter).pack.rows_of.get(row.act, ())
    return WAITING in row.matter.marks and any(row.matter.stage in one.stages for one in rows)


def listed(rows: QuerySet[Draft]) -> list[Draft]:
    """The rows with their matters, for a list; the words stay sealed."""
    return list(rows.select_related("matter", "matter__holder").defer("contents")[:SHOWN])


def draft_of(matter: Matter, act: str, actor: StaffActor) -> Drafted | None:
    """The newest draft of an act that waits or was sent back, for those of its unit; asks nothing where none ever was."""
    if WAITING not in matter.marks:
        return None
    rows = [
        r for r in select(Draft, order="no", matter=matter.pk, act=act) if r.unit_id in gate.units_of(actor)
    ]
    if not rows or rows[-1].state not in KEPT:
        return None
    return opened(matter, rows[-1])


def waiting_in(matter: Matter) -> list[Draft]:
    """The drafts that wait in one matter, in the order of coming; the words stay sealed."""
    return select(Draft, order="no", matter=matter.pk, state="submitted")


def opened(matter: Matter, row: Draft) -> Drafted:
    """The draft with its words in clear."""
    held = json.loads(unseal(row.contents, draft_context(row)))
    own = {"submit_draft", "send_back_draft"}
    changes = [e for e in since(matter, held["version"]) if e.act not in own]
    return Drafted(row, held["words"], held["version"], changes)


def conduct_said(matter: Matter, events: list[Event], actor: StaffActor) -> dict[int, tuple[str, str]]:
    """What the decision says of conduct, by claim: a code and a reason. For who reads reports and is no kin of the unit."""
    if not actor.may(REPORTS):
        return {}
    said: dict[int, tuple[str, str]] = {}
    for event in events:
        sealed = event.inner.get("conduct")
        if sealed and event.unit_id and actor.unit_id not in tree().kin(event.unit_id):
            held = json.loads(unseal(sealed, f"conduct:{matter.pk}"))
            said |= {int(claim): (code, why) for claim, (code, why) in held.items()}
    return said


def signers(unit_id: int, *, head: bool) -> list[Account]:
    """Who may sign for a unit: its own people, else those of the nearest unit above that has any."""
    needed = SIGN_HEAD if head else SIGN
    roles = [r.pk for r in Role.objects.all() if needed in r.permissions]
    for one in (unit_id, *tree().above(unit_id)):
        found = Account.objects.filter(unit_id=one, is_active=True, roles__in=roles).distinct()
        accounts = list(found.order_by("id")[:20])
        if accounts:
            return accounts
    return []
