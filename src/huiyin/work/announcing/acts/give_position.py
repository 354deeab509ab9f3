"""Give the position of the unit concerned before a visit: how far it is, what can be promised, what cannot and why."""

from datetime import datetime

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import mark, write
from huiyin.work.announcing.coming import coming, put, visit_to_come


@act
def give_position(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    text: str,
    visit: int | None = None,
    key: str | None = None,
) -> Event:
    """Put the unit's position into the visit; what comes after its time is taken and recorded as late.

    Raises Refused, Invalid, gate errors.
    """
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, RECEIVE))
    row, position = coming(matter), clean(text)
    theirs = row is not None and row.concerned_id in gate.units_of(actor)
    asked = ask("give_position", matter, actor=actor, at=at, by_asked_unit=theirs, position=position)
    row = visit_to_come(matter, visit)
    late = row.position_due is not None and at > row.position_due
    put(matter, row, position=position, position_at=at, details={**row.details, "position_late": late})
    mark(matter, drop=("position_open",))
    public = {"visit": row.no, "position_by": row.concerned.name if row.concerned else "", "late": late}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"tell": [row.unit_id]})
