"""Cancel a booking: by the person, or by the office when they said so at the window or by telephone."""

from datetime import datetime

from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.receptions.line import reception
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.reception.booking import booking_of, count, end_booking, reached, told


@act
def cancel_booking(
    *, actor: PersonActor | StaffActor, at: datetime, matter_id: int, booking: int, key: str | None = None
) -> Event:
    """No reason is asked; the place goes to the first who waits. Raises Refused, Invalid, gate errors."""
    matter = reached(matter_id, actor)
    asked = ask("cancel_booking", matter, actor=actor, at=at)
    row = booking_of(matter, booking)
    day = reception(row.reception_id, lock=True)
    end_booking(matter, row, "cancelled", at)
    count(matter, -1)
    inner = {"booking": row.no, "left_reception": day.pk}
    return write(matter, asked, actor=actor, at=at, public=told(day), inner=inner)
