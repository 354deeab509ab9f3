"""Cells of published tables and the sums that bind them: the same count in two tables is one cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Where = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One count: of which things (`of`), and where: pairs of dimension and value in the order of their names."""

    of: str
    where: Where = ()

    def at(self, **more: str) -> "Cell":
        """The cell within this one that also has these values."""
        return Cell(self.of, tuple(sorted({**dict(self.where), **more}.items())))

    def without(self, dimension: str) -> "Cell":
        """The cell that does not ask for this dimension."""
        return Cell(self.of, tuple(pair for pair in self.where if pair[0] != dimension))


@dataclass(frozen=True, slots=True)
class Sum:
    """A reader knows that the parts together are the whole."""

    whole: Cell
    parts: tuple[Cell, ...]

    @property
    def all(self) -> tuple[Cell, ...]:
        """Every cell it binds."""
        return (self.whole, *self.parts)


Counts = Mapping[Cell, int]


def sums_among(cells: Iterable[Cell]) -> list[Sum]:
    """Every sum a reader can make: for each cell and each further dimension that is published under it."""
    known = set(cells)
    parts: dict[tuple[Cell, str], list[Cell]] = {}
    for cell in known:
        for dimension, _value in cell.where:
            whole = cell.without(dimension)
            if whole in known:
                parts.setdefault((whole, dimension), []).append(cell)
    return [Sum(whole, tuple(sorted(found))) for (whole, _), found in sorted(parts.items())]


def ensure_adds_up(counts: Counts, sums: Sequence[Sum]) -> None:
    """Raises ValueError, naming the cell, where parts are not the whole: such tables would be wrong before they are safe."""
    for one in sums:
        together = sum(counts[part] for part in one.parts)
        if together != counts[one.whole]:
            raise ValueError(f"{one.whole}: its parts are {together}, not {counts[one.whole]}")
