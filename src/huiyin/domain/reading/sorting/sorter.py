"""What was learned: a weight of each feature for each label; says what a text is about, how surely, and by which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import rjieba
from numpy.typing import NDArray

from huiyin.domain.reading.sorting.features.rows import BATCH, Known, rows_of, word_columns
from huiyin.domain.reading.sorting.fitting.sureness import confident
from huiyin.domain.reading.sorting.suggested import REASONS, TOP, Suggested

Floats = NDArray[np.float32]
SHORTEST_REASON = 2  # letters; a single one tells a reader nothing


@dataclass(frozen=True, eq=False, slots=True)
class Sorter:
    """A linear model over features known by their hash.

    `scale` weighs a column before a text is brought to length one; `weights` has a row for each column and a column for
    each label, such that scores softened to confidences come true as often as they say.
    """

    labels: tuple[str, ...]
    known: Known
    scale: Floats
    weights: Floats
    bias: Floats

    def scores(self, texts: Sequence[str]) -> Floats:
        """How far each prepared text lies on the side of each label."""
        parts = [texts[first : first + BATCH] for first in range(0, len(texts), BATCH)]
        made = [rows_of(part, self.known).matrix(self.scale) @ self.weights + self.bias for part in parts]
        return np.vstack(made) if made else np.zeros((0, len(self.labels)), np.float32)

    def confidences(self, texts: Sequence[str]) -> Floats:
        """How sure it is of each label for each prepared text; a row adds up to 1."""
        return confident(self.scores(texts).astype(np.float64)).astype(np.float32)

    def suggest(self, text: str, most: int = TOP) -> list[Suggested]:
        """The likeliest labels of one prepared text, best first, with the words that decided."""
        sure = self.confidences([text])[0]
        best = np.argsort(-sure, kind="stable")[:most]
        words = self._known(text) if len(best) else {}
        return [Suggested(self.labels[i], float(sure[i]), self._reasons(words, int(i))) for i in best]

    def _known(self, text: str) -> dict[str, int]:
        """The words of a text that have a column."""
        words = list(dict.fromkeys(w for w in rjieba.cut(text) if len(w) >= SHORTEST_REASON and w.isalpha()))
        return word_columns(words, self.known)

    def _reasons(self, words: dict[str, int], label: int) -> tuple[str, ...]:
        """The words that speak for the label rather than for the others, strongest first."""
        speaks = {word: self._speaks(column, label) for word, column in words.items()}
        return tuple(sorted((w for w in speaks if speaks[w] > 0), key=lambda w: -speaks[w])[:REASONS])

    def _speaks(self, column: int, label: int) -> float:
        """What a column says for the label beyond what it says for all of them on average."""
        row = self.weights[column]
        return float(self.scale[column] * (row[label] - row.mean()))
