"""A calendar over many years: published where it was announced, by rule and said to be so where it was not."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from huiyin.domain.law.days import ONE_DAY, DayKind, YearDays, kind_of
from huiyin.domain.law.terms import LawError


@dataclass(frozen=True, slots=True)
class Calendar:
    """The published years, and the rule for the others.

    ``library_code`` is what the ``holidays`` library calls the country; the pack gives it. ``first_year`` and
    ``last_year`` bound what can be asked: the library's lunar tables end there.
    """

    name: str
    years: Mapping[int, YearDays]
    library_code: str
    first_year: int
    last_year: int
    version: str = ""
    _by_rule: dict[int, YearDays] = field(default_factory=dict, compare=False, repr=False)

    def year(self, number: int) -> YearDays:
        """The days of a year. Raises LawError outside the years the calendar can answer for."""
        if number in self.years:
            return self.years[number]
        if number not in self._by_rule:
            self.check_year(number)
            self._by_rule[number] = _statutory(self.library_code, number)
        return self._by_rule[number]

    def check_year(self, number: int) -> None:
        """Raise LawError when no day of this year can be answered for."""
        if not self.first_year <= number <= self.last_year:
            raise LawError(
                f"The year {number} cannot be counted",
                f"the calendar reaches from {self.first_year} to {self.last_year}",
                "Check the date",
            )

    def kind(self, day: date) -> DayKind:
        """What the day is: working, make-up working day, weekend or holiday."""
        return kind_of(day, self.year(day.year))

    def name_of(self, day: date) -> str:
        """The code of the holiday on that day, empty when it is none."""
        return self.year(day.year).off.get(day, "")

    def is_published(self, day: date) -> bool:
        """True when the calendar of the day's year was announced."""
        return self.year(day.year).published

    def next_working(self, day: date) -> date:
        """The day itself when it is worked, else the first worked day after it."""
        while not self.kind(day).works:
            day += ONE_DAY
        return day


def make_calendar(
    name: str, years: Mapping[int, YearDays], library_code: str, reach: tuple[int, int]
) -> Calendar:
    """A calendar with its version: the published years, and a digest of every day they change."""
    published = sorted(number for number, days in years.items() if days.published)
    lines = [
        f"{day}={years[number].off.get(day, 'work')}"
        for number in published
        for day in sorted([*years[number].off, *years[number].work])
    ]
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]
    span = f"{published[0]}..{published[-1]}" if published else "none"
    return Calendar(name, dict(years), library_code, *reach, version=f"{name}-{span}+{digest}")


def _statutory(code: str, year: int) -> YearDays:
    # Imported here: it is needed only for years without a published calendar, and it is slow to load.
    import holidays

    listed = holidays.country_holidays(code, observed=False)
    # Days that were announced for one year only are no rule; without this the library would add those it knows.
    listed.has_special_holidays = False
    listed.get(date(year, 1, 1))  # asking for a day is what makes the library work out its year
    off = {day: "statutory" for day in listed if day.year == year}
    return YearDays(year, off, frozenset(), published=False, source="rule")
