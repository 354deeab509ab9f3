"""How alike two texts are in their very words, and in what way: resent, edited, one of a chain, or quoting the other."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from huiyin.domain.reading.alike.aligning import Passage, aligned
from huiyin.domain.reading.alike.letters import Letters

RESEND, EDITED, CHAIN, QUOTED, RETOLD = "resend", "edited", "chain", "quoted", "retold"
ALIKE = 0.32  # from this likeness on two texts are shown as one text
SHORT = 10  # letters; shorter texts are alike without being about the same, unless they are equal
LEAST_SAME = 10  # letters that agree; a greeting has fewer
WITHIN = 0.72  # so much of the shorter text stands in the longer one that it is quoted there
LONGER = 1.7  # times as long as what it quotes
WORTH_READING = 0.08  # of the shorter text, in runs of three letters
INSIDE = 0.88  # of a chain letter between its head and its end
REPLACED = 2  # letters that differ at one end of both texts: another name, another day

Spans = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two texts are alike: in what way, how much (0 to 1), and where, as spans in the one and in the other as written."""

    how: str
    value: float
    passages: tuple[Spans, ...]

    def turned(self) -> "Likeness":
        """Seen from the other text."""
        return Likeness(self.how, self.value, tuple((there, here) for here, there in self.passages))

    def moved(self, by: int) -> "Likeness":
        """With the other text standing so many characters further on in a longer one."""
        moved = tuple((here, (start + by, end + by)) for here, (start, end) in self.passages)
        return Likeness(self.how, self.value, moved)


def compare(one: Letters, other: Letters) -> Likeness | None:
    """None where they are not alike in their words. It is the same whichever text comes first."""
    if not one.said or not other.said:
        return None
    if one.said == other.said:
        whole = (one.span(0, len(one.said)), other.span(0, len(other.said)))
        return Likeness(RESEND, 1.0, (whole,))
    if min(len(one.said), len(other.said)) < SHORT:
        return None
    if (len(one.said), one.said) > (len(other.said), other.said):  # always in the same direction
        found = compare(other, one)
        return found.turned() if found else None
    if not _worth_reading(one.said, other.said):
        return None
    passages = aligned(one.said, other.said)
    value, within = _measured(passages, len(one.said), len(other.said))
    if value < ALIKE:
        return None
    how = _how(passages, len(one.said), len(other.said), within)
    spans = [(one.span(p.start, p.end), other.span(p.other_start, p.other_end)) for p in passages]
    return Likeness(how, round(value, 4), tuple(spans))


def _worth_reading(one: str, other: str) -> bool:
    """Whether they share enough runs of three letters for a common passage; by far most pairs do not."""
    mine, theirs = _runs(one), _runs(other)
    return len(mine & theirs) >= WORTH_READING * len(mine)


@lru_cache(maxsize=64)
def _runs(said: str) -> frozenset[str]:
    return frozenset([said[place : place + 3] for place in range(len(said) - 2)])


def _measured(passages: Sequence[Passage], shorter: int, longer: int) -> tuple[float, float]:
    """How alike, and how much of the shorter text stands in the longer one; both 0 where too little agrees."""
    same = sum(one.same for one in passages)
    if same < LEAST_SAME:
        return 0.0, 0.0
    within, both = same / shorter, 2 * same / (shorter + longer)
    return (within + both) / 2, within


def _how(passages: Sequence[Passage], shorter: int, longer: int, within: float) -> str:
    if within >= WITHIN and longer >= LONGER * shorter:
        return QUOTED
    return CHAIN if _is_chain(passages, shorter, longer) else EDITED


def _is_chain(passages: Sequence[Passage], shorter: int, longer: int) -> bool:
    """One body in one order, and another name, place or day at an end."""
    first, last = passages[0], passages[-1]
    if any(a.other_end > b.other_start for a, b in itertools.pairwise(passages)):
        return False
    head = min(first.start, first.other_start)
    tail = min(shorter - last.end, longer - last.other_end)
    body = max(last.end - first.start, last.other_end - first.other_start)
    return max(head, tail) >= REPLACED and sum(one.same for one in passages) >= INSIDE * body
