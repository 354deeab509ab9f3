"""What was learned: a weight of each feature for each label; says what a text is about, how surely, and by which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from huiyin.domain.reading.sorting.counting import BITS, SORTS, count, word_keys, words_of
from huiyin.domain.reading.sorting.fitting.sureness import confident
from huiyin.domain.reading.sorting.suggested import REASONS, TOP, Suggested

if TYPE_CHECKING:
    from huiyin.domain.reading.sorting.counting import Counted

Floats = NDArray[np.float32]
Columns = NDArray[np.int32]  # [sort, key]: the column of a feature, or -1
BATCH = 64  # texts counted together: enough to share the cost of each step, few enough to stay in the cache
SHORTEST_REASON = 2  # letters; a single one tells a reader nothing


@dataclass(frozen=True, eq=False, slots=True)
class Rows:
    """Texts as rows of numbers: the filled cells of each row one after the other."""

    starts: NDArray[np.int64]
    columns: Columns
    times: NDArray[np.float64]  # 1 + log of how often it stands in the text

    def matrix(self, scale: NDArray[np.floating[Any]]) -> Any:
        """The rows with each column weighed, each row of length one (a sparse matrix)."""
        from scipy.sparse import csr_matrix

        value = self.times * scale[self.columns]
        row = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        length = np.sqrt(np.bincount(row, value * value, len(self.starts) - 1))
        value /= np.maximum(length, 1e-12)[row]
        shape = (len(self.starts) - 1, len(scale))
        return csr_matrix((value.astype(np.float32), self.columns, self.starts), shape=shape)


@dataclass(frozen=True, eq=False, slots=True)
class Sorter:
    """A linear model over features known by their hash.

    `scale` weighs a column before a text is brought to length one; `weights` has a row for each column and a column for
    each label, such that scores softened to confidences come true as often as they say.
    """

    labels: tuple[str, ...]
    columns: Columns
    scale: Floats
    weights: Floats
    bias: Floats

    def scores(self, texts: Sequence[str]) -> Floats:
        """How far each prepared text lies on the side of each label."""
        parts = [texts[first : first + BATCH] for first in range(0, len(texts), BATCH)]
        made = [rows_of(part, self.columns).matrix(self.scale) @ self.weights + self.bias for part in parts]
        return np.vstack(made) if made else np.zeros((0, len(self.labels)), np.float32)

    def confidences(self, texts: Sequence[str]) -> Floats:
        """How sure it is of each label for each prepared text; a row adds up to 1."""
        return confident(self.scores(texts).astype(np.float64)).astype(np.float32)

    def suggest(self, text: str, most: int = TOP) -> list[Suggested]:
        """The likeliest labels of one prepared text, best first, with the words that decided."""
        sure = self.confidences([text])[0]
        best = np.argsort(-sure, kind="stable")[:most]
        return [Suggested(self.labels[i], float(sure[i]), self.reasons(text, int(i))) for i in best]

    def reasons(self, text: str, label: int) -> tuple[str, ...]:
        """The words of the text that speak for the label rather than for the others, strongest first."""
        words = list(dict.fromkeys(w for w in words_of(text) if len(w) >= SHORTEST_REASON and w.isalpha()))
        columns = self.columns[0, word_keys([words])[0]]
        known = [(w, c) for w, c in zip(words, columns, strict=True) if c >= 0]
        speaks = {w: self._speaks(int(c), label) for w, c in known}
        return tuple(sorted((w for w in speaks if speaks[w] > 0), key=lambda w: -speaks[w])[:REASONS])

    def _speaks(self, column: int, label: int) -> float:
        """What a column says for the label beyond what it says for all of them on average."""
        row = self.weights[column]
        return float(self.scale[column] * (row[label] - row.mean()))


def rows_of(texts: Sequence[str], columns: Columns) -> Rows:
    """The features of texts that have a column, each once in a row, with how often."""
    counted = count(texts)
    looked_up = [table[one.keys] for table, one in zip(columns, counted, strict=True)]
    rows = [_row(looked_up, counted, place) for place in range(len(texts))]
    cells = np.concatenate(rows) if rows else np.zeros(0, np.int32)
    starts = np.concatenate(([0], np.cumsum([len(row) for row in rows]))).astype(np.int64)
    return _merged(cells, starts)


def _row(looked_up: list[Columns], counted: list[Counted], place: int) -> Columns:
    parts = [
        found[one.bounds[place, 0] : one.bounds[place, 1]]
        for found, one in zip(looked_up, counted, strict=True)
    ]
    row = np.concatenate(parts)
    row.sort()
    return row[np.searchsorted(row, 0) :]  # what has no column was -1


def _merged(cells: Columns, starts: NDArray[np.int64]) -> Rows:
    """Sorted cells of each row, those that are equal made one."""
    fresh = np.ones(len(cells) + 1, bool)
    fresh[1:-1] = cells[1:] != cells[:-1]
    fresh[starts] = True
    firsts = np.flatnonzero(fresh)
    times = 1 + np.log(np.diff(firsts))
    return Rows(np.searchsorted(firsts, starts), cells[firsts[:-1]], times)


def no_columns() -> Columns:
    """A table in which no feature has a column yet."""
    return np.full((len(SORTS), 1 << BITS), -1, np.int32)
