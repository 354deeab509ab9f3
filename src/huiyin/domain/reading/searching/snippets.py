"""The few words around what was found, as pieces that say which of them were asked for; never markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from huiyin.domain.reading.searching.marking import Span

AROUND = 20  # characters kept on either side of what was found
MOST = 3  # places shown of one text
LONGEST_HIT = 80  # characters of one place, however long the phrase
LEFT_OUT = "\u2026"
_SENTENCE = re.compile("[\u3002\uff01\uff1f!?\n]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and whether it is what was asked for."""

    text: str
    hit: bool = False


def whole(text: str, found: Sequence[Span]) -> list[Piece]:
    """All of a short text, such as a title, cut at what was found."""
    return _cut(text, 0, len(text), found)


def snippet(text: str, found: Sequence[Span], *, most: int = MOST) -> list[Piece]:
    """The first places found with some words around each; nothing where nothing was found."""
    pieces: list[Piece] = []
    shown_to = 0
    for window, inside in _windows(text, found)[:most]:
        first, end = window
        if first > shown_to and text[shown_to:first].strip():
            pieces.append(Piece(LEFT_OUT))
        pieces += _cut(text, first, end, inside)
        shown_to = end
    if pieces and text[shown_to:].strip():
        pieces.append(Piece(LEFT_OUT))
    return pieces


def _windows(text: str, found: Sequence[Span]) -> list[tuple[Span, list[Span]]]:
    """Stretches around what was found, each with what lies inside; those that overlap are one."""
    windows: list[tuple[Span, list[Span]]] = []
    for start, stop in found:
        hit = start, min(stop, start + LONGEST_HIT)
        first, end = _begin(text, hit[0]), _end(text, hit[1])
        if windows and first <= windows[-1][0][1]:
            (before, _), inside = windows[-1]
            windows[-1] = (before, max(end, windows[-1][0][1])), [*inside, hit]
        else:
            windows.append(((first, end), [hit]))
    return windows


def _begin(text: str, start: int) -> int:
    """Where a window begins: a little before, and not in the sentence before."""
    least = max(0, start - AROUND)
    stops = [one.end() for one in _SENTENCE.finditer(text, least, start)]
    return stops[-1] if stops else least


def _end(text: str, stop: int) -> int:
    most = min(len(text), stop + AROUND)
    found = _SENTENCE.search(text, stop, most)
    return found.end() if found else most


def _cut(text: str, first: int, end: int, found: Sequence[Span]) -> list[Piece]:
    pieces: list[Piece] = []
    at = first
    for start, stop in found:
        pieces += [Piece(_even(text[at:start])), Piece(_even(text[start:stop]), hit=True)]
        at = stop
    pieces.append(Piece(_even(text[at:end])))
    return [piece for piece in pieces if piece.text]


def _even(text: str) -> str:
    """On one line."""
    return _SPACE.sub(" ", text)
