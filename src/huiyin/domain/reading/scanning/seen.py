"""What an engine saw on a page: lines with their place and, for each character, how certain it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its corners from the upper left with the clock, in page widths; its text; a certainty (0 to 1) for each character."""

    corners: tuple[Point, Point, Point, Point]
    text: str
    certainties: tuple[float, ...]

    @property
    def certainty(self) -> float:
        """Of the line as a whole: the mean of its characters."""
        return sum(self.certainties) / len(self.certainties) if self.certainties else 0.0

    def data(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "corners": [list(point) for point in self.corners],
            "text": self.text,
            "certainties": list(self.certainties),
        }


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was seen: by how many quarters it had to be turned against the clock, its shape, its lines."""

    quarters: int
    aspect: float  # height by width, once it stands upright
    lines: tuple[Line, ...]
    columns: bool = False  # written in columns from right to left

    def data(self) -> dict[str, Any]:
        """As it is kept and as the engine gives it."""
        return {
            "quarters": self.quarters,
            "aspect": self.aspect,
            "columns": self.columns,
            "lines": [line.data() for line in self.lines],
        }


def page_of(data: Mapping[str, Any]) -> Page:
    """The page from what was kept. Raises ValueError for anything else."""
    try:
        lines = tuple(_line(one) for one in data["lines"])
        return Page(int(data["quarters"]) % 4, float(data["aspect"]), lines, bool(data.get("columns")))
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        raise ValueError(f"not a page that was read: {type(error).__name__}") from error


def _line(data: Mapping[str, Any]) -> Line:
    a, b, c, d = ((float(x), float(y)) for x, y in data["corners"])
    text = str(data["text"])
    return Line((a, b, c, d), text, _for_each(text, data["certainties"]))


def _for_each(text: str, given: Sequence[float]) -> tuple[float, ...]:
    """One certainty for each character, whatever the engine gave: where there are too few, the least of them."""
    found = [min(1.0, max(0.0, float(one))) for one in given][: len(text)]
    least = min(found, default=0.0)
    return tuple(found + [least] * (len(text) - len(found)))
