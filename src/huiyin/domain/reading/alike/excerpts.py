"""The marked passages of a text with a little of what stands around them, in pieces that a page can show one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

AROUND = 18  # characters before and after a passage
LONGEST = 320  # characters of an excerpt
LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an excerpt, marked or not."""

    text: str
    marked: bool = False


def excerpt(text: str, spans: Iterable[Sequence[int]], *, longest: int = LONGEST) -> list[Piece]:
    """The marked stretches in their order; without any, how the text begins. Spans that lie outside it are passed over."""
    sound = _sound(text, spans)
    if not sound:
        return [Piece(text[:longest] + (LEFT_OUT if len(text) > longest else ""))] if text else []
    pieces: list[Piece] = []
    at, left = max(0, sound[0][0] - AROUND), longest
    if at:
        pieces.append(Piece(LEFT_OUT))
    for start, end in sound:
        if left <= 0:
            break
        pieces += _between(text, at, start, at == 0 or not pieces)
        pieces.append(Piece(text[start : min(end, start + left)], marked=True))
        left -= (end - start) + min(start - at, 2 * AROUND)
        at = min(end, start + max(left + end - start, 0)) if left < 0 else end
    pieces.append(Piece(text[at : at + AROUND] + (LEFT_OUT if at + AROUND < len(text) else "")))
    return [piece for piece in pieces if piece.text]


def _between(text: str, at: int, start: int, first: bool) -> list[Piece]:
    """What stands between two passages, its middle left out where it is long."""
    if start - at <= 2 * AROUND:
        return [Piece(text[at:start])]
    before = "" if first else text[at : at + AROUND]
    return [Piece(before + LEFT_OUT + text[start - AROUND : start])]


def _sound(text: str, spans: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
    """In order, none over another, none outside the text."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((int(one[0]), int(one[1])) for one in spans):
        start = max(start, found[-1][1] if found else 0)
        if start < end <= len(text):
            found.append((start, end))
    return found
