"""How hot a problem is: a sum of parts that stand as data beside this file, so that the whole formula can be shown."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from huiyin.domain.reading.recurring.texts import Message

WINDOW = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the formula: what it is called in both languages, and what it weighs."""

    name: str
    weight: float
    damped: bool
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one problem; what nobody measured is nought."""

    voices_best_month: int = 0
    voices_else: int = 0
    votes: int = 0
    growth: int = 0
    unkept: int = 0
    months_unanswered: float = 0.0


@dataclass(frozen=True, slots=True)
class Point:
    """One part as it stands: measured, and what it brings."""

    part: Part
    value: float
    points: float


@cache
def formula() -> tuple[Part, ...]:
    """The parts, in the order in which they are shown."""
    given: dict[str, dict[str, Any]] = yaml.safe_load(
        (Path(__file__).parent / "heat.yaml").read_text(encoding="utf-8")
    )["parts"]
    return tuple(
        Part(name, float(row["weight"]), bool(row.get("damped")), row["en"], row["zh"])
        for name, row in given.items()
    )


def points(measured: Measured | Mapping[str, float]) -> list[Point]:
    """Each part of the formula with what was measured."""
    found = []
    for part in formula():
        value = measured.get(part.name, 0) if isinstance(measured, Mapping) else getattr(measured, part.name)
        counted = math.log1p(max(value, 0)) if part.damped else value
        found.append(Point(part, value, round(part.weight * counted, 2)))
    return found


def heat(measured: Measured | Mapping[str, float]) -> float:
    """The sum."""
    return round(sum(one.points for one in points(measured)), 2)


def measure(messages: Sequence[Message], *, on: date | None = None) -> Measured:
    """What the messages of one problem say; `on` is the day on which it is looked at, else the last of theirs."""
    every = len(voices(messages))
    best = best_month(messages)
    days = [one.day for one in messages if one.day]
    on = on or max(days, default=None)
    ages = [on - day for day in days] if on else []
    now = sum(timedelta(0) <= age < WINDOW for age in ages)
    before = sum(WINDOW <= age < 2 * WINDOW for age in ages)
    return Measured(
        voices_best_month=best,
        voices_else=every - best,
        votes=sum(max(one.likes, 0) + max(one.against, 0) for one in messages),
        growth=max(now - before, 0),
    )


def with_offices(measured: Measured, *, unkept: int, days_unanswered: int) -> Measured:
    """The same with what the offices owe."""
    return replace(measured, unkept=unkept, months_unanswered=round(max(days_unanswered, 0) / 30, 1))


def voices(messages: Iterable[Message]) -> set[object]:
    """One for each different writer; a message whose writer is not known is a voice of its own. Counted and let go."""
    return {one.author or (one.id,) for one in messages}


def best_month(messages: Sequence[Message]) -> int:
    """The most different voices within 30 days; those without a day are no part of it."""
    dated = sorted((one for one in messages if one.day), key=lambda one: one.day or date.min)
    best = start = 0
    for end, last in enumerate(dated):
        while (last.day or date.min) - (dated[start].day or date.min) >= WINDOW:
            start += 1
        best = max(best, len(voices(dated[start : end + 1])))
    return best if dated else len(voices(messages))


def by_month(days: Iterable[date]) -> dict[str, int]:
    """How many came in each month, from the first to the last, the empty ones too."""
    counted: dict[str, int] = {}
    for day in sorted(days):
        counted[f"{day:%Y-%m}"] = counted.get(f"{day:%Y-%m}", 0) + 1
    if not counted:
        return {}
    first, last = min(counted), max(counted)
    year, month = map(int, first.split("-"))
    every: dict[str, int] = {}
    while (name := f"{year:04d}-{month:02d}") <= last:
        every[name] = counted.get(name, 0)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return every


def by_week(days: Iterable[date]) -> dict[str, int]:
    """How many came in each week that had any, named by its Monday."""
    counted: dict[str, int] = {}
    for day in sorted(days):
        monday = (day - timedelta(days=day.weekday())).isoformat()
        counted[monday] = counted.get(monday, 0) + 1
    return counted
