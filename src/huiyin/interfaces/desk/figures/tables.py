"""A figure as a table: its rows in words, the same days of the year before beside, and the chart over it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from huiyin.interfaces.desk.figures.question import Asking
from huiyin.interfaces.desk.figures.words import change_words, key_words, said, value_words
from huiyin.services.analytics.asking import Asked, Figure, Row, Scope, figures
from huiyin.services.analytics.measure import Kind, Measure
from huiyin.services.analytics.spread import bands


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table."""

    label: str
    value: str
    rests_on: str
    before: str
    change: str
    nine_of_ten: str
    bands: list[int]
    narrowed: str  # the part of the address that asks for this row alone
    behind: str  # the part of the address that asks for the matters behind it
    row: Row
    earlier: Row | None


@dataclass(frozen=True, slots=True)
class Table:
    """A figure and the same of the year before."""

    now: Figure
    before: Figure
    lines: list[Line]

    @property
    def bands(self) -> list[str]:
        """The headings of a spread."""
        return [band_words(first, last) for _name, first, last in bands(self.now.measure.edges)]


def table_of(measure: Measure, asking: Asking, scope: Scope) -> Table:
    """The table that answers a question."""
    where = tuple(sorted(asking.where.items()))
    now, before = figures(
        [
            Asked(measure.name, asking.by, where),
            Asked(measure.name, asking.by, where, asking.before),
        ],
        period=asking.period,
        scope=scope,
    )
    earlier = {_matching(row.key, asking.by): row for row in before.rows}
    lines = [_line(row, earlier.get(row.key), measure, asking) for row in now.rows]
    return Table(now, before, lines)


def chart_of(table: Table) -> dict[str, Any]:
    """What the chart draws: the rows of the table in their order, and nothing else."""
    measure = table.now.measure
    share = measure.kind is Kind.SHARE
    return {
        "title": said(measure, "title"),
        "labels": [line.label for line in table.lines],
        "values": [_drawn(line.row, share) for line in table.lines],
        "before": [_drawn(line.earlier, share) for line in table.lines],
        "names": [_("This period"), _("A year before")],
        "unit": "%" if share else "",
        "whole": measure.kind is Kind.COUNT,
        "line": table.now.by in (("month",), ("year",)),
    }


def band_words(first: int | None, last: int | None) -> str:
    """What a band of days or hours is called."""
    if first is None:
        return _("up to %(last)s") % {"last": last}
    if last is None:
        return _("%(first)s and more") % {"first": first}
    return f"{first}–{last}"


def _matching(key: tuple[str, ...], by: tuple[str, ...]) -> tuple[str, ...]:
    """The key a year later: months and years move on by one, so that March stands beside March."""
    moved = {"month": 100, "year": 1}
    return tuple(
        str(int(one) + moved[name]) if name in moved and one else one
        for name, one in zip(by, key, strict=True)
    )


def _line(row: Row, earlier: Row | None, measure: Measure, asking: Asking) -> Line:
    named = dict(zip(asking.by, row.key, strict=True))
    where = {**asking.where, **named}
    return Line(
        label=" · ".join(key_words(name, key, measure) for name, key in named.items()) or _("All"),
        value=value_words(row.value, measure),
        rests_on=value_words(row.n, _COUNTED),
        before=value_words(earlier.value, measure) if earlier else "",
        change=change_words(row, earlier, measure),
        nine_of_ten=value_words(row.parts.get("p90"), measure) if measure.kind is Kind.MEDIAN else "",
        bands=[int(row.parts.get(name) or 0) for name, _first, _last in bands(measure.edges)],
        narrowed=asking.address(by=(), where=where) if named else "",
        behind=asking.address(by=(), where=where) if row.n else "",
        row=row,
        earlier=earlier,
    )


_COUNTED = Measure("counted", "matters", Kind.COUNT, ())


def _drawn(row: Row | None, share: bool) -> float | int | None:
    if row is None or row.value is None:
        return None
    return round(row.value * 100, 1) if share else row.value
