"""What a text is made of, as numbers: its words, its letters and its pairs of letters, counted in bulk.

Words and letters are known by their hash alone, so what is learned from letters keeps no word that anybody wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import rjieba
from numpy.typing import NDArray

Keys = NDArray[np.uint32]
Bounds = NDArray[np.int64]  # a row for each text: where its run begins and ends


class Counted(NamedTuple):
    """One sort of features of several texts."""

    keys: Keys
    bounds: Bounds


BITS = 20  # of each sort of feature: collisions are rare and harmless
SORTS = ("word", "letter", "letters")
MASK = (1 << BITS) - 1
_LONGEST_WORD = 63  # letters; what is longer is a string of digits or an address


def words_of(text: str) -> list[str]:
    """The pieces of a prepared text in their order: words, and every mark between them as a piece of its own."""
    line, _end, rest = text.partition("\n")
    twice = rest.startswith(f"{line}\n")  # the subject, which needs to be cut once only
    pieces: list[str] = rjieba.cut(rest if twice else text)
    if not twice:
        return pieces
    ends = pieces.index("\n") + 1 if "\n" in pieces else 0
    return pieces[:ends] + pieces if "".join(pieces[:ends]) == f"{line}\n" else rjieba.cut(text)


def count(texts: Sequence[str]) -> list[Counted]:
    """The features of prepared texts, a run of keys for each sort of `SORTS`; one that comes twice stands twice."""
    whole, starts = _letters(texts)
    words, first_words = word_keys([words_of(text) for text in texts])
    pairs = _mixed(whole[:-1], whole[1:])
    return [
        Counted(words, first_words),
        Counted(whole & np.uint32(MASK), starts),
        Counted(pairs, _neighbours(starts)),
    ]


def word_keys(words: Sequence[Sequence[str]]) -> tuple[Keys, Bounds]:
    """The keys of the words of each text, one after the other, and where each text's begin and end."""
    joined = "\0".join("\0".join(one) for one in words if one) + "\0"
    letters = np.frombuffer(joined.encode("utf-32-le"), np.uint32)
    ends = np.flatnonzero(letters == 0)
    begins = np.concatenate(([0], ends[:-1] + 1))
    counts = np.array([len(one) for one in words])
    bounds = np.concatenate(([0], np.cumsum(counts)))
    if not bounds[-1]:
        return np.zeros(0, np.uint32), _pairwise(bounds)
    place = np.arange(len(letters)) - np.repeat(begins, ends - begins + 1)
    mixed = (letters * np.uint32(0x9E3779B1)) ^ (letters >> np.uint32(7))
    sums = np.add.reduceat(mixed * _powers()[np.minimum(place, _LONGEST_WORD)], begins)
    return _mixed(sums.astype(np.uint32), (ends - begins).astype(np.uint32)), _pairwise(bounds)


def _letters(texts: Sequence[str]) -> tuple[Keys, Bounds]:
    """The letters of all texts one after the other, and where each text's begin and end."""
    bounds = np.concatenate(([0], np.cumsum([len(text) for text in texts])))
    return np.frombuffer("".join(texts).encode("utf-32-le"), np.uint32), _pairwise(bounds)


def _pairwise(bounds: NDArray[np.int64]) -> Bounds:
    return np.stack((bounds[:-1], bounds[1:]), axis=1)


def _neighbours(bounds: Bounds) -> Bounds:
    """Where the pairs of neighbours of each text lie: one fewer than what they are pairs of."""
    return np.stack((bounds[:, 0], np.maximum(bounds[:, 1] - 1, bounds[:, 0])), axis=1)


def _mixed(one: Keys, other: Keys) -> Keys:
    """Two runs of numbers as one, so that neighbours in either order differ; wraps round on purpose."""
    mixed = (one * np.uint32(2_654_435_761)) ^ (other * np.uint32(2_246_822_519) + np.uint32(0x9E3779B9))
    mixed ^= mixed >> np.uint32(15)
    return (mixed * np.uint32(3_266_489_917)) >> np.uint32(32 - BITS)


@cache
def _powers() -> Keys:
    """What a letter of a word weighs by its place in it."""
    powers = [pow(0x01000193, place + 1, 1 << 32) for place in range(_LONGEST_WORD + 1)]
    return np.array(powers, np.uint32)
