"""The answers of the law: a permit, a refusal, a due date with each day that led to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from huiyin.domain.law.terms import Basis, Side, Text, Unit


@dataclass(frozen=True, slots=True)
class Start:
    """A limit that an act starts, counted from a moment; the moment "on" is the day of the act.

    ``length`` is set when the act itself gives the length (an extension, a set time).
    """

    limit: str
    moment: str
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Permit:
    """The act may be done: where it leads, which limits it starts and ends, which papers it must issue."""

    act: str
    to_stage: str
    basis: tuple[Basis, ...]
    starts: tuple[Start, ...]
    ends: tuple[str, ...]
    papers: tuple[str, ...]
    why: Text


@dataclass(frozen=True, slots=True)
class Refusal:
    """The act may not be done: ``reason`` says what and why, ``mend`` what to do instead.

    ``asks`` names what the act's own form still has to be told, when nothing else stands in its way: a screen
    offers such an act, and the refusal becomes the message beside the empty field.
    """

    act: str
    code: str
    basis: tuple[Basis, ...]
    reason: Text
    mend: Text
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One day of a computation.

    ``why`` is first_day, counted, weekend, holiday, makeup_day, rolled or excluded, or for hours hours_within,
    hours_from, hours_through, hours_until; ``number`` is the day's number in the period, None when it has none.
    """

    day: date
    counted: bool
    number: int | None
    why: str
    label: Text


@dataclass(frozen=True, slots=True)
class Due:
    """A due date and its computation.

    ``nominal`` is the last day counted, ``due`` the day that binds. ``provisional`` is True when a day that
    mattered lies in a year without a published calendar; ``calendar`` is the version it was computed with.
    ``start_at`` and ``due_at`` are there only for limits counted in hours.
    """

    limit: str
    basis: Basis
    side: Side
    unit: Unit
    length: int
    start: date
    nominal: date
    due: date
    provisional: bool
    calendar: str
    steps: tuple[Step, ...]
    summary: Text
    start_at: datetime | None = None
    due_at: datetime | None = None

    @property
    def rolled(self) -> bool:
        """True when the last day was moved on to a working day."""
        return self.due != self.nominal
