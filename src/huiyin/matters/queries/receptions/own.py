"""The bookings of one matter: what is still to come with its turn, and what was."""

from dataclasses import dataclass
from datetime import datetime

from huiyin.foundation.ledger.rows import select
from huiyin.matters.models import Booking, Event, Matter, ReceptionDay
from huiyin.matters.queries.receptions.days import Day, shown
from huiyin.matters.receptions.line import STANDING, standing

BOOKED_BY = "book_reception"


@dataclass(frozen=True, slots=True)
class Booked:
    """One booking with its reception; `turn` among those with a place, or among those who wait, and how many are before."""

    row: Booking
    day: Day
    turn: int
    before: int

    @property
    def waits(self) -> bool:
        """Whether a place is still waited for."""
        return self.row.state == "waiting"

    @property
    def over(self) -> bool:
        """Whether the day is over and nobody has noted yet what came of it."""
        return self.day.over and self.day.row.state == "published"

    @property
    def kept(self) -> bool:
        """Whether its reception was called off and the next one is not known yet."""
        return self.day.row.state != "published"


def bookings(matter: Matter, at: datetime, events: list[Event] | None = None) -> list[Booked]:
    """Those still to come, soonest first; costs no query where nothing was ever booked."""
    if events is not None and not any(event.act == BOOKED_BY for event in events):
        return []
    rows = [row for row in select(Booking, order="no", matter=matter.pk) if row.state in STANDING]
    days = {
        day.row.pk: day
        for day in shown(ReceptionDay.objects.filter(pk__in=[row.reception_id for row in rows]), at)
    }
    found = [Booked(row, days[row.reception_id], *standing(row)) for row in rows]
    return sorted(found, key=lambda one: (one.day.begins, one.row.no))
