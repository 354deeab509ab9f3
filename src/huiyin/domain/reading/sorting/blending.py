"""What was learned and what keywords say, as one answer; the more was learned from, the more it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from huiyin.domain.reading.sorting.keywords import Keywords
from huiyin.domain.reading.sorting.sorter import Sorter
from huiyin.domain.reading.sorting.suggested import REASONS, TOP, Suggested

ENOUGH = 300  # confirmed matters from which on what was learned is heard at all
HALF = 150  # confirmed matters from which both would count alike
LEAST = 0.3  # below it the honest answer is that there is none
LEAST_OTHER = 0.03  # of what stands beside the best
LEAST_OTHER_UNIT = (
    0.1  # of a unit beside the best: its reasons are read by whoever passes a matter on, and cost time
)


@dataclass(frozen=True, slots=True)
class Blend:
    """A sorter, if one was learned, from how many matters, and the keywords."""

    keywords: Keywords
    sorter: Sorter | None = None
    learned_from: int = 0

    @property
    def share(self) -> float:
        """How much of the answer is what was learned."""
        if self.sorter is None or self.learned_from < ENOUGH:
            return 0.0
        return self.learned_from / (self.learned_from + HALF)

    def suggest(self, text: str, most: int = TOP) -> list[Suggested]:
        """The likeliest labels of one prepared text, best first; none where the best is not likely enough."""
        if not text.strip():
            return []
        ranked = sorted(self._mixed(text), key=lambda one: (-one.confidence, one.label))
        if not ranked or ranked[0].confidence < LEAST:
            return []
        return [one for one in ranked[:most] if one.confidence >= LEAST_OTHER]

    def _mixed(self, text: str) -> list[Suggested]:
        by_words = self.keywords.suggest(text)
        if self.sorter is None or not self.share:
            return by_words
        learned = self.sorter.suggest(text, most=2 * TOP)
        # without a keyword in the text what was learned stands alone
        return added(learned, by_words, self.share if by_words else 1.0)


def worth_naming(said: Sequence[Suggested], units: int) -> tuple[Suggested, ...]:
    """The likeliest of so many units, best first: none where the best is not likely enough.

    Beside the best stands none that is no likelier than one drawn by chance from all of them, nor one in ten.
    """
    ranked = sorted(said, key=lambda one: (-one.confidence, one.label))[:TOP]
    if not ranked or ranked[0].confidence < LEAST:
        return ()
    least = max(LEAST_OTHER_UNIT, 1 / max(units, 1))
    return (ranked[0], *(one for one in ranked[1:] if one.confidence > least))


def added(one: Sequence[Suggested], other: Sequence[Suggested], share: float) -> list[Suggested]:
    """Two answers as one, `share` of it the first."""
    found: dict[str, Suggested] = {}
    for part, weight in ((one, share), (other, 1 - share)):
        for said in part:
            before = found.get(said.label, Suggested(said.label, 0.0))
            words = tuple(dict.fromkeys((*before.words, *said.words)))[:REASONS]
            found[said.label] = Suggested(said.label, before.confidence + weight * said.confidence, words)
    return list(found.values())
