"""Cutting texts into known words: always the longest that begins where the last one ended, all texts at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from huiyin.domain.reading.sorting.features.counting import LONGEST, Counted
from huiyin.domain.reading.sorting.features.table import Found, Table, found_in


def cut(counted: Counted, words: Table) -> Found:
    """Where words of the table begin, and the column of each; none reaches beyond the text it begins in."""
    columns = np.full(counted.keys.shape[1], -1, np.int32)
    steps = np.ones(len(columns), np.int8)
    for length, keys in enumerate(counted.keys, 1):
        found = found_in(keys, words)
        columns[found.places] = found.columns
        steps[found.places] = length
    begins = np.flatnonzero(_reached(steps) & (columns >= 0))
    return Found(begins, columns.take(begins))


def _reached(steps: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Which places are come to by the steps that lie on the way.

    Where no step leads over a place it is come to for certain; on from there all go at once, until each has come to
    such a place again, which is never far.
    """
    whole = len(steps)
    come = np.ones(whole + 1, bool)
    for far in range(1, LONGEST):
        come[far:-1] &= steps[:-far] <= far
    here = np.flatnonzero(come[:-1])
    while len(here):
        ahead = here + steps.take(here)
        here = ahead[~come.take(ahead)]
        come[here] = True
    return come[:-1]
