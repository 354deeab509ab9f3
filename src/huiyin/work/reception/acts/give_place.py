"""Give a place that became free to the first who waits; done by the program, in order."""

from datetime import datetime

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import Actor
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Booking, Event
from huiyin.matters.receptions.barring import let_prepare
from huiyin.matters.receptions.line import BOOKED, WAITING, free, line, reception
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.reception.booking import booking_of, next_in_line, reached, told


@act
def give_place(*, actor: Actor, at: datetime, matter_id: int, booking: int, key: str | None = None) -> Event:
    """Only to the first of those who wait, and only while a place is free. Raises Refused, Invalid, gate errors."""
    matter = reached(matter_id, actor)
    row = booking_of(matter, booking)
    day = reception(row.reception_id, lock=True)
    first = row.state == WAITING and day.state == "published" and next_in_line(row, line(day.pk))
    asked = ask("give_place", matter, actor=actor, at=at, place_free=first and free(day) > 0)
    change(Booking, {"state": BOOKED}, matter=matter.pk, no=row.no)
    row.state = BOOKED
    let_prepare(matter, day, on=local_day(at), at=at)
    inner = {"booking": row.no, "reception": day.pk}
    return write(matter, asked, actor=actor, at=at, public=told(day, row), inner=inner)
