"""Strays: messages that average likeness left alone, and that have the anchors of a problem and say in part what it says."""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from huiyin.domain.reading.recurring.grouping.anchors import AS_LIKE, ENOUGH, Anchors, anchors
from huiyin.domain.reading.recurring.grouping.joining import Alone, Bunch
from huiyin.domain.reading.recurring.grouping.parting import LEAST, place_of
from huiyin.domain.reading.recurring.space import Vector, dot

ANCHORED = 0.45  # so much of its anchors, against what is usual in the problem,
SAID = 0.36  # so much of the likeness in what is said, the place left out,
LIKE = 0.45  # and so much of the likeness over all belong to a stray
PLAIN = 3  # fewer anchors are a word that many kinds of letters have
COPIES = 0.5  # more likeness than this is of copies, and asked of nobody


@dataclass(frozen=True, slots=True)
class Home:
    """What a stray is measured by: one problem, what its messages have in common and how alike they are."""

    bunch: Bunch
    anchors: Anchors
    place: frozenset[str]
    said: float
    like: float

    def takes(self, words: Vector) -> float:
        """How alike a message is that belongs here; nothing where it does not."""
        if self.anchors.share(words) < ANCHORED:
            return 0.0
        like, said = _likeness(self.bunch, words, self.place)
        return like if like >= LIKE * self.like and said >= SAID * self.said else 0.0

    def lacks(self, words: Vector) -> bool:
        """Whether a message would be parted from the problem for want of its anchors."""
        like = _likeness(self.bunch, words, self.place)[0] / max(self.like, 1e-9)
        return like < AS_LIKE and self.anchors.share(words) * like < ENOUGH


def home(one: Bunch, alone: Alone, known: Mapping[str, int]) -> Home | None:
    """Of a problem; none where it is too small or its anchors are too few to tell a stray by. `alone` are all messages."""
    if len(one.members) < LEAST:
        return None
    texts = [alone[at].words for at in sorted(one.members)]
    found = anchors(texts, known)
    if len(found.told) < PLAIN:
        return None
    place = frozenset(place_of(one, alone))
    both = [_likeness(one, words, place) for words in texts]
    like, said = (min(statistics.median(figures), COPIES) for figures in zip(*both, strict=True))
    return Home(one, found, place, said, like)


def strays(free: Iterable[int], homes: Sequence[Home | None], alone: Alone) -> dict[int, list[int]]:
    """Place of a home -> the messages that find to it, each to the one it is most alike."""
    by_anchor: dict[str, list[int]] = {}
    for at, one in enumerate(homes):
        for term in one.anchors.told if one else ():
            by_anchor.setdefault(term, []).append(at)
    found: dict[int, list[int]] = {}
    for text in free:
        words = alone[text].words
        near = sorted({at for term in words if term in by_anchor for at in by_anchor[term]})
        takes = {at: one.takes(words) for at in near if (one := homes[at])}
        best = max(takes, key=takes.__getitem__, default=None)
        if best is not None and takes[best]:
            found.setdefault(best, []).append(text)
    return found


def _likeness(one: Bunch, words: Vector, place: frozenset[str]) -> tuple[float, float]:
    """The average likeness to the messages of a problem, and so much of it as lies in no word of its place."""
    whole = dot(words, one.words)
    there = sum(value * one.words.get(term, 0.0) for term, value in words.items() if term in place)
    return whole / len(one.members), (whole - there) / len(one.members)
