"""Two texts beside one another with their common passages marked, and in words how they are alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.domain.reading.alike.comparing import CHAIN, EDITED, QUOTED, RESEND, RETOLD, Likeness
from huiyin.domain.reading.alike.excerpts import Piece, excerpt
from huiyin.matters.queries.same_matter import Candidate

HOW: dict[str, str | Promise] = {
    RESEND: _("the same text, sent again"),
    EDITED: _("a copy with changes"),
    CHAIN: _("one text with other names or details"),
    QUOTED: _("one text stands within the other"),
    RETOLD: _("the same told in other words"),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """How two texts are alike: in words, in per cent, and an excerpt of each with the common passages marked."""

    how: str | Promise
    per_cent: int
    here: list[Piece]
    there: list[Piece]


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate before registering."""

    matter: Any
    by: str
    beside: Beside | None


def beside(likeness: Likeness, here: str, there: str) -> Beside:
    """The one text and the other."""
    return side_by_side(likeness.how, likeness.value, likeness.passages, here, there)


def side_by_side(how: str, value: float, passages: Sequence[Any], here: str, there: str) -> Beside:
    """From what was kept of a likeness."""
    return Beside(
        how=HOW.get(how, how),
        per_cent=round(100 * value),
        here=excerpt(here, [one[0] for one in passages]),
        there=excerpt(there, [one[1] for one in passages]),
    )


def lines(found: Sequence[Candidate], typed: str) -> list[Line]:
    """The candidates for what was typed."""
    return [
        Line(one.matter, one.by, beside(one.likeness, typed, one.text) if one.likeness else None)
        for one in found
    ]
