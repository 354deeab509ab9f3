"""A matter's clocks as the page shows them, and the calendar on which a date was counted."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.formats import date_format

from huiyin.domain.law.why import Due, Step
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk.words import Nearness, limit_words, nearness, speaking
from huiyin.matters.asking import computation
from huiyin.matters.queries.casefile import Casefile


@dataclass(frozen=True, slots=True)
class Dated:
    """One clock: what is due, until when, by whom, why, and how it ended."""

    no: int
    label: str
    clock: Any
    unit: str
    due: Due
    summary: str
    near: Nearness
    late: int
    gone: bool


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the computation: empty places before its first day, then its days."""

    first: date
    blanks: range
    days: list[tuple[date, Step | None]]


def dated(file: Casefile, today: date, now: datetime | None = None) -> list[Dated]:
    """Running clocks first by date, then those that ended."""
    rows = [one(file.matter, clock, file.counsel, today, now) for clock in file.clocks]
    return sorted(rows, key=lambda r: (not r.clock.running, r.clock.due))


def one(matter: Any, clock: Any, lawyer: Any, today: date, now: datetime | None = None) -> Dated:
    """One clock with its computation, made again from pack, limit and start."""
    due = computation(matter, clock)
    ended: date = clock.ended_on or today
    unit = tree().units.get(clock.unit_id)
    # an objection is the unit's right and review is the person's: neither is late when its time goes by
    is_right = clock.side == "person" or not lawyer.is_duty(clock.limit)
    return Dated(
        no=clock.no,
        label=limit_words(clock.limit, lawyer),
        clock=clock,
        unit=unit.name if unit else "",
        due=due,
        summary=due.summary.say(speaking()),
        near=nearness(clock.due, today, clock.due_at, now),
        late=0 if is_right else max((ended - clock.due).days, 0),
        gone=is_right and clock.running and clock.due < today,
    )


def weekdays() -> list[str]:
    """Monday to Sunday in one or two letters."""
    monday = date(2024, 1, 1)
    names = [str(date_format(monday + timedelta(days=n), "D")) for n in range(7)]
    return [n.removeprefix("星期")[:2] if speaking().startswith("zh") else n[:2] for n in names]


def months(due: Due) -> list[Month]:
    """The days from the start to the due day, month by month, each with the step that counted it."""
    steps = {step.day: step for step in due.steps}
    first, last = due.start, max(due.due, due.nominal)
    found, month = [], first.replace(day=1)
    while month <= last:
        length = monthrange(month.year, month.month)[1]
        days = [month + timedelta(days=n) for n in range(length)]
        found.append(Month(month, range(month.weekday()), [(d, steps.get(d)) for d in days]))
        month = days[-1] + timedelta(days=1)
    return found
