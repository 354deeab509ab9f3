"""The order in which lines are read: rows from the top, columns one after the other, or columns from the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from huiyin.domain.reading.scanning.seen import Line, Page
from huiyin.domain.reading.scanning.turning import levelled, tilt

GUTTER = 0.02  # page widths of white between two columns
COLUMN_LINES = 3  # fewer lines beside others are a form or a signature, and are read across
COLUMN_CHARACTERS = 7  # and so are columns of short entries
SAME_ROW = 0.5  # of the lower line's height that two pieces share when they stand in one row


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with the rectangle it fills once the page is level, in page widths."""

    line: Line
    left: float
    top: float
    right: float
    bottom: float

    @property
    def high(self) -> float:
        """How thick the line is, which for Chinese is how wide one character is."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The height at which it stands."""
        return (self.top + self.bottom) / 2


def in_order(page: Page) -> list[list[Placed]]:
    """Blocks of lines in the order in which they are read; a column is a block of its own."""
    placed = [_placed(line, 0.0 if page.columns else tilt(page.lines)) for line in page.lines if line.text]
    if page.columns:
        return [sorted(placed, key=lambda one: (-one.right, one.top))] if placed else []
    return [block for block in _cut(placed) if block]


def _placed(line: Line, leaning: float) -> Placed:
    points = levelled(line.corners, leaning)
    across, down = [x for x, _ in points], [y for _, y in points]
    # of a crooked four-sided box the middle of each edge, so that neighbours do not seem to overlap
    top = (sorted(down)[0] + sorted(down)[1]) / 2
    bottom = (sorted(down)[2] + sorted(down)[3]) / 2
    return Placed(line, min(across), top, max(across), bottom)


def _cut(placed: Sequence[Placed]) -> list[list[Placed]]:
    """Two columns apart where there are two, what stands above or below both apart from them; otherwise one block."""
    gutter = _gutter(placed)
    if gutter is not None:
        left = [one for one in placed if one.right <= gutter]
        right = [one for one in placed if one.left >= gutter]
        return [*_cut(left), *_cut(right)]
    for top, bottom in _bands(placed):
        if _gutter(bottom) is not None or _gutter(top) is not None:
            return [*_cut(top), *_cut(bottom)]
    return [_rows(placed)]


def _gutter(placed: Sequence[Placed]) -> float | None:
    """Where white runs down between two columns that stand beside one another; nothing where there are none."""
    reached = 0.0
    for one in sorted(placed, key=lambda one: one.left):
        if reached and one.left - reached > GUTTER and _beside(placed, (one.left + reached) / 2):
            return (one.left + reached) / 2
        reached = max(reached, one.right)
    return None


def _beside(placed: Sequence[Placed], at: float) -> bool:
    left, right = [one for one in placed if one.right <= at], [one for one in placed if one.left >= at]
    if min(len(left), len(right)) < COLUMN_LINES:
        return False
    if any(
        median((one.right - one.left) / max(one.high, 1e-6) for one in side) < COLUMN_CHARACTERS
        for side in (left, right)
    ):
        return False
    top, bottom = max(_top(left), _top(right)), min(_bottom(left), _bottom(right))
    shorter = min(_bottom(left) - _top(left), _bottom(right) - _top(right))
    return bottom - top > shorter / 2


def _bands(placed: Sequence[Placed]) -> list[tuple[list[Placed], list[Placed]]]:
    """Each way to part the lines into those above and those below, at the wide lines that cross the whole block."""
    if len(placed) < 2 * COLUMN_LINES:
        return []
    wide = 0.6 * (max(one.right for one in placed) - min(one.left for one in placed))
    rows = sorted(placed, key=lambda one: one.middle)
    cuts = [n for n, one in enumerate(rows) if one.right - one.left > wide]
    found = []
    for n in cuts:
        for at in (n, n + 1):
            if 0 < at < len(rows):
                found.append((rows[:at], rows[at:]))
    return found


def _rows(placed: Sequence[Placed]) -> list[Placed]:
    rows: list[list[Placed]] = []
    for one in sorted(placed, key=lambda one: one.middle):
        if rows and _share(rows[-1], one):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [one for row in rows for one in sorted(row, key=lambda one: one.left)]


def _share(row: Sequence[Placed], one: Placed) -> bool:
    """Whether a piece stands in this row: beside its pieces and at their height."""
    last = row[-1]
    common = min(last.bottom, one.bottom) - max(last.top, one.top)
    beside = all(
        one.left >= other.right - other.high or one.right <= other.left + other.high for other in row
    )
    return beside and common > SAME_ROW * min(last.high, one.high)


def _top(lines: Sequence[Placed]) -> float:
    return min(one.top for one in lines)


def _bottom(lines: Sequence[Placed]) -> float:
    return max(one.bottom for one in lines)
