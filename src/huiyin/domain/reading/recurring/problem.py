"""A recurring problem as it was found: its messages, and the words that tell them from all others."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from huiyin.domain.reading.recurring.grouping.anchors import told_apart
from huiyin.domain.reading.recurring.grouping.joining import Bunch, Measure, merged
from huiyin.domain.reading.recurring.grouping.neighbours import neighbours
from huiyin.domain.reading.recurring.grouping.parting import Usual, usual
from huiyin.domain.reading.recurring.grouping.straying import Home, home, strays
from huiyin.domain.reading.recurring.grouping.whole import grouped
from huiyin.domain.reading.recurring.space import dot

TOLD_APART = 0.5  # how well the best word of a problem tells its messages from all others (F1 of that word)
SIGNS = 12  # words of a problem by which a new message is brought before it


@dataclass(slots=True)
class Problem:
    """Messages about one thing: their ids with their likeness to the whole, and the words that tell them apart."""

    bunch: Bunch
    members: dict[Hashable, float]
    signs: list[str]
    usual: Usual
    home: Home | None
    grown: int = 0  # texts taken in since it was last grouped

    def admits(self, one: Bunch) -> bool:
        """Whether a message that is like it belongs to it, by the measures by which the others were not parted from it."""
        return self.usual.admits(one, self.bunch) and not (self.home and self.home.lacks(one.words))


def problems_among(
    alone: Mapping[int, Bunch],
    known: Mapping[str, int],
    copies: Mapping[int, Sequence[Hashable]],
    measure: Measure,
    least: int,
) -> list[Problem]:
    """The problems that these texts make; `known` is in how many of all each word stands, `copies` who has a text."""
    whole = grouped(_near(alone), alone, known, measure)
    enough = [one for one in whole if sum(len(copies[at]) for at in one.members) >= least]
    inside = {at for one in enough for at in one.members}
    homes = [home(one, alone, known) for one in enough]
    for at, texts in strays((at for at in alone if at not in inside), homes, alone).items():
        enough[at] = reduce(merged, (alone[text] for text in texts), enough[at])
    made = (_problem(one, alone, known, copies) for one in enough)
    return sorted((one for one in made if one), key=lambda one: (-len(one.members), min(one.bunch.members)))


def _near(alone: Mapping[int, Bunch]) -> dict[int, Bunch]:
    """Those that are near another one, with whom they are compared."""
    numbers = list(alone)
    for first, second in neighbours([one.words for one in alone.values()]):
        one, other = numbers[first], numbers[second]
        alone[one].near.add(other)
        alone[other].near.add(one)
    return {at: one for at, one in alone.items() if one.near}


def _problem(
    one: Bunch,
    alone: Mapping[int, Bunch],
    known: Mapping[str, int],
    copies: Mapping[int, Sequence[Hashable]],
) -> Problem | None:
    """None where a bunch is only a kind of complaint."""
    signs = _signs(one, alone, known)
    if not signs:
        return None
    size = len(one.members)
    likeness = {at: dot(alone[at].words, one.words) / size for at in sorted(one.members)}
    members = {message: likeness[at] for at in likeness for message in copies[at]}
    return Problem(one, members, signs, usual(one, alone), home(one, alone, known))


def _signs(one: Bunch, alone: Mapping[int, Bunch], known: Mapping[str, int]) -> list[str]:
    """The words by which most of its messages are known and few others; none where it is only a kind of complaint."""
    here = Counter(term for at in one.members for term in alone[at].words)
    told = told_apart(here, len(one.members), known)
    best = sorted(told, key=lambda term: (-told[term], term))[:SIGNS]
    return best if best and told[best[0]] >= TOLD_APART else []
