"""Whether an answer speaks to each claim: the passage that shares its things, numbers and words, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from huiyin.domain.reading.replies.formulas import is_courtesy
from huiyin.domain.reading.replies.parts import Part
from huiyin.domain.reading.replies.sentences import Sentence, any_of, sentences

ENOUGH = 0.15
"""Likeness from which on a passage may answer a claim."""
LONG = 24.0  # weight of terms; a passage that shares this many speaks to a claim however long that is
OF_NUMBER = 3.0
"""How much more a number or a name in letters says than a pair of characters."""
WINDOW = 3  # sentences of a passage
LEAST_TERMS = 3  # a claim of fewer says too little to be looked for
MOST_TERMS = 400
_RUN = re.compile(r"[㐀-鿿]+")
_CODE = re.compile(r"[a-z]*\d+(?:\.\d+)?[a-z]*|[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Passage:
    """Where an answer speaks to a claim, and how much of the claim's terms stands there (0 to 1)."""

    claim: int
    part: str
    start: int
    end: int
    likeness: float


def best_passage(number: int, claim: str, parts: Iterable[Part]) -> Passage | None:
    """The passage that shares most with the claim; None where there is nothing in common, or nothing to look for."""
    wanted = terms(claim)
    if len(wanted) < LEAST_TERMS:
        return None
    whole = min(sum(wanted.values()), LONG)
    found = [one for part in parts for one in _windows(number, part, wanted, whole) if one.likeness > 0]
    return max(found, key=lambda one: (one.likeness, -one.start), default=None)


def can_be_sought(claim: str) -> bool:
    """Whether a claim says enough to be found again in an answer."""
    return len(terms(claim)) >= LEAST_TERMS


def terms(text: str) -> dict[str, float]:
    """Pairs of characters and numbers of a text with their weights, without what every letter says."""
    said = any_of("claim_words").sub(" ", text.lower())
    found: dict[str, float] = {}
    for code in _CODE.findall(said):
        found[code] = OF_NUMBER
    for run in _RUN.findall(said):
        for at in range(len(run) - 1):
            found[run[at : at + 2]] = 1.0
        if len(found) > MOST_TERMS:
            break
    return found


def _windows(number: int, part: Part, wanted: dict[str, float], whole: float) -> Iterable[Passage]:
    told = [one for one in sentences(part.text) if not is_courtesy(one.text)]
    held = [{t for t in terms(one.text) if t in wanted} for one in told]
    for at in range(len(told)):
        meant = told[at : at + WINDOW]
        met: set[str] = set().union(*held[at : at + WINDOW])
        if held[at]:
            yield _passage(number, part, meant, min(1.0, sum(wanted[t] for t in met) / whole))


def _passage(number: int, part: Part, meant: Sequence[Sentence], likeness: float) -> Passage:
    return Passage(number, part.name, meant[0].start, meant[-1].end, likeness)
