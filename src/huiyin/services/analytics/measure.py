"""What a measure is: which rows of which table count, by which day, into a count, a share or a spread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ibis.expr.types as ir

Of = Callable[["ir.Table", date], Any]  # an expression over the table and the last day of the period


class Kind(StrEnum):
    """How rows become a figure."""

    COUNT = "count"  # rows, or the sum of a column
    SHARE = "share"  # those that meet something, of all that are meant
    MEDIAN = "median"  # the middle one of a number of days or hours, with its spread


def days_since(day: "ir.DateColumn", last: date) -> Any:
    """Days from a day to the last one of the period."""
    import ibis

    return ibis.literal(last).delta(day, unit="day")


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. Its words (what it says, how it is computed, its limits) stand in the YAML file beside it.

    `day` is the day that puts a row into a period; without one the measure is of how things stand on its last day.
    `rows` narrows the table to the rows meant; `met` are those of them that count for a share; `amount` is the number that
    is summed or whose middle is sought. `edges` cut a spread into bands: (0, 15) is up to 0, 1 to 15, over 15.
    """

    name: str
    table: str
    kind: Kind
    by: tuple[str, ...]
    day: str = "day"
    rows: Of | None = None
    met: Of | None = None
    amount: Of | None = None
    edges: tuple[int, ...] = ()
    unit: str = "matters"  # what is counted, for the heading
    public: bool = True
    reports: bool = False  # counts reports for the public too, as one number for the whole installation
    group: str = ""
    words: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if (self.kind is Kind.SHARE) != (self.met is not None):
            raise ValueError(f"{self.name}: a share, and only a share, says what is met")
        if self.kind is Kind.MEDIAN and self.amount is None:
            raise ValueError(f"{self.name}: a median needs an amount")
