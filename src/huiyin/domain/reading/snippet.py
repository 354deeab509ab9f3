"""The piece of a text that shows why it was found, with the places of the words in it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from huiyin.domain.reading.bigrams import Query
from huiyin.domain.reading.folding import Simplify, fold


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text as it was written; `hit` when it is one of the words sought."""

    text: str
    hit: bool


def places(text: str, query: Query, simplify: Simplify | None = None) -> list[tuple[int, int]]:
    """Return where the words stand in `text` as written: (start, end) pairs, joined where they meet."""
    folded, origin = _mapped(text, simplify)
    found = []
    for word in query.words:
        place = folded.find(word)
        while place >= 0:
            found.append((origin[place], origin[place + len(word) - 1] + 1))
            place = folded.find(word, place + 1)
    joined: list[tuple[int, int]] = []
    for start, end in sorted((start, _cluster_end(text, end)) for start, end in found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def snippet(text: str, query: Query, width: int = 80, simplify: Simplify | None = None) -> tuple[Piece, ...]:
    """Return about `width` characters around the first hit, cut into pieces; the beginning without one."""
    found = places(text, query, simplify)
    start = max(0, found[0][0] - width // 4) if found else 0
    end = min(len(text), start + width)
    start = max(0, min(start, end - width))
    pieces = [Piece("…", False)] if start else []
    place = start
    for first, last in found:
        if first >= end:
            break
        last = min(last, end)
        if place < first:
            pieces.append(Piece(text[place:first], False))
        pieces.append(Piece(text[max(first, place) : last], True))
        place = last
    if place < end:
        pieces.append(Piece(text[place:end], False))
    if end < len(text):
        pieces.append(Piece("…", False))
    return tuple(pieces)


def _mapped(text: str, simplify: Simplify | None) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, where it came from.

    Characters are folded one by one, each with the marks that follow it. A `simplify` that
    changes the length of the text is left out: hits are then shown in one script only.
    """
    folded: list[str] = []
    origin: list[int] = []
    for start, cluster in _clusters(text):
        plain = fold(cluster)
        folded.append(plain)
        origin.extend([start] * len(plain))
    joined = "".join(folded)
    if simplify is not None and len(simple := simplify(joined)) == len(joined):
        joined = simple
    return joined, origin


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Yield (place, character with its marks)."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not _joins(text[place]):
            yield start, text[start:place]
            start = place


def _cluster_end(text: str, end: int) -> int:
    while end < len(text) and _joins(text[end]):
        end += 1
    return end


def _joins(letter: str) -> bool:
    """Tell whether a character belongs to the one before: marks, and half-width voice marks."""
    return unicodedata.category(letter).startswith("M") or letter in "\uff9e\uff9f"
