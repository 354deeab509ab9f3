"""What only shares the place: messages that say too little of what the others of a problem say are parted from it."""

import statistics
from collections import Counter
from dataclasses import dataclass, field
from functools import reduce

from huiyin.domain.reading.recurring.grouping.joining import (
    HALF,
    MOST,
    Alone,
    Bunch,
    Measure,
    among,
    join,
    merged,
)
from huiyin.domain.reading.recurring.space import Vector, add_to, dot

LEAST = 4  # of fewer messages it cannot be told which are the others
LITTLE = 0.10  # so much likeness in what they say, the place left out, is enough whatever the others have
OF_SAID = 0.45  # with less, and less than this part of what is usual in the problem, it is another trouble of the place
OF_ALL = 0.5  # less than this part of the usual likeness at first is none, place or no place
ELSEWHERE = 0.65  # as much is asked of a message that does not name the place that most of them name


@dataclass(slots=True)
class Looked:
    """The messages that still stand together, each with its words, and with those of them that do not name the place."""

    alone: Alone
    place: set[str]
    inside: list[int]
    words: Vector = field(default_factory=dict)
    said: dict[int, Vector] = field(default_factory=dict)
    whole: Vector = field(default_factory=dict)

    def __post_init__(self) -> None:
        for at in self.inside:
            words = self.alone[at].words
            self.said[at] = {term: value for term, value in words.items() if term not in self.place}
            add_to(self.words, words)
            add_to(self.whole, self.said[at])

    def likeness(self, at: int) -> float:
        """The average likeness of a message to the others."""
        return _to_others(self.alone[at].words, self.words, len(self.inside))

    def likeness_said(self, at: int) -> float:
        """The same without the words of the place."""
        return _to_others(self.said[at], self.whole, len(self.inside))

    def let_go(self, at: int) -> None:
        """Stand together without it."""
        self.inside.remove(at)
        _take_from(self.words, self.alone[at].words)
        _take_from(self.whole, self.said[at])


def parted(one: Bunch, alone: Alone, measure: Measure) -> list[Bunch]:
    """The bunch without those that do not belong to it, and what they make among themselves; `alone` are all messages."""
    if not LEAST <= len(one.members) <= MOST:
        return [one]
    looked = Looked(alone, place_of(one, alone), sorted(one.members))
    out = _strangers(looked)
    if not out or len(looked.inside) < LEAST - 1:
        return [one]
    core = reduce(merged, (alone[at] for at in looked.inside))
    core.near = set()
    others = join(among(out, alone), measure)
    return [core, *(part for other in others for part in parted(other, alone, measure))]


@dataclass(frozen=True, slots=True)
class Usual:
    """What the messages of a problem have in common: the words of their place, and how alike they are in what they say."""

    place: frozenset[str]
    said: float

    def admits(self, one: Bunch, whole: Bunch) -> bool:
        """Whether one message more belongs to the whole by the measure by which the others were not parted from it."""
        said = {term: value for term, value in one.words.items() if term not in self.place}
        much = dot(said, whole.words) / len(whole.members)
        return not self.place or much >= min(LITTLE, OF_SAID * self.said)


def usual(one: Bunch, alone: Alone) -> Usual:
    """What is usual in a bunch."""
    looked = Looked(alone, place_of(one, alone), sorted(one.members))
    said = statistics.median(looked.likeness_said(at) for at in looked.inside)
    return Usual(frozenset(looked.place), said)


def place_of(one: Bunch, alone: Alone) -> set[str]:
    """The words by which at least half of its messages say where it is."""
    there, called = Counter[str](), Counter[str]()
    for at in one.members:
        there.update(alone[at].words.keys())
        called.update(alone[at].called.keys())
    least = HALF * len(one.members)
    return {term for term, times in called.items() if times >= max(least, HALF * there[term])}


def _strangers(looked: Looked) -> list[int]:
    """One after the other, the least like first, for each that goes makes it plainer what the others have in common."""
    out: list[int] = []
    first = statistics.median(looked.likeness(at) for at in looked.inside)
    while len(looked.inside) >= LEAST - 1:
        likeness = {at: looked.likeness(at) for at in looked.inside}
        strange = _elsewhere(looked, likeness) | _of_other_things(looked)
        strange |= {at for at, much in likeness.items() if much < OF_ALL * first}
        if not strange:
            break
        least = min(sorted(strange), key=likeness.__getitem__)
        looked.let_go(least)
        out.append(least)
    return out


def _elsewhere(looked: Looked, likeness: dict[int, float]) -> set[int]:
    """Those that do not name the place and are not very like the others for that."""
    if not looked.place:
        return set()
    enough = ELSEWHERE * statistics.median(likeness.values())
    return {
        at
        for at, much in likeness.items()
        if much < enough and looked.place.isdisjoint(looked.alone[at].words)
    }


def _of_other_things(looked: Looked) -> set[int]:
    """Those that share little but the place."""
    if not looked.place:
        return set()
    said = {at: looked.likeness_said(at) for at in looked.inside}
    enough = min(LITTLE, OF_SAID * statistics.median(said.values()))
    return {at for at, much in said.items() if much < enough}


def _to_others(vector: Vector, whole: Vector, size: int) -> float:
    return (dot(vector, whole) - sum(value * value for value in vector.values())) / max(size - 1, 1)


def _take_from(one: Vector, other: Vector) -> None:
    for term, value in other.items():
        one[term] -= value
