"""Texts as rows of numbers: which letters, pairs of letters and words they hold, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from huiyin.domain.reading.sorting.features.counting import Keys, count, word_keys
from huiyin.domain.reading.sorting.features.cutting import cut
from huiyin.domain.reading.sorting.features.table import Columns, Table, found_in, keys_in, table_of

EVERY = 2  # letters of a run that counts whether it is a word or not: a letter alone, and a pair
BATCH = 64  # texts counted together: enough to share the cost of each step, few enough to stay in the cache
_BITS = 23  # of a column


class Known(NamedTuple):
    """What has a column: runs of letters first, words after them."""

    runs: Table
    words: Table
    first_word: int
    wide: int


@dataclass(frozen=True, eq=False, slots=True)
class Rows:
    """The filled cells of each row one after the other."""

    starts: NDArray[np.int64]
    columns: Columns
    times: NDArray[np.float32]  # 1 + log of how often it stands in the text

    def matrix(self, scale: NDArray[np.floating[Any]]) -> Any:
        """The rows with each column weighed, each row of length one (a sparse matrix)."""
        from scipy.sparse import csr_matrix

        value = self.times * scale.astype(np.float32, copy=False)[self.columns]
        lengths = np.diff(self.starts)
        row = np.repeat(np.arange(len(lengths)), lengths)
        length = np.sqrt(np.bincount(row, value * value, len(lengths)))
        value *= np.repeat((1 / np.maximum(length, 1e-12)).astype(np.float32), lengths)
        return csr_matrix((value, self.columns, self.starts), shape=(len(lengths), len(scale)))


def known_of(runs: Keys, words: Keys) -> Known:
    """What has a column; of two keys that want one place the first has it, so the most frequent should come first."""
    tables = table_of(runs), table_of(words)
    wide = [len(keys_in(table)) for table in tables]
    return Known(*tables, wide[0], sum(wide))


def word_columns(words: Sequence[str], known: Known) -> dict[str, int]:
    """The columns of those words that have one."""
    found = found_in(word_keys(words), known.words)
    return {words[place]: int(column) + known.first_word for place, column in zip(*found, strict=True)}


def rows_of(texts: Sequence[str], known: Known) -> Rows:
    """What of each text has a column, each once in a row."""
    parts = [_rows(texts[first : first + BATCH], known) for first in range(0, len(texts), BATCH)]
    if not parts:
        return Rows(np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float32))
    lengths = np.concatenate([np.diff(part.starts) for part in parts])
    return Rows(
        np.concatenate(([0], np.cumsum(lengths))),
        np.concatenate([part.columns for part in parts]),
        np.concatenate([part.times for part in parts]),
    )


def _rows(texts: Sequence[str], known: Known) -> Rows:
    """The same of a batch: a cell is one number, its text before its column, and equal ones lie together when sorted."""
    counted = count(texts)
    text = np.repeat(np.arange(len(texts), dtype=np.int32) << _BITS, np.diff(counted.starts))
    found = [found_in(keys, known.runs) for keys in counted.keys[:EVERY]]
    cells = [text.take(one.places) | one.columns for one in found]
    words = cut(counted, known.words)
    cells.append(text.take(words.places) | (words.columns + np.int32(known.first_word)))
    return _merged(np.sort(np.concatenate(cells)), len(texts))


def _merged(cells: NDArray[np.int32], texts: int) -> Rows:
    """Sorted cells, those that are equal made one."""
    fresh = np.ones(len(cells) + 1, bool)
    fresh[1:-1] = cells[1:] != cells[:-1]
    firsts = np.flatnonzero(fresh)
    alone = cells[firsts[:-1]]
    starts = np.searchsorted(alone, np.arange(texts, dtype=np.int32) << _BITS)
    times = 1 + np.log(np.diff(firsts).astype(np.float32))
    return Rows(np.append(starts, len(alone)), alone & np.int32((1 << _BITS) - 1), times)
