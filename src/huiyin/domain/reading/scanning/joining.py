"""Lines put together to the text somebody would have typed: a new line only where the writer began one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from huiyin.domain.reading.scanning.ordering import Placed, in_order
from huiyin.domain.reading.scanning.seen import Page
from huiyin.domain.reading.scanning.words import words

SHORT = 2.6  # characters: a line that ends so far before the right edge ends its paragraph
FEW = 10  # characters: a line so short fills no line of a letter, whatever else stands in its block
INDENTED = 1.2  # characters: a line that begins so far from the left edge begins one
APART = 1.6  # of the usual step from line to line: a wider one parts paragraphs
LATIN = re.compile(r"[A-Za-z0-9,;]")


@dataclass(frozen=True, slots=True)
class Written:
    """A text with how certain each of its characters is; line ends are certain."""

    text: str
    certainties: tuple[float, ...]

    def certainty(self, start: int, end: int) -> float:
        """Of a stretch: that of its least certain character."""
        return min(self.certainties[start:end], default=0.0)


def written(page: Page) -> Written:
    """The page as one text."""
    text: list[str] = []
    sure: list[float] = []
    for block in in_order(page):
        for n, one in enumerate(block):
            if text:
                between = (
                    "\n"
                    if n == 0 or _begins(block, n, columns=page.columns)
                    else _between(text[-1], one.line.text)
                )
                text.append(between)
                sure += [1.0] * len(between)
            text.append(one.line.text)
            sure += one.line.certainties
    return Written("".join(text), tuple(sure))


def _between(before: str, after: str) -> str:
    """Words of a script with spaces keep one where a line ended."""
    return " " if LATIN.fullmatch(before[-1:]) and LATIN.fullmatch(after[:1]) else ""


def _begins(block: Sequence[Placed], n: int, *, columns: bool) -> bool:
    """Whether this line begins a paragraph, by where it and the one before it stand."""
    before, one = block[n - 1], block[n]
    if words().numbering.match(one.line.text) or words().beginning.match(one.line.text):
        return True
    if columns:
        longest = max(each.bottom for each in block)
        wide = max(before.right - before.left, 1e-6)
        return (
            longest - before.bottom > SHORT * wide
            or one.top - min(each.top for each in block) > INDENTED * wide
        )
    left, right = min(each.left for each in block), max(each.right for each in block)
    size = max((before.high + one.high) / 2, 1e-6)
    if one.middle - before.middle < 0.5 * size:  # further pieces of the same row
        return False
    return (
        before.right - before.left < FEW * size
        or right - before.right > SHORT * size
        or one.left - left > INDENTED * size
        or one.middle - before.middle > APART * _step(block)
    )


def _step(block: Sequence[Placed]) -> float:
    """How far one line usually stands below the other."""
    steps = sorted(b.middle - a.middle for a, b in pairwise(block) if b.middle > a.middle)
    return steps[len(steps) // 2] if steps else 1.0
