"""Anchors: the words by which a problem is known from all else; a message that has few of them is about another matter."""

import statistics
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from huiyin.domain.reading.recurring.grouping.joining import MOST, Alone, Bunch, Measure, among, join, merged
from huiyin.domain.reading.recurring.grouping.parting import LEAST
from huiyin.domain.reading.recurring.space import Vector, add_to, dot

TOLD = 0.6  # how well a word has to tell the messages of a problem from all others (F1 of that word) to be an anchor
MOST_ANCHORS, LEAST_ANCHORS = 8, 2
COMMON = 0.5  # where most messages have less than this share of the anchors, these say nothing about one that has none
ENOUGH = (
    0.3  # its share of the anchors times its likeness, both against what is usual; less is another matter
)
AS_LIKE = 0.95  # what is as like as the others stays, whatever words it says it in
COPIES = 0.5  # more likeness than this is of copies, and asked of nobody


@dataclass(frozen=True, slots=True)
class Anchors:
    """Of one problem: the words, each with how well it tells, and the share of them that is usual among its messages."""

    told: Mapping[str, float]
    usual: float

    def share(self, words: Collection[str]) -> float:
        """How much of the anchors a message has, against what is usual; nothing where the problem has none to speak of."""
        return _share(self.told, words) / self.usual if self.usual >= COMMON else 0.0


def anchors(texts: Sequence[Vector], known: Mapping[str, int]) -> Anchors:
    """Of the problem that is made of these texts; `known` is in how many texts of all each word stands."""
    here = Counter(term for words in texts for term in words)
    told = told_apart(here, len(texts), known)
    best = sorted((term for term in told if told[term] >= TOLD), key=lambda term: (-told[term], term))
    if len(best) < LEAST_ANCHORS:
        return Anchors({}, 0.0)
    chosen = {term: told[term] for term in best[:MOST_ANCHORS]}
    return Anchors(chosen, statistics.median(_share(chosen, words) for words in texts))


def told_apart(here: Mapping[str, int], size: int, known: Mapping[str, int]) -> dict[str, float]:
    """The words that at least half of the texts have, each with the F1 by which it tells them from all others."""
    return {term: 2 * n / (size + known[term]) for term, n in here.items() if 2 * n >= size}


def anchored(one: Bunch, alone: Alone, known: Mapping[str, int], measure: Measure) -> list[Bunch]:
    """The bunch without those that lack its anchors, and what they make among themselves; `alone` are all messages."""
    if not LEAST <= len(one.members) <= MOST:
        return [one]
    inside, out = _without(sorted(one.members), alone, known)
    if not out or len(inside) < LEAST - 1:
        return [one]
    core = reduce(merged, (alone[at] for at in inside))
    core.near = set()
    others = join(among(out, alone), measure)
    return [core, *(part for other in others for part in anchored(other, alone, known, measure))]


def _without(inside: list[int], alone: Alone, known: Mapping[str, int]) -> tuple[list[int], list[int]]:
    """Those that belong, and those that do not: one after the other, for each that goes makes the anchors plainer."""
    out: list[int] = []
    whole: Vector = {}
    for at in inside:
        add_to(whole, alone[at].words)
    while len(inside) >= LEAST - 1:
        found = anchors([alone[at].words for at in inside], known)
        belonging = _belonging(inside, alone, found, whole) if found.usual >= COMMON else {}
        least = min(belonging, key=lambda at: (belonging[at], at), default=None)
        if least is None or belonging[least] >= ENOUGH:
            break
        inside.remove(least)
        out.append(least)
        for term, value in alone[least].words.items():
            whole[term] -= value
    return inside, out


def _belonging(inside: Sequence[int], alone: Alone, found: Anchors, whole: Vector) -> dict[int, float]:
    """How much each belongs that is less like than the others."""
    others = max(len(inside) - 1, 1)
    like = {at: max(dot(alone[at].words, whole) - 1, 0.0) / others for at in inside}
    usual = max(min(statistics.median(like.values()), COPIES), 1e-9)
    less = (at for at in inside if like[at] < AS_LIKE * usual)
    return {at: found.share(alone[at].words) * like[at] / usual for at in less}


def _share(told: Mapping[str, float], words: Collection[str]) -> float:
    return sum(value for term, value in told.items() if term in words) / sum(told.values())
