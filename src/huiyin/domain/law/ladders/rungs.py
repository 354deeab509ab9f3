"""Ladders: which offices are told, come or do something when people come together, by what means, in how many minutes.

A rung binds offices only. Its minutes run on without a break, over midnight and over changes of the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from huiyin.domain.law.conditions import Condition, Situation
from huiyin.domain.law.terms import Basis, Dated, Text


class RungKind(StrEnum):
    """What is owed: that the office tells somebody, that the one called says it knows or comes, a task, a report."""

    TELL = "tell"
    KNOW = "know"
    COME = "come"
    TASK = "task"
    REPORT = "report"


class Callee(StrEnum):
    """How the unit of a rung is found from the visit; a function outside the tree of offices is arranged by the office."""

    OFFICE = "office"  # the one that receives
    COMPETENT = "competent"  # the unit in whose powers the matter lies
    OVER = "over"  # the government over the office
    OVER_COMPETENT = "over_competent"  # the unit over the competent one
    ABOVE = "above"  # the letters office one level up


class Upon(StrEnum):
    """What of an earlier rung a later one waits for."""

    MET = "met"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung. It counts from the moment its condition first holds, or from another rung's being met or missed."""

    code: str
    kind: RungKind
    label: Text
    whom: Text
    callee: Callee
    means: str
    minutes: Dated
    when: Condition
    basis: tuple[Basis, ...]
    applies: Text | None = None
    after: str = ""
    upon: Upon = Upon.MET
    local: Basis | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of one course of things, in the order in which they are gone through."""

    name: str
    label: Text
    rungs: tuple[Rung, ...]
    basis: Basis

    def rung(self, code: str) -> Rung | None:
        """The rung of that code, if the ladder has it."""
        return next((one for one in self.rungs if one.code == code), None)


@dataclass(frozen=True, slots=True)
class Called:
    """A rung that holds now, with its minutes as they are on that day."""

    rung: Rung
    minutes: int


def called(ladder: Ladder, now: Situation) -> tuple[Called, ...]:
    """The rungs whose conditions hold, in their order."""
    return tuple(Called(one, one.minutes.on(now.on)) for one in ladder.rungs if one.when.holds(now))
