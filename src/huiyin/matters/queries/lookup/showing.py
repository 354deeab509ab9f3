"""What is shown of a matter that was found: its title and a few words around what was looked for, never its whole text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from huiyin.domain.reading.searching.asked import Asked
from huiyin.domain.reading.searching.marking import Span, spans
from huiyin.domain.reading.searching.snippets import MOST, Piece, snippet, whole
from huiyin.matters.models import Matter
from huiyin.matters.record.search_index import simplify

LOOKED_AT = 60_000  # characters of a text in which places are looked for


@dataclass(frozen=True, slots=True)
class Hit:
    """A matter that was found: number, title and place with what was looked for marked, and words of its text."""

    matter: Matter
    number: list[Piece]
    title: list[Piece]
    place: list[Piece]
    words: list[Piece] = field(default_factory=list)


def hits(
    rows: Sequence[Matter], claims: Mapping[int, Sequence[str]], asked: Asked, place: Asked
) -> list[Hit]:
    """One for each row, in their order; `place` is what the place alone was narrowed to."""
    return [_hit(row, claims.get(row.pk, ()), asked, place) for row in rows]


def _hit(matter: Matter, claims: Sequence[str], asked: Asked, place: Asked) -> Hit:
    return Hit(
        matter,
        whole(matter.number, _spans(matter.number, asked)),
        whole(matter.title, _spans(matter.title, asked)),
        whole(matter.place, _spans(matter.place, asked) or _spans(matter.place, place)),
        _words(matter, claims, asked),
    )


def _words(matter: Matter, claims: Sequence[str], asked: Asked) -> list[Piece]:
    """Of a report none: its text is read on its own page, where the reading is written down."""
    if matter.confidential:
        return []
    pieces: list[Piece] = []
    for text in (matter.body, *claims):
        left = MOST - sum(piece.hit for piece in pieces)
        found = snippet(text, _spans(text, asked), most=left) if left > 0 else []
        pieces += [Piece(" / "), *found] if pieces and found else found
    return pieces


def _spans(text: str, asked: Asked) -> list[Span]:
    return spans(text[:LOOKED_AT], asked, simplify)
