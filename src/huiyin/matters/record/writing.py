"""Writing one act: stage, clocks, desk, event, ledger entry and outbox, by the permit that allows it."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from huiyin.foundation.ledger.append import Head, append, canonical
from huiyin.foundation.ledger.rows import change, select, update
from huiyin.foundation.people.actor import Actor, PersonActor, StaffActor
from huiyin.foundation.people.models import Account
from huiyin.foundation.units.models import Unit
from huiyin.matters.asking import Asked
from huiyin.matters.models import Event, Holding, Matter
from huiyin.matters.record.children import add
from huiyin.matters.record.clocks import turn_clocks
from huiyin.matters.record.drafts.settling import settle_drafts
from huiyin.matters.record.proceedings import call_off, end_inside

# What an act may change on the matter itself; the text as received is not among them.
CHANGEABLE = (
    "office",
    "holder",
    "officer",
    "stage",
    "is_open",
    "taken_up",
    "kind",
    "path",
    "category",
    "place",
    "confidential",
    "publishable",
    "identity_clear",
    "people",
    "moments",
    "marks",
    "next_due",
    "next_due_at",
    "next_limit",
    "claims",
    "undecided_claims",
    "open_commitments",
    "version",
    "next_no",
    "ledger_length",
    "ledger_head",
)


def write(
    matter: Matter,
    asked: Asked,
    *,
    actor: Actor,
    at: datetime,
    holder: Unit | None = None,
    owing: Unit | None = None,
    public: dict[str, Any] | None = None,
    inner: dict[str, Any] | None = None,
    happened_on: date | None = None,
    renews_stage: bool = True,
) -> Event:
    """Record an act that counsel permits. `holder` moves the matter to another desk.

    `owing` is the unit whose duty the clocks are that begin, where it is not the one that then holds the matter.
    `happened_on` is the day the thing itself happened, where it is written down later (a letter received by post).
    `renews_stage` is False where a matter goes back to a stage whose day stays as it was: no limit begins anew.
    `public` is shown to the person on the timeline, `inner` to the desk; neither may hold identifying data.
    """
    before = matter.stage
    permit = asked.permit
    if permit.to_stage != before:
        matter.stage = permit.to_stage
        if renews_stage or permit.to_stage not in matter.moments:
            matter.moments = {**matter.moments, permit.to_stage: (happened_on or asked.on).isoformat()}
        matter.is_open = asked.counsel.stage(permit.to_stage).open
        by_person = isinstance(actor, PersonActor)
        inner = {**(inner or {}), **call_off(matter, happened_on or asked.on, by_person=by_person)}
        if not matter.is_open:
            end_inside(matter, happened_on or asked.on)
    _move_desk(matter, actor, at, holder, how=permit.act)
    turn_clocks(matter, asked, unit_id=owing.pk if owing else matter.holder_id, day=happened_on or asked.on)
    moved = holder is not None or matter.stage != before
    inner = {**(inner or {}), **settle_drafts(matter, asked, actor=actor, at=at, moved=moved)}
    event = _event(matter, asked, actor, at, before, public or {}, inner)
    seal_act(matter, event, actor)
    return event


def mark(matter: Matter, *, drop: Iterable[str] = (), **values: Any) -> None:
    """Set marks, facts the law asks for that stand nowhere else, and take others off; saved when the act is written."""
    gone = set(drop)
    matter.marks = {name: value for name, value in matter.marks.items() if name not in gone} | values


def seal_act(matter: Matter, event: Event, actor: Actor) -> None:
    """Put the event into the matter's chain, announce it, and save the matter as it now stands."""
    head = Head(matter.ledger_length, matter.ledger_head)
    body = {
        "event": event.no,
        "stage": [event.stage_before, event.stage_after],
        "unit": event.unit_id,
        "articles": event.articles,
        "content": content_digest(event),
    }
    head = append(matter.pk, head, act=event.act, actor=actor.mark, at=event.at, body=body)
    matter.ledger_length, matter.ledger_head = head.length, head.hash
    matter.version += 1
    update(matter, CHANGEABLE)


def content_digest(event: Event) -> str:
    """The digest by which the ledger vouches for what an event says, without holding it."""
    return hashlib.sha256(canonical({"public": event.public, "inner": event.inner}).encode()).hexdigest()


def _event(
    matter: Matter,
    asked: Asked,
    actor: Actor,
    at: datetime,
    before: str,
    public: dict[str, Any],
    inner: dict[str, Any],
) -> Event:
    return add(
        Event,
        matter,
        act=asked.permit.act,
        at=at,
        on=asked.on,
        actor=actor.mark,
        actor_name=actor.name if isinstance(actor, StaffActor) else "",
        unit_id=actor.unit_id if isinstance(actor, StaffActor) else None,
        stage_before=before,
        stage_after=matter.stage,
        public=public,
        inner=inner,
        articles=[b.id for b in asked.permit.basis],
    )


def _move_desk(matter: Matter, actor: Actor, at: datetime, holder: Unit | None, how: str) -> None:
    if holder is not None and holder.pk != matter.holder_id:
        change(Holding, {"until": at}, matter=matter.pk, until=None)
        fetched = (
            isinstance(actor, StaffActor) and actor.unit_id == holder.pk
        )  # who fetches it has taken it up
        add(Holding, matter, unit=holder, since=at, how=how, taken_up_at=at if fetched else None)
        matter.holder = holder
        matter.taken_up = fetched
        _let_officer_go(matter, holder)
    elif isinstance(actor, StaffActor) and actor.unit_id == matter.holder_id and not matter.taken_up:
        change(Holding, {"taken_up_at": at}, matter=matter.pk, until=None, taken_up_at=None)
        matter.taken_up = True


def _let_officer_go(matter: Matter, holder: Unit) -> None:
    """An officer belongs to the unit that holds the matter; only one who moved there with it goes on."""
    if matter.officer_id and not Account.objects.filter(pk=matter.officer_id, unit=holder).exists():
        matter.officer = None


def move_office(matter: Matter, office: Unit, at: datetime) -> None:
    """Let another letters office see to the matter, since the one that took it in is no more; written by the act."""
    if not select(Holding, matter=matter.pk, unit=office.pk):
        add(Holding, matter, unit=office, since=at, until=at, how="office")
    matter.office = office
