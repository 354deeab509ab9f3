"""Cancel a hearing that is called, with the reason; those invited are told."""

from datetime import datetime

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, REVIEW
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Proceeding
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.hearing.rows import called_hearing
from huiyin.work.hearing.uncounted import count_anew


@act
def cancel_hearing(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    reason: str,
    unwished: bool = False,
    key: str | None = None,
) -> Event:
    """Cancel it. `unwished` tells that the person no longer wishes to be heard. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, in_review=REVIEW, at_desk=True)
    asked = ask("cancel_hearing", matter, actor=actor, at=at, reason=reason.strip())
    hearing = called_hearing(matter)
    details = {**hearing.details, "unwished": unwished}
    over = {"state": "cancelled", "ended_on": asked.on, "result": reason.strip(), "details": details}
    change(Proceeding, over, matter=matter.pk, no=hearing.no)
    matter.marks = {**matter.marks, "hearing_open": False}
    moved = count_anew(matter, asked)
    day = hearing.due.isoformat() if hearing.due else ""
    public = {"hearing_on": day, "reason": reason.strip(), "unwished": unwished, "clocks": moved}
    inner = {"hearing": hearing.no, "invited": hearing.details["invited"]}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)
