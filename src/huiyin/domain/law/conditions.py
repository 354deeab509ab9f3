"""Conditions as closed, simple data: a few tests of facts that a jurist can read and a program can decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from huiyin.domain.law.facts import Facts, Value


class Reckoner(Protocol):
    """What a condition may ask about limits."""

    def longest(self, limit: str) -> int:
        """The longest length that may be given for a limit."""

    def runs_until(self, limit: str, facts: Facts) -> date | None:
        """The due day of a limit by the facts' own moments; None when it has not started."""

    def value(self, name: str, on: date) -> int:
        """A number of the law as it holds on a day."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts, the day of the act, and the reckoner of limits and numbers."""

    facts: Facts
    on: date
    limits: Reckoner


class Condition(Protocol):
    """Something that holds in a situation or does not."""

    def holds(self, now: Situation) -> bool:
        """True when it holds."""


class How(StrEnum):
    """The ways to test one fact; ``PAST`` and ``BY_TODAY`` test a moment against the day of the act.

    ``OVER`` compares with a number that stands in the condition, ``REACHES`` with a number of the law by its name.
    ``LASTS`` asks that a moment lie at least so many days back as a number of the law says.
    ``HAS`` asks that a list of words hold one. ``AFTER_LIMIT`` asks that a moment lie after the last day of a limit that has started.
    """

    IS = "is"
    PRESENT = "present"
    OVER = "over"
    WITHIN_LIMIT = "within_limit"
    REACHES = "reaches"
    AFTER_LIMIT = "after_limit"
    PAST = "past"
    BY_TODAY = "by_today"
    HAS = "has"
    LASTS = "lasts"


@dataclass(frozen=True, slots=True)
class Test:
    """One test of one fact. An absent fact is none of the words, is over nothing, and is not past."""

    fact: str
    how: How
    than: tuple[Value, ...]

    def holds(self, now: Situation) -> bool:
        """True when the fact passes the test."""
        value = now.facts.value(self.fact)
        moment = now.facts.moments.get(self.fact)
        match self.how:
            case How.IS:
                return any(_same(value, one) for one in self.than)
            case How.PRESENT:
                return (value is not None or moment is not None) is self.than[0]
            case How.HAS:
                return isinstance(value, tuple) and self.than[0] in value
            case How.OVER:
                return _number(value) > _number(self.than[0])
            case How.WITHIN_LIMIT:
                return 0 < _number(value) <= now.limits.longest(str(self.than[0]))
            case How.REACHES:
                return _number(value) >= now.limits.value(str(self.than[0]), now.on)
            case How.AFTER_LIMIT:
                due = now.limits.runs_until(str(self.than[0]), now.facts)
                return moment is not None and due is not None and moment > due
            case How.PAST:
                return (moment is not None and moment < now.on) is self.than[0]
            case How.BY_TODAY:
                return (moment is None or moment <= now.on) is self.than[0]
            case How.LASTS:
                enough = now.limits.value(str(self.than[0]), now.on)
                return moment is not None and (now.on - moment).days >= enough


@dataclass(frozen=True, slots=True)
class LimitOpen:
    """The limit has started and its due day is not past."""

    limit: str

    def holds(self, now: Situation) -> bool:
        """True when the act would still be in time."""
        due = now.limits.runs_until(self.limit, now.facts)
        return due is not None and now.on <= due


@dataclass(frozen=True, slots=True)
class LimitStarted:
    """The limit has started, whether or not it is over."""

    limit: str

    def holds(self, now: Situation) -> bool:
        """True when the moment that starts it is known."""
        return now.limits.runs_until(self.limit, now.facts) is not None


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of them hold; with none, it holds always."""

    parts: tuple[Condition, ...]

    def holds(self, now: Situation) -> bool:
        """True when each part holds."""
        for part in self.parts:  # noqa: SIM110 - asked a hundred times a page, and a loop takes half as long
            if not part.holds(now):
                return False
        return True


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one holds."""

    parts: tuple[Condition, ...]

    def holds(self, now: Situation) -> bool:
        """True when some part holds."""
        for part in self.parts:  # noqa: SIM110 - as above
            if part.holds(now):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Not:
    """It does not hold."""

    part: Condition

    def holds(self, now: Situation) -> bool:
        """True when the part does not hold."""
        return not self.part.holds(now)


ALWAYS = AllOf(())


def _number(value: Value | None) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _same(value: Value | None, one: Value) -> bool:
    # True equals 1 in Python; here a flag is only ever a flag, and an absent one is neither true nor false.
    if isinstance(one, bool) or isinstance(value, bool):
        return value is one
    return value == one
