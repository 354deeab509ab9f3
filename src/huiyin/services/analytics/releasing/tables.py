"""Figures as cells that bind one another, and the tables that remain when what has to be hidden is taken out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from huiyin.services.analytics.asking import Figure, Row
from huiyin.services.analytics.measure import Kind
from huiyin.services.analytics.releasing.listed import Divided, by_name, table_name
from huiyin.services.analytics.suppression.cells import Cell, sums_among
from huiyin.services.analytics.suppression.hiding import hidden_cells

Value = int | float | str | None


@dataclass(frozen=True, slots=True)
class PublicTable:
    """One table as it is published: where a number is hidden stands nothing, and `hidden` names the column."""

    name: str
    measure: str
    kind: str
    by: Divided
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def dicts(self) -> list[dict[str, Value]]:
        """Its rows by the names of columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def public_tables(figures: Sequence[Figure], *, fewest: int) -> list[PublicTable]:
    """The tables of a release, hidden together. Raises ValueError where figures do not add up."""
    counts: dict[Cell, int] = {}
    families: list[str] = []
    for found in figures:
        families.append(_family(found, counts))
        for row in found.rows:
            counts.update(_cells(found, row, families[-1]))
    hidden = hidden_cells(counts, sums_among(counts), fewest=fewest)
    return [_table(found, family, hidden) for found, family in zip(figures, families, strict=True)]


def _family(found: Figure, counts: Mapping[Cell, int]) -> str:
    """What a figure's cells are of: shared with like measures as long as the numbers agree."""
    name = found.measure.name
    shared = by_name()[name].same_as
    if not shared:
        return name
    agree = all(
        counts.get(cell, row.n) == row.n
        for row in found.rows
        for cell in (Cell(shared).at(**_at(found, row)),)
    )
    return shared if agree else name


def _at(found: Figure, row: Row) -> dict[str, str]:
    return dict(zip(found.by, row.key, strict=True))


def _cells(found: Figure, row: Row, family: str) -> dict[Cell, int]:
    """The cell of a row, and those it falls into: met or not, or the bands of a spread."""
    whole = Cell(family).at(**_at(found, row))
    cells = {whole: row.n}
    name = found.measure.name
    if found.measure.kind is Kind.SHARE:
        met = int(row.parts.get("met") or 0)
        cells |= {whole.at(**{name: "yes"}): met, whole.at(**{name: "no"}): row.n - met}
    bands = _bands(row)
    if found.measure.kind is Kind.MEDIAN:
        cells |= {whole.at(**{name: band}): n for band, n in bands.items()}
    return cells


def _bands(row: Row) -> dict[str, int]:
    return {name: int(n or 0) for name, n in row.parts.items() if ".." in name}


def _table(found: Figure, family: str, hidden: frozenset[Cell]) -> PublicTable:
    kind, name = found.measure.kind, found.measure.name
    bands = tuple(_bands(found.rows[0])) if found.rows and kind is Kind.MEDIAN else ()
    numbers = {
        Kind.COUNT: ("n",),
        Kind.SHARE: ("met", "not_met", "of", "share"),
        Kind.MEDIAN: ("n", "middle", "p90", *bands),
    }[kind]
    rows = []
    for row in found.rows:
        said = _numbers(found, row, family, hidden)
        missing = " ".join(column for column in numbers if said[column] is None and _is_there(found, row))
        rows.append((*row.key, *(said[column] for column in numbers), missing))
    return PublicTable(
        table_name(name, found.by), name, kind.value, found.by, (*found.by, *numbers, "hidden"), tuple(rows)
    )


def _is_there(found: Figure, row: Row) -> bool:
    """Whether there would be a number to show; of nothing there is no share and no middle."""
    return bool(row.n)


def _numbers(found: Figure, row: Row, family: str, hidden: frozenset[Cell]) -> dict[str, Any]:
    name, whole = found.measure.name, Cell(family).at(**_at(found, row))
    shown = whole not in hidden
    if found.measure.kind is Kind.COUNT:
        return {"n": row.value if shown else None}
    if found.measure.kind is Kind.SHARE:
        met = int(row.parts.get("met") or 0)
        parts = {"met": ("yes", met), "not_met": ("no", row.n - met)}
        seen = {
            column: n if whole.at(**{name: one}) not in hidden else None for column, (one, n) in parts.items()
        }
        share = round(met / row.n, 4) if row.n and shown and None not in seen.values() else None
        return {**seen, "of": row.n if shown else None, "share": share}
    some = shown and row.n > 0
    bands = {band: n if whole.at(**{name: band}) not in hidden else None for band, n in _bands(row).items()}
    return {
        "n": row.n if shown else None,
        "middle": row.value if some else None,
        "p90": row.parts.get("p90") if some else None,
        **bands,
    }
