"""Every run of one to four letters of several texts as a number, counted in bulk.

Runs are known by their hash alone, so what is learned from letters keeps no word that anybody wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint32]
Places = NDArray[np.int64]

LONGEST = 4  # letters of a run
NONE = 0  # the key of what is no run of one text: it would reach into the next
_LETTER = np.uint32(0x9E3779B1)
_NEXT = np.uint32(0x01000193)


class Counted(NamedTuple):
    """Several texts as keys: a row for each length of a run, from one letter on; where each text begins, and the end."""

    keys: Keys
    starts: Places


def count(texts: Sequence[str]) -> Counted:
    """The keys of the runs of prepared texts, each where it begins; one that comes twice stands twice."""
    starts = np.concatenate(([0], np.cumsum([len(text) for text in texts], dtype=np.int64)))
    letters = np.frombuffer("".join(texts).encode("utf-32-le"), np.uint32) * _LETTER
    keys = np.zeros((LONGEST, len(letters)), np.uint32)
    run = letters
    for length in range(min(LONGEST, len(letters))):
        if length:
            run = run[:-1] * _NEXT + letters[length:]
        keys[length, : len(run)] = _scattered(run + np.uint32(length))
        for back in range(1, length + 1):  # the last letters of a text begin no run of that length
            place = starts[1:] - back
            keys[length, place[place >= starts[:-1]]] = NONE
    return Counted(keys, starts)


def word_keys(words: Sequence[str]) -> Keys:
    """The key of each word, the same that it has as a run of a text; NONE for one that is longer than a run."""
    counted = count(words)
    lengths = np.diff(counted.starts)
    keys = np.full(len(words), NONE, np.uint32)
    known = np.flatnonzero((lengths > 0) & (lengths <= LONGEST))
    keys[known] = counted.keys[lengths[known] - 1, counted.starts[:-1][known]]
    return keys


def _scattered(run: Keys) -> Keys:
    """Numbers spread over all that there are, so that neighbours lie far apart; wraps round on purpose."""
    run ^= run >> np.uint32(15)
    run *= np.uint32(0x85EBCA6B)
    run ^= run >> np.uint32(13)
    run *= np.uint32(0xC2B2AE35)
    run ^= run >> np.uint32(16)
    return run
