"""Which characters a clerk should look at: those the engine itself was not sure of."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# Measured on generated pages and photographs of them (docs/measured.md): below this stand most characters that were wrong,
# and few of those that were right. A figure is looked at sooner, for a wrong one makes another number that looks as good;
# a comma later, for a wrong one changes nothing and marking them all would tire whoever looks.
UNSURE, UNSURE_FIGURE, UNSURE_COMMA = 0.9, 0.95, 0.5


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of a text to be looked at."""

    start: int
    end: int
    certainty: float


def doubtful(text: str, certainties: Sequence[float]) -> list[Doubt]:
    """The stretches to be looked at, in their order; neighbours are one."""
    found: list[Doubt] = []
    for n, (ch, sure) in enumerate(zip(text, certainties, strict=True)):
        if ch.isspace() or sure >= _enough(ch):
            continue
        if found and found[-1].end == n:
            last = found.pop()
            found.append(Doubt(last.start, n + 1, min(last.certainty, sure)))
        else:
            found.append(Doubt(n, n + 1, sure))
    return found


def counted(doubts: Sequence[Doubt]) -> int:
    """How many characters that are."""
    return sum(one.end - one.start for one in doubts)


def _enough(ch: str) -> float:
    """From which certainty on a character is not marked."""
    if ch.isdigit():
        return UNSURE_FIGURE
    return UNSURE_COMMA if unicodedata.category(ch).startswith("P") else UNSURE
