"""Note that nobody came to a booking; only the place of that day is gone."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.receptions.line import reception
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.reception.booking import (
    asked_with,
    at_this_table,
    booking_of,
    count,
    end_booking,
    reached,
    told,
)


@act
def note_absent(
    *, actor: StaffActor, at: datetime, matter_id: int, booking: int, key: str | None = None
) -> Event:
    """It is counted nowhere, and the person may book again at once. Raises Refused, Invalid, gate errors."""
    matter = reached(matter_id, actor)
    row = booking_of(matter, booking)
    day = reception(row.reception_id, lock=True)
    facts = asked_with(matter, day, at=at, besides=row.no)
    asked = ask("note_absent", matter, actor=actor, at=at, booking=row.no, **facts)
    at_this_table(day, actor)
    end_booking(matter, row, "absent", at)
    count(matter, -1)
    inner = {"booking": row.no, "left_reception": day.pk}
    return write(matter, asked, actor=actor, at=at, public=told(day), inner=inner)
