"""Report that what was promised in the opinion has been done, with evidence (Art 32: execution is pressed)."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor, SystemActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import Asked, ask
from huiyin.matters.models import Commitment, Event, Matter
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add_files
from huiyin.matters.record.writing import write
from huiyin.work.promises.given_word import ensure_theirs, made_on, promise, relax


@act
def keep_promise(
    *,
    actor: StaffActor | SystemActor,
    at: datetime,
    matter_id: int,
    commitment: int,
    evidence: str,
    kept_on: date | None = None,
    files: tuple[Any, ...] = (),
    key: str | None = None,
) -> Event:
    """Mark a commitment (its number in the matter) as kept on `kept_on` (today when left out). Raises Refused, Invalid, gate errors.

    `files` are KeptFile of foundation.files. What the person said of an earlier report is cleared: they may judge this one.
    The system notes it in a matter taken out of a joint one, where the unit has reported it (jobs.joint.promised).
    """
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE if isinstance(actor, StaffActor) else None)
    asked = ask("keep_promise", matter, actor=actor, at=at)
    row = _open_promise(matter, commitment, evidence)
    if isinstance(actor, StaffActor):
        ensure_theirs(matter, [row], actor)
    day = _day(matter, row, kept_on, asked)
    kept = {"kept_on": day, "evidence": evidence.strip(), "disputed_on": None, "pressed_on": None}
    unsaid = {"said": "", "said_on": None, "said_words": "", "said_by": ""}
    change(Commitment, kept | unsaid, matter=matter.pk, no=commitment)
    matter.open_commitments -= 1
    relax(matter)
    proof = add_files(matter, files, at=at, item_no=None, from_person=False)
    public: dict[str, Any] = {"commitment": commitment, "promise": row.text, "due": row.due.isoformat()}
    public |= {"evidence": evidence.strip(), "kept_on": day.isoformat()}
    public |= {"files": len(proof), "attachments": [a.no for a in proof]} if proof else {}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"commitment": commitment})


def _open_promise(matter: Matter, commitment: int, evidence: str) -> Commitment:
    if not evidence.strip():
        raise Invalid(
            Problem("evidence", _("Say what was done and where it can be seen; the person reads this."))
        )
    row = promise(matter, commitment)
    if row.kept_on is not None:
        raise Invalid(Problem("commitment", _("There is no open promise of that number in this matter.")))
    return row


def _day(matter: Matter, row: Commitment, kept_on: date | None, asked: Asked) -> date:
    day = kept_on or asked.on
    made = made_on(matter, row) if kept_on else day
    if made <= day <= asked.on:
        return day
    text = _("It can only have been done between the day it was promised (%(made)s) and today.")
    raise Invalid(Problem("kept_on", text % {"made": made.isoformat()}))
