"""Keep the order of a booking whose reception was called off while the next one is not known yet."""

from datetime import datetime

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import Actor
from huiyin.matters.asking import ask
from huiyin.matters.models import Booking, Event
from huiyin.matters.receptions.line import WAITING, reception
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.reception.booking import booking_of, reached, told


@act
def keep_booking(
    *, actor: Actor, at: datetime, matter_id: int, booking: int, key: str | None = None
) -> Event:
    """It waits for the next reception, with the moment of booking it has. Raises Refused, Invalid, gate errors."""
    matter = reached(matter_id, actor)
    row = booking_of(matter, booking)
    asked = ask("keep_booking", matter, actor=actor, at=at)
    day = reception(row.reception_id)
    change(Booking, {"state": WAITING}, matter=matter.pk, no=row.no)
    public = {**told(day), "why_moved": day.why}
    inner = {"booking": row.no, "reception": day.pk}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)
