"""Sorting by keywords: where an office starts, before it has confirmed matters enough to learn from."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from huiyin.domain.reading.sorting.suggested import REASONS, Suggested

DOUBT = 2.0  # what one word has to stand up against: about half its own weight
SHARP = (
    2  # the power to which weights are raised: whoever has two words of a text is more than twice as likely
)
MOST_TIMES = 3  # a word repeated oftener says nothing more
SUREST = 0.9  # keywords alone are never surer than that


class Keywords:
    """The keywords of each label; a word that several labels have speaks less for each."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self.words = {label: tuple(dict.fromkeys(filter(None, said))) for label, said in words.items()}

    @cached_property
    def _weights(self) -> dict[str, float]:
        shared = Counter(word for said in self.words.values() for word in said)
        return {word: self._weight(word, times) for word, times in shared.items()}

    def _weight(self, word: str, labels: int) -> float:
        """More for a longer word, less for one that many labels have."""
        return math.log(1 + len(self.words) / labels) * (0.6 + 0.2 * min(len(word), 5))

    def suggest(self, text: str) -> list[Suggested]:
        """Every label with a word in the prepared text, best first; nothing where there is none."""
        found = {label: self._found(text, said) for label, said in self.words.items()}
        scores = {label: sum(there.values()) ** SHARP for label, there in found.items() if there}
        whole = sum(scores.values())
        ranked = sorted(scores, key=lambda label: (-scores[label], label))
        return [
            Suggested(label, min(SUREST, scores[label] / (whole + DOUBT**SHARP)), _reasons(found[label]))
            for label in ranked
        ]

    def _found(self, text: str, said: Sequence[str]) -> dict[str, float]:
        times = {word: text.count(word) for word in said if word in text}
        return {word: self._weights[word] * math.sqrt(min(MOST_TIMES, n)) for word, n in times.items()}


def _reasons(found: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda word: (-found[word], word))[:REASONS])
