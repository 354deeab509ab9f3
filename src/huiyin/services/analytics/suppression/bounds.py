"""What a reader can still work out of a hidden cell: its least and greatest value under every sum, exactly."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from huiyin.services.analytics.suppression.cells import Cell, Counts, Sum

Row = list[Fraction]


@dataclass(frozen=True, slots=True)
class Interval:
    """From the least to the greatest value; `most` is None where nothing bounds it."""

    least: Fraction
    most: Fraction | None

    @property
    def width(self) -> Fraction | None:
        """How far apart they are; None where nothing bounds it."""
        return None if self.most is None else self.most - self.least

    def is_as_wide_as(self, width: int) -> bool:
        """Whether the reader is left with at least that much doubt."""
        return self.width is None or self.width >= width


class Doubt:
    """All values the hidden cells may have, as a reader of everything else sees it: no count is less than nothing.

    The simplex method over fractions. It takes Bland's choice, which cannot go round in circles.
    """

    def __init__(self, counts: Counts, sums: Sequence[Sum], hidden: Collection[Cell]) -> None:
        self.cells = sorted(hidden)
        self._column = {cell: n for n, cell in enumerate(self.cells)}
        rows = [row for one in sums if (row := self._equation(one, counts)) is not None]
        self._rows, self._basis = _start(rows, len(self.cells))

    def _equation(self, one: Sum, counts: Counts) -> Row | None:
        """The hidden parts are what is left of the whole: the last number is the right side."""
        row, right = [Fraction(0)] * (len(self.cells) + 1), Fraction(0)
        for cell, sign in ((one.whole, -1), *((part, 1) for part in one.parts)):
            column = self._column.get(cell)
            if column is None:
                right -= sign * counts[cell]
            else:
                row[column] += sign
        row[-1] = right
        return row if any(row[:-1]) else None

    def points(self, cell: Cell) -> Iterator[dict[Cell, Fraction] | None]:
        """The possible values of all cells where this one is least, then where it is greatest; None: without bound."""
        column = self._column[cell]
        for sign in (1, -1):
            cost = [Fraction(0)] * len(self.cells)
            cost[column] = Fraction(sign)
            yield self._point() if _improve(self._rows, self._basis, cost) else None

    def interval(self, cell: Cell) -> Interval:
        """Between which values the cell lies."""
        least, most = self.points(cell)
        assert least is not None  # a count is never less than nothing
        return Interval(least[cell], None if most is None else most[cell])

    def _point(self) -> dict[Cell, Fraction]:
        values = dict.fromkeys(self.cells, Fraction(0))
        for row, column in zip(self._rows, self._basis, strict=True):
            values[self.cells[column]] = row[-1]
        return values


def _start(rows: list[Row], width: int) -> tuple[list[Row], list[int]]:
    """A first possible point: one helper for each equation, driven down to nothing, then left out."""
    rows = [[-one for one in row] if row[-1] < 0 else row for row in rows]
    helped = [
        [*row[:-1], *(Fraction(int(n == m)) for m in range(len(rows))), row[-1]] for n, row in enumerate(rows)
    ]
    basis = [width + n for n in range(len(rows))]
    _improve(helped, basis, [Fraction(0)] * width + [Fraction(1)] * len(rows))
    kept, columns = [], []
    for n, row in enumerate(helped):
        if basis[n] >= width:
            if row[-1]:
                raise ValueError("the published numbers contradict one another")
            column = next((c for c in range(width) if row[c]), None)
            if column is None:
                continue  # the equation says nothing new
            _pivot(helped, basis, n, column)
    for row, column in zip(helped, basis, strict=True):
        if column < width:
            kept.append([*row[:width], row[-1]])
            columns.append(column)
    return kept, columns


def _improve(rows: list[Row], basis: list[int], cost: Row) -> bool:
    """Go down the cost to its least; False where it has none."""
    while True:
        entering = next((c for c in range(len(cost)) if _reduced(rows, basis, cost, c) < 0), None)
        if entering is None:
            return True
        ratios = [(row[-1] / row[entering], basis[n], n) for n, row in enumerate(rows) if row[entering] > 0]
        if not ratios:
            return False
        _pivot(rows, basis, min(ratios)[2], entering)


def _reduced(rows: list[Row], basis: list[int], cost: Row, column: int) -> Fraction:
    paid = (cost[b] * row[column] for row, b in zip(rows, basis, strict=True) if cost[b] and row[column])
    return cost[column] - sum(paid, Fraction(0))


def _pivot(rows: list[Row], basis: list[int], at: int, column: int) -> None:
    divisor = rows[at][column]
    rows[at] = [one / divisor if one else one for one in rows[at]]
    for n, row in enumerate(rows):
        if n != at and row[column]:
            times = row[column]
            rows[n] = [one - times * by if by else one for one, by in zip(row, rows[at], strict=True)]
    basis[at] = column
