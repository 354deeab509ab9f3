"""Bands of age: for how many days something is late, without a gap and without an end."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class Band:
    """From how many days late to how many; the last one has no end."""

    name: str
    first: int
    last: int | None

    def holds(self, days: int) -> bool:
        """Whether so many days late belong here."""
        return days >= self.first and (self.last is None or days <= self.last)

    def dates(self, field: str, today: date) -> Q:
        """Rows whose date lies so many days back."""
        found = Q(**{f"{field}__lte": today - timedelta(days=self.first)})
        if self.last is not None:
            found &= Q(**{f"{field}__gte": today - timedelta(days=self.last)})
        return found


# what is late by hours only is late in the first week as well, so the first band begins with today
BANDS = (
    Band("week", 0, 7),
    Band("month", 8, 30),
    Band("quarter", 31, 90),
    Band("half", 91, 180),
    Band("longer", 181, None),
)


def band(name: str) -> Band | None:
    """The band of that name."""
    return next((one for one in BANDS if one.name == name), None)
