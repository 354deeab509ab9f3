"""The agenda of the county's offices: turns that come at their day and hour among the lives, and look at what stands by then."""

import heapq
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings

from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.console.county import people
from huiyin.interfaces.console.county.ground import Ground
from huiyin.interfaces.console.county.office_hours import at, working
from huiyin.matters.failures import NoSuchMatter, NotOnYourDesk, Refused
from huiyin.matters.models import Event

Turn = Callable[[datetime], object]
SOME_MINUTES = 11  # between turns of one round, so that no two fall together


class Agenda:
    """What is to be done when. A turn may put further turns on it; those that come after `last` are never taken."""

    def __init__(self, ground: Ground, last: date) -> None:
        self.ground, self.last = ground, last
        self.law: Counsel = counsel(settings.HUIYIN_PACK, settings.HUIYIN_PLACE or None)
        self.passed_over = 0  # acts for which the time had gone by when their turn came
        self._turns: list[tuple[datetime, int, Turn]] = []
        self._added = 0

    def add(self, moment: datetime, turn: Turn) -> None:
        """Put a turn on the agenda."""
        if moment.date() <= self.last:
            heapq.heappush(self._turns, (moment, self._added, turn))
            self._added += 1

    def upto(self, moment: datetime | None = None) -> None:
        """Take every turn before that moment; all that are left, where none is given."""
        while self._turns and (moment is None or self._turns[0][0] < moment):
            when, _added, turn = heapq.heappop(self._turns)
            turn(when)

    def moment(self, day: date, hour: int, number: int = 0) -> datetime:
        """An hour of that day, or of the next one worked; `number` moves it on by some minutes within the hour."""
        return at(working(self.law.calendar, day), time(hour, SOME_MINUTES * number % 60, 7 * number % 60))

    def ago(self, days: int, hour: int, number: int = 0) -> datetime:
        """An hour of a day worked, so many days before the last one."""
        return self.moment(self.last - timedelta(days=days), hour, number)

    def at_desk(self, unit: str, role: str, number: int = 0) -> StaffActor:
        """Somebody of that unit and role."""
        return self.ground.staff[people.at_desk(unit, role, number).login]

    def worker(self, unit_id: int, number: int = 0) -> StaffActor | None:
        """Whoever handles matters in the unit of that id; nobody, where the county names none."""
        code = next((code for code, pk in self.ground.units.items() if pk == unit_id), "")
        for role in ("handler", "clerk"):
            if any(m.unit == code and role in m.roles for m in people.staff()):
                return self.at_desk(code, role, number)
        return None

    def attempt(self, act: Callable[..., Event], **given: Any) -> Event | None:
        """Do it, unless the matter has moved on meanwhile: what was pressed for is done, or lies with somebody else."""
        try:
            return act(**given)
        except (Refused, NotOnYourDesk, NoSuchMatter):
            self.passed_over += 1
            return None


def pick(said: list[Any], number: int) -> Any:
    """The one of a list whose turn it is."""
    return said[number % len(said)]
