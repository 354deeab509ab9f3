"""End a leader's charge of a case, with what came of it; neither handling nor any right ends by it."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.proceedings import end_proceeding
from huiyin.matters.record.writing import mark, write
from huiyin.work.reception.leading import charge_of


@act
def end_lead(
    *, actor: StaffActor, at: datetime, matter_id: int, result: str, reason: str, key: str | None = None
) -> Event:
    """`result` is a code of the law. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=SUPERVISE)
    words = reason.strip()
    asked = ask("end_lead", matter, actor=actor, at=at, lead_result=result, reason=words)
    row = charge_of(matter)
    end_proceeding(matter, row, on=asked.on, state="done", result=words, details={"result": result})
    mark(matter, led=False)
    public = {"led_by": row.whom, "lead_result": result, "reason": words}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"lead": row.no})
