"""What an act settles among the drafts that wait for signature: its own is signed, those that lost their object lapse."""

import json
from datetime import datetime
from typing import Any

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import Actor, StaffActor
from huiyin.foundation.units.models import Unit
from huiyin.foundation.vault.seal import seal
from huiyin.matters.asking import Asked
from huiyin.matters.models import Draft, Matter
from huiyin.matters.record.children import next_no

WAITING = "drafts_waiting"  # the mark that counts them; absent where nothing was ever drafted
LARGEST = 200_000  # characters of one draft


def settle_drafts(matter: Matter, asked: Asked, *, actor: Actor, at: datetime, moved: bool) -> dict[str, str]:
    """Who signed and who drafted, for the inner record; empty for an act that needs no signature.

    `moved` says that the stage or the desk changed, which takes the object from every other draft that waits.
    """
    act = asked.permit.act
    said = {"signer": asked.signer} if asked.signer else {}
    if not matter.marks.get(WAITING) or not (moved or act in asked.counsel.signed):
        return said
    for row in select(Draft, order="no", matter=matter.pk, state="submitted"):
        if row.act == act:
            said["drafter"] = row.drafter
            end_draft(matter, row, "signed", by=_name(actor), at=at)
        elif moved:
            end_draft(matter, row, "lapsed", by=_name(actor), at=at)
    return said


def end_draft(matter: Matter, row: Draft, state: str, *, by: str, at: datetime, remarks: str = "") -> None:
    """A draft waits no longer: signed, sent_back, taken_back or lapsed. The matter is saved when the act is written."""
    ended = {"state": state, "decided_by": by, "decided_at": at, "remarks": remarks}
    change(Draft, ended, matter=matter.pk, no=row.no)
    matter.marks = {**matter.marks, WAITING: matter.marks[WAITING] - 1}


def new_draft(
    matter: Matter, act: str, words: dict[str, Any], *, actor: StaffActor, unit: Unit, at: datetime
) -> Draft:
    """A draft that waits, its words sealed with the version the matter will have once this act is written."""
    row = Draft(
        matter=matter,
        no=next_no(matter),
        act=act,
        unit=unit,
        drafted_by_id=actor.account_id,
        drafter=actor.name,
        submitted_at=at,
        head=bool(matter.marks.get("grave")),
    )
    text = json.dumps({"words": words, "version": matter.version + 1}, ensure_ascii=False)
    row.contents = seal(text, draft_context(row))
    matter.marks = {**matter.marks, WAITING: matter.marks.get(WAITING, 0) + 1}
    return row


def rework(matter: Matter, act: str) -> None:
    """A draft that was sent back has been taken up again in a new one; asks nothing where nothing was ever drafted."""
    if WAITING in matter.marks:
        change(Draft, {"state": "reworked"}, matter=matter.pk, act=act, state="sent_back")


def draft_context(row: Draft) -> str:
    """What a draft's words are sealed for."""
    return f"draft:{row.matter_id}:{row.no}"


def _name(actor: Actor) -> str:
    return actor.name if isinstance(actor, StaffActor) else actor.mark
