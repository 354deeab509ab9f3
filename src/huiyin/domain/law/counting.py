"""Counting days: from a first day that does not count to the day that binds, each day written down.

Calendar days count every day; working days only those on which offices are open. An office's limit ends on
its last day whatever day that is; a person's moves on to the next working day. Hours are natural hours that
have really passed, by night and on holidays, whatever the clocks on the wall were set to meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from huiyin.domain.law.calendar import Calendar
from huiyin.domain.law.days import ONE_DAY
from huiyin.domain.law.terms import LawError, Side, Unit

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
    """The days, the last one counted, the one that binds, and whether an unannounced year mattered.

    ``due_at`` is the very moment, where hours were counted.
    """

    days: tuple[Counted, ...]
    nominal: date
    due: date
    provisional: bool
    due_at: datetime | None = None


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


def count_hours(start_at: datetime, length: int) -> Count:
    """Count ``length`` hours from a moment, and say on which days of its own time zone they lie.

    Raises LawError for a moment without a zone: nobody could say on which day it ends.
    """
    if start_at.tzinfo is None:
        raise LawError(
            f"{start_at} is no moment", "it names no time zone", "Give it as 2026-03-10 09:30:00 +08:00"
        )
    due_at = (start_at.astimezone(UTC) + timedelta(hours=length)).astimezone(start_at.tzinfo)
    first, last = start_at.date(), due_at.date()
    if first == last:
        return Count((Counted(first, None, "hours_within"),), last, last, provisional=False, due_at=due_at)
    between = [first + ONE_DAY * n for n in range(1, (last - first).days)]
    days = (
        Counted(first, None, "hours_from"),
        *(Counted(day, None, "hours_through") for day in between),
        Counted(last, None, "hours_until"),
    )
    return Count(days, last, last, provisional=False, due_at=due_at)


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
