"""Where a text, as it was written, has what was asked for: folding changes lengths, so places are carried along."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from huiyin.domain.reading.folding import Simplify, fold
from huiyin.domain.reading.searching.asked import Asked

Span = tuple[int, int]

# Runs of which every character folds to exactly one: ideographs, ASCII, the usual Chinese marks and full-width forms.
_EVEN = "\n\x20-\x7e\u2018-\u201d\u3000-\u3002\u3008-\u3011\u4e00-\u9fff\uff01-\uff5e"
_KOREAN = ((0x1100, 0x11FF), (0x3131, 0x318E), (0xFFA0, 0xFFDC))


def spans(text: str, asked: Asked, simplify: Simplify | None = None) -> list[Span]:
    """The places of all that was asked for in `text`, in order, none overlapping another."""
    folded, starts, ends = _folded(text, simplify)
    found = [(one.start(), one.end()) for pattern in asked.patterns for one in pattern.finditer(folded)]
    return _joined([(starts[first], ends[last - 1]) for first, last in found if first < last])


def _folded(text: str, simplify: Simplify | None) -> tuple[str, Sequence[int], Sequence[int]]:
    """The text folded, and for each of its characters where what it comes from begins and ends in `text`."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in _pieces().finditer(text):
        folded, first, end = fold(piece.group()), piece.start(), piece.end()
        parts.append(folded)
        if piece.lastgroup == "even":
            starts += range(first, end)
            ends += range(first + 1, end + 1)
        else:
            starts += [first] * len(folded)
            ends += [end] * len(folded)
    return _simplified("".join(parts), simplify), starts, ends


def _simplified(folded: str, simplify: Simplify | None) -> str:
    """In simplified characters, of the same length; one by one where they would change their number."""
    if simplify is None:
        return folded
    whole = simplify(folded)
    if len(whole) == len(folded):
        return whole
    one_by_one = ((char, simplify(char)) for char in folded)
    return "".join(new if len(new) == 1 else char for char, new in one_by_one)


def _joined(found: list[Span]) -> list[Span]:
    """In order, those that touch or overlap made one."""
    joined: list[Span] = []
    for first, end in sorted(found):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((first, end))
    return joined


@cache
def _pieces() -> re.Pattern[str]:
    """Cut a text where folding one piece never looks at the next: even runs, else a character with what hangs on it."""
    tail = "".join(_ranges([n for n in range(0x300, 0xE0200) if _hangs(n)]))
    return re.compile(f"(?P<even>[{_EVEN}]+)(?![{tail}])|[\\s\\S][\xad{tail}]*")


def _hangs(place: int) -> bool:
    """Whether a character may join the one before it: marks, invisible ones, half-width sound marks, Korean letters."""
    return (
        unicodedata.category(chr(place)) in {"Mn", "Mc", "Me", "Cf"}
        or any(first <= place <= last for first, last in _KOREAN)
        or place in {0xFF9E, 0xFF9F}
    )


def _ranges(places: Sequence[int]) -> list[str]:
    """Numbers of characters as the inside of a character class."""
    found: list[list[int]] = []
    for place in places:
        if found and place == found[-1][1] + 1:
            found[-1][1] = place
        else:
            found.append([place, place])
    return [f"{chr(first)}-{chr(last)}" for first, last in found]
