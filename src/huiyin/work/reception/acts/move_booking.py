"""Move a booking to another reception: by the person or for them behind those there, by a day moved with its order kept."""

from datetime import datetime

from huiyin.foundation.people.actor import Actor, SystemActor
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, ReceptionDay
from huiyin.matters.receptions.line import BOOKED, reception
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.reception.booking import Wish, asked_with, booking_of, end_booking, reached, take_turn, told


@act
def move_booking(
    *,
    actor: Actor,
    at: datetime,
    matter_id: int,
    booking: int,
    reception_id: int,
    key: str | None = None,
) -> Event:
    """The old booking ends as moved, a new one begins. Raises Refused, Invalid, gate errors.

    Where the old reception was moved or called off, or ended before those who waited had a place, its order is kept; and
    where it was moved to this very one, a place given stays given.
    """
    matter = reached(matter_id, actor)
    row = booking_of(matter, booking)
    # always in the order of their ids, so that two who move in opposite directions do not wait for one another
    old, day = _both(row.reception_id, reception_id)
    facts = asked_with(matter, day, at=at, besides=row.no)
    asked = ask("move_booking", matter, actor=actor, at=at, **facts)
    by_office = old.state != "published" or isinstance(actor, SystemActor)
    wish = Wish(row.people, tuple(row.needs), row.words, row.through)
    placed = row.state == BOOKED and old.state == "moved" and old.moved_to == day.pk
    end_booking(matter, row, "moved", at)
    since = row.booked_at if by_office else at
    new = take_turn(matter, day, asked, wish, since=since, at=at, placed=placed)
    public = {**told(day, new), "from_on": old.day.isoformat(), "by_office": by_office}
    public |= {"why_moved": old.why} if by_office and old.why else {}
    inner = {"booking": new.no, "reception": day.pk, "left_reception": old.pk}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)


def _both(old: int, new: int) -> tuple[ReceptionDay, ReceptionDay]:
    locked = {day: reception(day, lock=True, field="reception_id") for day in sorted({old, new})}
    return locked[old], locked[new]
