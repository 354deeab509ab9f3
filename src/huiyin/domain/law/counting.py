"""Counting days: from a first day that does not count to the day that binds, each day written down.

Calendar days count every day; working days only those on which offices are open. An office's limit ends on
its last day whatever day that is; a person's moves on to the next working day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from huiyin.domain.law.calendar import Calendar
from huiyin.domain.law.days import ONE_DAY
from huiyin.domain.law.terms import Side, Unit

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Counted:
    """One day as it was counted; ``holiday`` is the code of the day off, if it is one."""

    day: date
    number: int | None
    why: str
    holiday: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """The days, the last one counted, the one that binds, and whether an unannounced year mattered."""

    days: tuple[Counted, ...]
    nominal: date
    due: date
    provisional: bool


def count(
    start: date, length: int, unit: Unit, side: Side, calendar: Calendar, excluded: Sequence[Span] = ()
) -> Count:
    """Count ``length`` units from the day after ``start``. ``excluded`` spans (both ends in) are passed over."""
    days = [Counted(start, None, "first_day")]
    number, day = 0, start
    while number < length:
        day += ONE_DAY
        one = _count_one(day, number + 1, unit, calendar, excluded)
        number = one.number or number
        days.append(one)
    rolled = _roll(day, calendar) if side is Side.PERSON else []
    consulted = [one.day for one in days[1:]] if unit is Unit.WORKING_DAYS else []
    if side is Side.PERSON:
        consulted += [day, *(one.day for one in rolled)]
    provisional = not all(calendar.is_published(one) for one in consulted)
    days += rolled
    return Count(tuple(days), day, days[-1].day, provisional)


def _count_one(day: date, number: int, unit: Unit, calendar: Calendar, excluded: Sequence[Span]) -> Counted:
    if any(first <= day <= last for first, last in excluded):
        return Counted(day, None, "excluded")
    if unit is Unit.DAYS:
        return Counted(day, number, "counted")
    kind = calendar.kind(day)
    if not kind.works:
        return Counted(day, None, kind.value, calendar.name_of(day))
    return Counted(day, number, "makeup_day" if kind.value == "makeup_day" else "counted")


def _roll(nominal: date, calendar: Calendar) -> list[Counted]:
    due = calendar.next_working(nominal)
    passed: list[Counted] = []
    day = nominal
    while day < due:
        day += ONE_DAY
        kind = calendar.kind(day)
        why = "rolled" if kind.works else kind.value
        passed.append(Counted(day, None, why, calendar.name_of(day)))
    return passed
