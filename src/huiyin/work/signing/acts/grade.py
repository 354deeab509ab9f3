"""Grade a matter as grave (重大、复杂) or as ordinary again; a grave one is signed by the head."""

from datetime import datetime

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SIGN, SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Draft, Event
from huiyin.matters.record import act
from huiyin.matters.record.drafts.settling import WAITING
from huiyin.matters.record.writing import write


@act
def grade(
    *, actor: StaffActor, at: datetime, matter_id: int, grave: bool, reason: str, key: str | None = None
) -> Event:
    """Set or lift the grade. A leader grades what lies with their unit, a supervisor what they oversee. Raises Refused."""
    overseeing = actor.may(SUPERVISE)
    matter = gate.reach(matter_id, actor=actor, needs=(SIGN, SUPERVISE), at_desk=not overseeing)
    asked = ask("grade", matter, actor=actor, at=at, to_grave=grave, reason=reason.strip())
    marks = {name: value for name, value in matter.marks.items() if name != "grave"}
    matter.marks = {**marks, "grave": True} if grave else marks
    if matter.marks.get(WAITING):  # who has to sign changes for the drafts that wait as well
        change(Draft, {"head": grave}, matter=matter.pk, state="submitted")
    public = {"grave": grave, "reason": reason.strip()}
    return write(matter, asked, actor=actor, at=at, public=public)
