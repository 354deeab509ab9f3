"""The same problem in other words: two texts that name the same place and agree in what they say of it."""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt
from typing import TypeVar

from huiyin.domain.reading.alike.comparing import RETOLD, Likeness
from huiyin.domain.reading.alike.letters import Letters
from huiyin.domain.reading.alike.telling import READ, said_words

ALIKE = 0.32  # agreement from which on two are shown
AGREEING = 4  # words besides the place on which they must agree
BACKGROUND = 100  # as if so many texts more had been read, in which none of the words stood
CLOSELY = 6  # texts cut into words, which costs fifty times what it costs to look for some words in them
MARKED = 12  # words shown in both
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Said:
    letters: Letters
    words: Counter[str]


def retold(one: Letters, others: Mapping[K, Letters]) -> list[tuple[K, Likeness]]:
    """Those of the others, which name the same place, that tell the same of it.

    A word counts the more the fewer of these texts have it: what is said of one place alone tells little apart.
    """
    if not others or not one.said:
        return []
    mine = _said(one)
    there = {key: _of_mine(mine.words, other) for key, other in others.items()}
    known: Counter[str] = Counter(mine.words.keys())
    for words in there.values():
        known.update(words)
    every = len(others) + 1 + BACKGROUND
    worth = [log(every / (1 + n)) for n in range(len(others) + 2)]
    near = {
        key: sum(worth[known[word]] for word in words)
        for key, words in there.items()
        if len(words) >= AGREEING
    }
    read = {key: _said(others[key]) for key in nlargest(CLOSELY, near, key=near.__getitem__)}
    for said in read.values():
        known.update(said.words.keys() - mine.words.keys())
    weights = {word: worth[n] for word, n in known.items()}
    here = _weighed(mine.words, weights)
    found = []
    for key, said in read.items():
        shared = mine.words.keys() & said.words.keys()
        if len(shared) < AGREEING:
            continue
        value = _agreement(here, _weighed(said.words, weights))
        if value >= ALIKE:
            best = sorted(shared, key=lambda word: (-weights[word], word))[:MARKED]
            found.append((key, Likeness(RETOLD, round(value, 4), _passages(best, mine, said))))
    return found


def _of_mine(mine: Collection[str], other: Letters) -> list[str]:
    """Which of my words stand anywhere in the other text."""
    said = other.said[:READ]
    return [word for word in mine if word in said]


def _said(given: Letters) -> _Said:
    return _Said(given, said_words(given.said))


def _agreement(mine: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """Between what both say of all that is said (cosine) and what they say together of the shorter one."""
    here, there = (sum(v * v for v in said.values()) for said in (mine, theirs))
    if not here or not there:
        return 0.0
    shared = sum(v * theirs.get(word, 0.0) for word, v in mine.items())
    return (min(1.0, shared / sqrt(here * there)) + min(1.0, shared / min(here, there))) / 2


def _weighed(said: Counter[str], weights: Mapping[str, float]) -> dict[str, float]:
    return {word: (1 + log(n)) * weights[word] if n > 1 else weights[word] for word, n in said.items()}


def _passages(
    best: list[str], one: _Said, other: _Said
) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    found = []
    for word in best:
        here, there = one.letters.said.find(word), other.letters.said.find(word)
        if here >= 0 and there >= 0:
            size = len(word)
            found.append((one.letters.span(here, here + size), other.letters.span(there, there + size)))
    return tuple(sorted(found))
