"""End a mediation without agreement; either side may, at any time, and the handling goes on as before."""

from datetime import datetime

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Proceeding
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.hearing.rows import running_mediation

LONGEST = 1_000  # a house size


@act
def end_mediation(
    *,
    actor: StaffActor | PersonActor,
    at: datetime,
    matter_id: int,
    reason: str = "",
    key: str | None = None,
) -> Event:
    """End it; of the person no reason is demanded. Raises Refused, Invalid, gate errors."""
    by_office = isinstance(actor, StaffActor)
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE if by_office else None, at_desk=by_office)
    words = reason.strip()[:LONGEST]
    asked = ask("end_mediation", matter, actor=actor, at=at, reason=words)
    row = running_mediation(matter)
    over = {"state": "failed", "ended_on": asked.on, "result": words}
    change(Proceeding, over, matter=matter.pk, no=row.no)
    matter.marks = {**matter.marks, "mediating": False}
    return write(matter, asked, actor=actor, at=at, public={"reason": words}, inner={"mediation": row.no})
