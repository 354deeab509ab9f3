"""What the codings say together: causes, categories and units by number of matters, and pairs of two readings."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Cause
from huiyin.matters.queries.causes.waiting import FIRST, SECOND, SETTLED, waiting_ids


@dataclass(frozen=True, slots=True)
class Coded:
    """One matter as it counts: the cause that holds, its category and unit, and both readings where there are two."""

    cause: str
    category: str
    unit: int
    pair: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Group:
    """One row of a table: how many matters, and how many of each cause; `causes` is empty where they are too few."""

    key: Any
    number: int
    causes: dict[str, int]


def coded(actor: StaffActor, first: date, last: date) -> list[Coded]:
    """Every matter first coded in these days that the actor may see; none that waits for its second reading."""
    hidden = waiting_ids()
    mine = gate.real(gate.visible(actor)).filter(confidential=False)
    begun = Cause.objects.filter(reading=FIRST, coded_on__range=(first, last), matter__in=mine)
    facts = {
        matter: (category, unit)
        for matter, category, unit in begun.values_list("matter_id", "matter__category", "unit_id")
        if matter not in hidden
    }
    read: dict[int, dict[int, str]] = {}
    every = Cause.objects.filter(matter_id__in=begun.values("matter_id"))
    for matter, number, code in every.values_list("matter_id", "reading", "code"):
        if matter in facts:
            read.setdefault(matter, {})[number] = code
    return [_one(codes, *facts[matter]) for matter, codes in read.items()]


def pairs(rows: Iterable[Coded]) -> list[tuple[str, str]]:
    """The two readings of each matter that has two."""
    return [row.pair for row in rows if row.pair]


def by_cause(rows: Iterable[Coded]) -> Counter[str]:
    """How many matters each cause has."""
    return Counter(row.cause for row in rows)


def grouped(rows: Iterable[Coded], key: Callable[[Coded], Any], *, few: int) -> list[Group]:
    """The matters by category or unit, in the order of their keys; a group below `few` says nothing of its causes."""
    found: dict[Any, Counter[str]] = {}
    for row in rows:
        found.setdefault(key(row), Counter())[row.cause] += 1
    return [
        Group(name, counts.total(), dict(counts) if counts.total() >= few else {})
        for name, counts in sorted(found.items(), key=lambda one: str(one[0]))
    ]


def _one(codes: dict[int, str], category: str, unit: int) -> Coded:
    pair = (codes[FIRST], codes[SECOND]) if SECOND in codes else None
    # two that differ and are not settled count as the first had it until somebody settles them
    return Coded(codes.get(SETTLED, codes[FIRST]), category, unit, pair)
