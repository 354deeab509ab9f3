"""Average linkage: the likest are joined first, until none are alike; what does not hold together is taken apart again."""

import heapq
import math
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Protocol

from huiyin.domain.reading.recurring.space import Vector, add_to, dot
from huiyin.domain.reading.recurring.terms import Terms

ALIKE = 0.12  # the likeness, on the average of all pairs, from which two are one
OTHER_PLACE = 0.12  # what is left of a likeness where they name different ones
SAID = 0.05  # so much of the likeness has to lie in words that do not only say where it is
PLACES_MEET = 0.15  # names are the same place from this likeness of their characters on
LOOSE = 0.22  # without a place that half of them name, less likeness than this is only a kind of question
LOOSE_AT_PLACE = 0.18  # with one, less than this is several troubles of one place
TIGHT = 0.20  # from this likeness on what was taken apart is joined again
HALF = 0.5
MOST = 400  # more messages than this are left as they are: every pair of them would be compared


@dataclass(slots=True)
class Bunch:
    """Messages joined so far: their places in the list, and the sums of their vectors."""

    members: list[int]
    words: Vector
    names: Vector
    called: Vector  # of the words those that only say where it is
    reach: float = 0.0  # length of the sum of names
    firm: int = 0  # in how many of them the subject names the place
    near: set[int] = field(default_factory=set)


class Alone(Protocol):
    """All messages, each by itself, by their numbers."""

    def __getitem__(self, at: int, /) -> Bunch: ...


@dataclass(frozen=True, slots=True)
class Measure:
    """The numbers of the likeness; those above by default, chosen on real messages."""

    alike: float = ALIKE
    other_place: float = OTHER_PLACE
    places_meet: float = PLACES_MEET
    said: float = SAID

    def tighter(self, alike: float) -> "Measure":
        """The same with another likeness from which two are one."""
        return replace(self, alike=alike)

    def likeness(self, one: Bunch, other: Bunch) -> float:
        """The average over all pairs of the words they share; little of it is left where the two name different places."""
        return self.at_place(one, other, shared(one, other))

    def at_place(self, one: Bunch, other: Bunch, words: float) -> float:
        """The same where it is known how much they share; nothing where that is too little, or only says where it is."""
        pairs = len(one.members) * len(other.members)
        if words < self.alike or words - dot(one.called, other.called) / pairs < self.said:
            return 0.0
        if not one.reach or not other.reach:
            return words
        place = dot(one.names, other.names) / (one.reach * other.reach)
        if place >= self.places_meet:
            return words
        both = 2 * one.firm >= len(one.members) and 2 * other.firm >= len(other.members)
        return words * self.other_place if both else words


def shared(one: Bunch, other: Bunch) -> float:
    """The average over all pairs of the words they share."""
    return dot(one.words, other.words) / (len(one.members) * len(other.members))


def bunch(at: int, words: Vector, names: Vector, said: Terms) -> Bunch:
    """One message alone."""
    called = {term: words[term] for term in said.called if term in words}
    return Bunch([at], words, names, called, length(names), int(said.firm))


def length(vector: Vector) -> float:
    """The length of a vector."""
    return math.sqrt(sum(value * value for value in vector.values()))


def join(bunches: dict[int, Bunch], measure: Measure) -> list[Bunch]:
    """Join until no two that are near one another are alike; `near` says which are ever compared."""
    heap: list[tuple[float, int, int]] = []
    for at, one in bunches.items():
        for other in list(one.near):
            if at < other:
                _offer(heap, bunches, at, other, measure)
    heapq.heapify(heap)
    following = max(bunches, default=0) + 1
    while heap:
        _likeness, one_at, other_at = heapq.heappop(heap)
        if one_at in bunches and other_at in bunches:
            _merge(heap, bunches, one_at, other_at, following, measure)
            following += 1
    return list(bunches.values())


def holding(one: Bunch, alone: Alone, measure: Measure) -> list[Bunch]:
    """The bunch itself where it holds together, else the smaller ones that do; `alone` are all messages, each by itself."""
    if not 2 < len(one.members) <= MOST or cohesion(one) >= (LOOSE_AT_PLACE if placed(one, alone) else LOOSE):
        return [one]
    return join(among(one.members, alone), measure.tighter(TIGHT))


def among(places: Collection[int], alone: Alone) -> dict[int, Bunch]:
    """These messages, each to be compared with all the others of them."""
    return {at: replace(alone[at], near=set(places) - {at}) for at in places}


def cohesion(one: Bunch) -> float:
    """The average likeness of two different messages; each vector has length one, or none at all."""
    size = len(one.members)
    whole = sum(value * value for value in one.words.values())
    return (whole - size) / (size * (size - 1)) if size > 1 else 1.0


def placed(one: Bunch, alone: Alone) -> bool:
    """Whether at least half of its messages name the same place."""
    named = Counter(pair for at in one.members for pair in alone[at].names)
    return max(named.values(), default=0) >= HALF * len(one.members)


def merged(one: Bunch, other: Bunch) -> Bunch:
    """Both as one; the larger takes in the smaller."""
    if len(one.words) < len(other.words):
        one, other = other, one
    words, names, called = dict(one.words), dict(one.names), dict(one.called)
    add_to(words, other.words)
    add_to(names, other.names)
    add_to(called, other.called)
    return Bunch(one.members + other.members, words, names, called, length(names), one.firm + other.firm)


def _merge(
    heap: list[tuple[float, int, int]],
    bunches: dict[int, Bunch],
    one_at: int,
    other_at: int,
    at: int,
    measure: Measure,
) -> None:
    one, other = bunches.pop(one_at), bunches.pop(other_at)
    new = merged(one, other)
    new.near = (one.near | other.near) - {one_at, other_at}
    bunches[at] = new
    for near in list(new.near):
        beside = bunches[near].near
        beside -= {one_at, other_at}
        beside.add(at)
        _offer(heap, bunches, near, at, measure, push=True)


def _offer(
    heap: list[tuple[float, int, int]],
    bunches: dict[int, Bunch],
    one: int,
    other: int,
    measure: Measure,
    *,
    push: bool = False,
) -> None:
    first, second = bunches[one], bunches[other]
    words = shared(first, second)
    if (
        words < measure.alike
    ):  # an average of averages: whatever they take in, they are met again only by what is alike
        first.near.discard(other)
        second.near.discard(one)
        return
    likeness = measure.at_place(first, second, words)
    if likeness < measure.alike:
        return
    entry = (-likeness, one, other)
    if push:
        heapq.heappush(heap, entry)
    else:
        heap.append(entry)
