"""What the acts of a booking share: the wish, what the law is asked with, the booking that is meant, taking a turn."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import Actor, StaffActor
from huiyin.foundation.people.models import Account
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import Asked, counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.models import Booking, Matter, ReceptionDay
from huiyin.matters.receptions.barring import barred_day, let_prepare
from huiyin.matters.receptions.line import (
    BOOKED,
    NUMBERS,
    STANDING,
    WAITING,
    free,
    next_turn,
    order_of,
    standing,
    waits,
)
from huiyin.matters.receptions.sitting import begins
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import mark

MOST_INSIDE = 1000  # a house measure against a slip of the pen; the law says how many may come in
WAYS = ("portal", "window", "phone")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody books with: how many come in, what they need, what they wish to speak about, which way they asked."""

    people: int = 1
    needs: tuple[str, ...] = ()
    words: str = ""
    through: str = "portal"


def reached(matter_id: int, actor: Actor) -> Matter:
    """The matter, for its person, the system, or staff who receive people. Raises gate errors."""
    return gate.reach(matter_id, actor=actor, needs=RECEIVE if isinstance(actor, StaffActor) else None)


def at_this_table(day: ReceptionDay, actor: StaffActor) -> None:
    """Only the leader, and staff of the offices that sit there, open a meeting or note that nobody came. Raises NotOnYourDesk."""
    if actor.account_id != day.leader_id and not {day.unit_id, *day.units} & gate.units_of(actor):
        raise gate.NotOnYourDesk(
            _("Another office holds this reception; its own staff write down what came of it.")
        )


def asked_with(matter: Matter, day: ReceptionDay, *, at: datetime, besides: int = 0) -> dict[str, Any]:
    """The facts of one reception for one matter; the day itself goes among the moments. `besides` is a booking left out."""
    matter.moments = {**matter.moments, "reception_day": day.day.isoformat()}
    rows = Booking.objects.filter(
        matter_id=matter.pk, reception__day=day.day, state__in=(*STANDING, "received")
    )
    return {
        "reception_kind": day.kind,
        "reception_off": day.state != "published",
        "reception_begun": begins(day) <= at,
        "leader_barred": barred_day(matter, day),
        "booked_that_day": rows.exclude(no=besides).exists(),
    }


def check_wish(matter: Matter, wish: Wish) -> None:
    """Raises Invalid with every problem at once."""
    problems = []
    if not 1 <= wish.people <= MOST_INSIDE:
        problems.append(Problem("people", _("Say how many will come in: at least one.")))
    if set(wish.needs) - set(counsel_for(matter).group("visit_needs")):
        problems.append(Problem("needs", _("Choose what is needed from the list.")))
    if wish.through not in WAYS:
        problems.append(Problem("through", _("Say whether they asked at the window or by telephone.")))
    if problems:
        raise Invalid(*problems)


def booking_of(matter: Matter, no: int) -> Booking:
    """The booking of that number that is still to be received. Raises Invalid."""
    row = next(iter(select(Booking, matter=matter.pk, no=no)), None) if 0 < no < NUMBERS else None
    if row is None:
        raise Invalid(Problem("booking", _("There is no such booking in this matter.")))
    if row.state not in STANDING:
        text = _("This booking is no longer open: it was received, moved or cancelled.")
        raise Invalid(Problem("booking", text))
    return row


def take_turn(
    matter: Matter,
    day: ReceptionDay,
    asked: Asked,
    wish: Wish,
    *,
    since: datetime,
    at: datetime,
    placed: bool = False,
) -> Booking:
    """A place in the line, by `since`; with `placed` a place that was given before and goes along.

    Somebody gets a place only where one is free and nobody who booked before waits for it.
    """
    row = add(
        Booking,
        matter,
        reception_id=day.pk,
        turn=next_turn(day.pk),
        people=wish.people,
        needs=list(wish.needs),
        words=wish.words.strip()[:2000],
        booked_at=since,
        through=wish.through,
        state=BOOKED if placed or (free(day) and not waits(day)) else WAITING,
    )
    if row.state == BOOKED:
        let_prepare(matter, day, on=local_day(at), at=at)
    return row


def end_booking(matter: Matter, row: Booking, state: str, at: datetime, **more: Any) -> None:
    """The booking is over: received, moved, cancelled or absent."""
    change(Booking, {"state": state, "ended_at": at, **more}, matter=matter.pk, no=row.no)
    row.state = state


def count(matter: Matter, by: int) -> None:
    """How many bookings are still to come, which is all the law wants to know."""
    mark(matter, open_bookings=max(int(matter.marks.get("open_bookings", 0)) + by, 0))


def told(day: ReceptionDay, row: Booking | None = None) -> dict[str, Any]:
    """What the person and the desk read of it: when, where, who receives; with a booking, which turn."""
    leader = Account.objects.get(pk=day.leader_id)
    public: dict[str, Any] = {
        "reception_on": day.day.isoformat(),
        "reception_hour": f"{day.starts:%H:%M}",
        "reception_place": day.place,
        "receives": f"{day.leader_title} {leader.name}",
    }
    if row is not None:
        turn, before = standing(row)
        public |= {"waiting": row.state == WAITING, "turn": turn, "before": before}
    return public


def next_in_line(row: Booking, rows: list[Booking]) -> bool:
    """Whether nobody who booked before waits."""
    return all(order_of(row) <= order_of(one) for one in rows if one.state == WAITING)
