"""By what a figure may be divided: months, subjects, offices and places; never a person, an officer or an account."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from huiyin.foundation.units.tree import Tree
from huiyin.services.analytics.facts.schema import TABLES

if TYPE_CHECKING:
    import ibis.expr.types as ir

Key = int | str | bool | None


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way to divide: the column it reads and how its value is made; `ranked` says that it may be put in order of size."""

    name: str
    column: str
    of: Callable[["ir.Column"], Any] = lambda column: column
    number: bool = False
    ranked: bool = True


# "$day" stands for the measure's own day
DIMENSIONS: Mapping[str, Dimension] = {
    one.name: one
    for one in (
        Dimension("month", "$day", lambda day: day.year() * 100 + day.month(), True, False),
        Dimension("year", "$day", lambda day: day.year(), True, False),
        Dimension("channel", "channel"),
        Dimension("kind", "kind"),
        Dimension("field", "field"),
        Dimension("category", "category"),
        Dimension("place", "place", number=True, ranked=False),
        Dimension("unit", "unit", number=True, ranked=False),
        Dimension("office", "office", number=True, ranked=False),
        Dimension("level", "level"),
        Dimension("stage", "stage"),
        Dimension("limit", "limit"),
        Dimension("trigger", "trigger"),
        Dimension("measure", "measure"),
        Dimension("proposal", "proposal"),
        Dimension("outcome", "outcome"),
        Dimension("cause", "cause"),
        Dimension("said", "said"),
        Dimension("of_office", "of_office"),
        Dimension("of_unit", "of_unit"),
        Dimension("form", "form"),
    )
}
OFFICES = frozenset({"unit", "office", "place"})  # their keys are units, in the order of the tree


def fits(name: str, table: str, day: str) -> bool:
    """Whether a table has what the dimension reads."""
    column = DIMENSIONS[name].column
    return bool(day) if column == "$day" else column in TABLES[table]


def in_order(by: tuple[str, ...], keys: list[tuple[str, ...]], whole: Tree) -> list[tuple[str, ...]]:
    """Keys in the office's own order: units and places as in the tree, months as they came, codes by name."""
    place = {str(unit): f"{nth:06d}" for nth, unit in enumerate(tree_order(whole))}

    def rank(key: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            place.get(one, f"~{one}") if name in OFFICES else one for name, one in zip(by, key, strict=False)
        )

    return sorted(keys, key=rank)


def tree_order(whole: Tree) -> list[int]:
    """The units as the tree has them: each office before those under it, beside one another as they were entered."""
    found: list[int] = []
    waiting = list(reversed(whole.below.get(None, [])))
    while waiting:
        unit = waiting.pop()
        found.append(unit)
        waiting.extend(reversed(whole.below.get(unit, [])))
    return found
