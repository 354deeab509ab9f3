"""The words of many messages with their weights: the rarer a word, the more it tells."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from huiyin.domain.reading.recurring.terms import Terms

Vector = dict[str, float]
COMMON = 0.2  # a word in more than this share of all messages tells nothing
COMMON_NAME = 0.02  # nor does a pair of characters in more names than this
OF_NAME = 0.6  # what a word counts that is part of the place's name: one place has more than one problem
FEW, VERY_FEW = 30, 10  # in so many messages a word may always stand: where there are few, shares say little
MOST_OF_FEW = 0.6  # of more than very few messages no word tells anything that stands in more than this share


@dataclass(slots=True)
class Space:
    """In how many messages each word and each pair stands; grows as messages come in."""

    messages: int = 0
    words: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)

    def add(self, one: Terms) -> None:
        """Count one message more."""
        self.messages += 1
        self.words.update(one.words.keys())
        self.names.update(one.names.keys())

    def words_of(self, one: Terms) -> Vector:
        """Its words with their weights, of length one; empty where none is known from another message."""
        vector = self._vector(one.words, self.words, COMMON)
        inside = {term: value * OF_NAME if term in one.called else value for term, value in vector.items()}
        return scaled(inside)

    def names_of(self, one: Terms) -> Vector:
        """The same of its names."""
        return self._vector(one.names, self.names, COMMON_NAME)

    def _vector(self, said: Counter[str], known: Counter[str], common: float) -> Vector:
        most = max(self.messages * common, min(FEW, max(self.messages * MOST_OF_FEW, VERY_FEW)))
        vector = {
            term: (1 + math.log(times)) * (1 + math.log((1 + self.messages) / (1 + known[term])))
            for term, times in said.items()
            if 2 <= known[term] <= most
        }
        return scaled(vector)


def space_of(every: Iterable[Terms]) -> Space:
    """The space of these messages."""
    space = Space()
    for one in every:
        space.add(one)
    return space


def scaled(vector: Vector) -> Vector:
    """The same direction with length one."""
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {term: value / length for term, value in vector.items()} if length else {}


def dot(one: Vector, other: Vector) -> float:
    """How much two vectors have in common."""
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[term] for term, value in one.items() if term in other)


def add_to(one: Vector, other: Vector) -> None:
    """Add the other to the one."""
    for term, value in other.items():
        one[term] = one.get(term, 0.0) + value
