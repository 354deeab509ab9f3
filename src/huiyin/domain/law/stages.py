"""Stages, acts, and the rows that say which act leads from which stage to which, and on what conditions."""

from __future__ import annotations

from dataclasses import dataclass

from huiyin.domain.law.conditions import ALWAYS, Condition, Situation
from huiyin.domain.law.terms import Basis, Side, Text

SAME = "same"
NEW = "new"  # before anything came in
# in place of stages: from all of them, from all that are open, and from those that stand apart as well
EVERY, EVERY_OPEN, EVERYWHERE = "every", "every_open", "everywhere"


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a matter stands; ``open`` while somebody still owes the person something.

    ``answered`` when the person has the written answer in hand; ``tells`` is how the person's page puts it, where
    the pack says so itself. ``apart`` is a stage of what is no matter (an exercise): only acts that name it, or that
    lead from everywhere, are done there.
    """

    name: str
    label: Text
    open: bool
    answered: bool = False
    tells: Text | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done with a matter. ``by`` is whose act it is; ``either`` when both sides may."""

    name: str
    label: Text
    by: Side
    either: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """One condition of an act. Where ``when`` holds, ``must`` has to hold too, else the act is refused.

    ``asks`` names the facts that the act's own form supplies; a name that is no fact stands for a part of it.
    """

    code: str
    when: Condition
    must: Condition
    reason: Text
    mend: Text
    basis: tuple[Basis, ...]
    asks: tuple[str, ...] = ()

    def is_met(self, now: Situation) -> bool:
        """True when the need does not apply or is satisfied."""
        return not self.when.holds(now) or self.must.holds(now)


@dataclass(frozen=True, slots=True)
class Bar:
    """A need that one article lays upon several acts at once, e.g. recusal. ``stages`` empty means all."""

    acts: tuple[str, ...]
    stages: tuple[str, ...]
    need: Need


@dataclass(frozen=True, slots=True)
class RowStart:
    """A limit the row starts; ``length_from`` names the fact that gives its length."""

    limit: str
    moment: str
    length_from: str
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class RowPaper:
    """A paper the row must issue."""

    paper: str
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the stage table."""

    name: str
    act: str
    stages: tuple[str, ...]
    to: str
    when: Condition
    needs: tuple[Need, ...]
    starts: tuple[RowStart, ...]
    ends: tuple[str, ...]
    papers: tuple[RowPaper, ...]
    why: Text
    basis: tuple[Basis, ...]

    def target(self, stage: str) -> str:
        """The stage the act leads to from ``stage``."""
        return stage if self.to == SAME else self.to


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What to answer when an act is asked for at a stage from which no row leads on."""

    act: str
    stages: tuple[str, ...]
    code: str
    reason: Text
    mend: Text
    basis: tuple[Basis, ...]
