"""Days and what they are: one year's days off and make-up working days, and reading a day from text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from huiyin.domain.law.terms import LawError

ONE_DAY = timedelta(days=1)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class YearDays:
    """One year's departures from the plain week.

    ``off`` names each day off (also those that fall on a weekend), ``work`` are weekend days that are worked.
    ``published`` is False when the year was worked out by rule because no calendar was announced for it.
    """

    year: int
    off: Mapping[date, str]
    work: frozenset[date] = frozenset()
    published: bool = True
    source: str = ""


class DayKind(StrEnum):
    """What a day is to somebody who counts working days."""

    WORKING = "working"
    MAKEUP = "makeup_day"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"

    @property
    def works(self) -> bool:
        """True when offices are open on such a day."""
        return self in (DayKind.WORKING, DayKind.MAKEUP)


def kind_of(day: date, year: YearDays) -> DayKind:
    """What ``day`` is, by the days of its own year."""
    if day in year.off:
        return DayKind.HOLIDAY
    weekend = day.weekday() >= 5
    if day in year.work:
        return DayKind.MAKEUP if weekend else DayKind.WORKING
    return DayKind.WEEKEND if weekend else DayKind.WORKING


def read_day(text: str) -> date:
    """The day written as YYYY-MM-DD. Raises LawError for anything else, also for a day that does not exist."""
    mend = "Give a day that exists, as YYYY-MM-DD, such as 2026-01-20"
    if not _ISO_DAY.fullmatch(text):
        raise LawError(f"'{text[:40]}' is not a date", "it is not written as YYYY-MM-DD", mend)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise LawError(f"'{text}' is not a date", f"no such day ({error})", mend) from None


def read_moment(text: str) -> tuple[date, datetime]:
    """The moment written as 2026-03-10T09:30+08:00, and its day. Raises LawError for anything else."""
    mend = "Give a moment with its time zone, such as 2026-03-10T09:30+08:00"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise LawError(f"'{text[:40]}' is not a moment", str(error), mend) from None
    if moment.tzinfo is None:
        raise LawError(f"'{text[:40]}' is not a moment", "it names no time zone", mend)
    return moment.date(), moment
