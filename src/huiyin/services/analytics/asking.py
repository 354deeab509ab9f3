"""Asking for a figure: which measure, over which days, for whose eyes, divided by what."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import REPORTS
from huiyin.foundation.units.tree import tree
from huiyin.matters.gate import units_of
from huiyin.services.analytics.measure import Kind, Measure
from huiyin.services.analytics.measures import every


class CannotAsk(Exception):
    """The question is not one the measure answers; the words say why."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both counted. `last` lies no later than today: what is open or late is judged as of that day."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Scope:
    """For whose eyes: whose units' work is counted (None for the whole installation), and whether reports are.

    A report never counts for a unit it complains of, nor for that unit's kin; no matter that complains of a reader's
    own unit counts for them at all, as the gate shows them none.
    """

    units: frozenset[int] | None
    with_reports: bool
    public: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One cell: its key in the order of `by`, its value (None where nothing was counted), and how many rows it rests on."""

    key: tuple[str, ...]
    value: float | int | None
    n: int
    parts: dict[str, float | int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """An answer, with the question as it was put to the facts and until when those reach."""

    measure: Measure
    by: tuple[str, ...]
    rows: list[Row]
    sql: str
    facts_at: datetime | None

    @property
    def whole(self) -> Row:
        """The one cell of a figure that is not divided."""
        return self.rows[0]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of several that are put together."""

    name: str
    by: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    period: Period | None = None  # another one than the rest


def scope_of(actor: StaffActor) -> Scope:
    """What a member of staff may count: the work of their units, and reports where their role carries them."""
    return Scope(units_of(actor), actor.may(REPORTS))


def measures() -> list[Measure]:
    """Every measure, group by group."""
    return list(every().values())


def figure(
    name: str,
    *,
    period: Period,
    scope: Scope,
    by: tuple[str, ...] = (),
    where: dict[str, str] | None = None,
) -> Figure:
    """One figure. Raises CannotAsk where the measure is unknown or not divided so."""
    asked = Asked(name, by, tuple(sorted((where or {}).items())))
    return figures([asked], period=period, scope=scope)[0]


def figures(asked: Iterable[Asked], *, period: Period, scope: Scope) -> list[Figure]:
    """Several figures at once; those of one table divided alike are computed in one reading of it."""
    from huiyin.services.analytics.computing import answer

    questions = list(asked)
    for one in questions:
        check(one, scope)
    return answer(questions, period=period, scope=scope)


def behind(name: str, *, period: Period, scope: Scope, where: dict[str, str], most: int = 200) -> list[int]:
    """The matters behind a cell, the latest first; which of them a reader may open is for the gate to say."""
    from huiyin.services.analytics.computing import matters_behind

    asked = Asked(name, (), tuple(sorted(where.items())))
    check(asked, scope)
    return matters_behind(asked, period=period, scope=scope, most=most)


def check(asked: Asked, scope: Scope) -> None:
    """Raises CannotAsk for a question that no measure answers, or that this reader may not ask."""
    measure = every().get(asked.name)
    if measure is None:
        raise CannotAsk(f"there is no measure {asked.name}")
    for name in (*asked.by, *(name for name, _ in asked.where)):
        if name not in measure.by:
            raise CannotAsk(f"{asked.name} is not divided by {name}; by {', '.join(measure.by) or 'nothing'}")
    if scope.public and not measure.public:
        raise CannotAsk(f"{asked.name} is no public measure")
    if scope.public and measure.reports and (asked.by or asked.where or scope.units is not None):
        raise CannotAsk(f"{asked.name} is public only as one number for the whole installation")


def barred_units(scope: Scope) -> frozenset[int]:
    """The units that a matter must not complain of to be counted here: the reader's own and their kin."""
    if scope.units is None:
        return frozenset()
    whole = tree()
    return frozenset().union(*(whole.kin(unit) for unit in scope.units if unit in whole.units))


def largest_first(found: Figure) -> list[Row]:
    """The rows by size. Raises CannotAsk where that would be a ranking of places or offices by what people brought."""
    from huiyin.services.analytics.dimensions import DIMENSIONS

    for name in found.by:
        if not DIMENSIONS[name].ranked and (found.measure.kind is Kind.COUNT or name == "place"):
            raise CannotAsk(f"a count by {name} stands in the office's own order; it is no ranking")
    return sorted(found.rows, key=lambda row: (-(row.value or 0), row.key))
