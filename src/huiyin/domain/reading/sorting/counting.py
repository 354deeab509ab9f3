"""What a text is made of, as numbers: its words, neighbouring words and runs of two and three letters, counted in bulk.

Words and letters are known by their hash alone, so what is learned from letters keeps no word that anybody wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import rjieba
from numpy.typing import NDArray

from huiyin.domain.reading.folding import Simplify, fold

Keys = NDArray[np.uint32]
Bounds = NDArray[np.int64]  # a row for each text: where its run begins and ends


class Counted(NamedTuple):
    """One sort of features of several texts."""

    keys: Keys
    bounds: Bounds


LONGEST = 40_000
"""Characters of a text that are read; hardly one message in a million is longer, and a filing is shorter still."""

OPENING = 40  # letters of a body that stand for a subject
BITS = 20  # of each sort of feature: collisions are rare and harmless
SORTS = ("word", "words", "letter", "letters")
_BEYOND = 0x10000  # the first plane has every letter that has another form here
MASK = (1 << BITS) - 1
_LONGEST_WORD = 63  # letters; what is longer is a string of digits or an address


def prepared(subject: str, body: str, simplify: Simplify | None = None) -> str:
    """The text that is counted, in one form of every letter: the subject twice, for it says most, and the body.

    Where there is no subject, the body's opening stands for it: people begin with what they come for.
    """
    body = body[:LONGEST].strip()
    subject = subject[:LONGEST].strip() or body[:OPENING]
    text = plain(f"{subject}\n{subject}\n{body}" if subject else body)
    return text if simplify is None else simplify(text)


def plain(text: str) -> str:
    """One form of every letter, letter by letter: as `fold` does, at a tenth of its time.

    What folds into several letters stays as it is; what cannot be seen, and halves of letters, go.
    """
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    folded = _forms()[np.minimum(letters, _BEYOND)]
    folded = np.where(letters < _BEYOND, folded, letters)
    seen: Keys = folded[folded != 0]
    return seen.tobytes().decode("utf-32-le")


@cache
def _forms() -> Keys:
    """For every letter of the first plane the one it is counted as, 0 for what is left out."""
    forms = np.zeros(_BEYOND + 1, np.uint32)
    for code in range(1, _BEYOND):
        if not 0xD800 <= code <= 0xDFFF:
            one = fold(chr(code))
            forms[code] = ord(one) if len(one) == 1 else code if one else 0
    return forms


def words_of(text: str) -> list[str]:
    """The pieces of a prepared text in their order: words, and every mark between them as a piece of its own."""
    pieces: list[str] = rjieba.cut(text)
    return pieces


def count(texts: Sequence[str]) -> list[Counted]:
    """The features of prepared texts, a run of keys for each sort of `SORTS`; one that comes twice stands twice."""
    whole, starts = _letters(texts)
    words, first_words = word_keys([words_of(text) for text in texts])
    pairs = _mixed(whole[:-1], whole[1:])
    return [
        Counted(words, first_words),
        Counted(_mixed(words[:-1], words[1:]), _neighbours(first_words)),
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
