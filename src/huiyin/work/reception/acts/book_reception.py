"""Book a place in a leader's reception (Art 18(2)): by the person, or at the window or by telephone for them."""

from datetime import datetime

from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.receptions.line import reception
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.reception.booking import Wish, asked_with, check_wish, count, reached, take_turn, told


@act
def book_reception(
    *,
    actor: PersonActor | StaffActor,
    at: datetime,
    matter_id: int,
    reception_id: int,
    wish: Wish,
    key: str | None = None,
) -> Event:
    """Take the next turn: a place while one is free and nobody waits, else the end of those who wait.

    Raises Refused, Invalid, gate errors.
    """
    matter = reached(matter_id, actor)
    day = reception(reception_id, lock=True)
    check_wish(matter, wish)
    facts = asked_with(matter, day, at=at)
    asked = ask("book_reception", matter, actor=actor, at=at, coming_after_first=wish.people - 1, **facts)
    row = take_turn(matter, day, asked, wish, since=at, at=at)
    count(matter, +1)
    inner = {"booking": row.no, "reception": day.pk, "through": wish.through}
    return write(matter, asked, actor=actor, at=at, public=told(day, row), inner=inner)
