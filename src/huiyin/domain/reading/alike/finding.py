"""Finding the texts that are alike one among many: first by marks, then by holding the few found against it."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Generic, TypeVar

from huiyin.domain.reading.alike.comparing import RESEND, RETOLD, Likeness, compare
from huiyin.domain.reading.alike.letters import Letters, letters
from huiyin.domain.reading.alike.marks import marks, named
from huiyin.domain.reading.alike.retelling import retold
from huiyin.domain.reading.alike.telling import told_marks
from huiyin.domain.reading.folding import Simplify

COMMON = 60  # a mark that so many texts have tells little: a greeting, the name of a whole town
FEW = 4  # texts with a mark, beyond which it counts visibly less
LEAST = 0.05  # of what a text must share to be read: one mark that not many have, or four that everybody has
READ = 8  # texts that share the most marks with it, and are read
TOLD = 12  # texts that say the most of the same words of the same place, and are read
SHOWN = 5
ELSEWHERE = 0.45  # texts that name other places are shown from this likeness on
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: the letters of a text, its marks, what it names, and the marks of what it tells of that."""

    letters: Letters
    marks: tuple[int, ...]
    names: frozenset[str]
    told: tuple[int, ...]

    @property
    def every_mark(self) -> tuple[int, ...]:
        """All that a text is found by, none twice."""
        return tuple(dict.fromkeys((*self.marks, *self.told)))


@dataclass(frozen=True, slots=True)
class Alike(Generic[K]):
    """A text that was found, by its key."""

    key: K
    likeness: Likeness
    elsewhere: bool = False  # both name places or things, and none of them is the same


def asked(text: str, simplify: Simplify | None = None, *, title: str = "") -> Asked:
    """A text made ready to be looked for; its title may name the place that the text does not name again."""
    said = letters(text, simplify)
    names = named(f"{letters(title, simplify).said}\n{said.said}" if title else said.said)
    return Asked(said, tuple(marks(said.said)), frozenset(names), tuple(told_marks(said.said, names)))


def likeliest(holding: Mapping[int, Sequence[K]], of: Sequence[int], most: int) -> list[K]:
    """Those that share the most of these marks; `holding` gives for a mark its newest texts, at most COMMON of them.

    A mark counts the less the more texts have it, and who shares no more than a greeting is none of them: in a great
    archive these would be most of what is read. Of texts that share as much the one that is met first comes first.
    """
    votes: dict[K, float] = {}
    for mark in of:
        there = holding.get(mark, ())
        worth = 1 / (FEW + len(there))
        for key in there:
            votes[key] = votes.get(key, 0.0) + worth
    return nlargest(most, (key for key, value in votes.items() if value >= LEAST), key=votes.__getitem__)


def ranked(wanted: Asked, copies: Mapping[K, Letters], told: Mapping[K, Letters]) -> list[Alike[K]]:
    """Which of the texts that were read are alike, the likeliest first: copies before what is told in other words."""
    found = []
    for key, said in copies.items():
        like = compare(wanted.letters, said)
        if like is not None:
            elsewhere = _elsewhere(wanted, said)
            if like.value >= ELSEWHERE or not elsewhere:
                found.append(Alike(key, like, elsewhere))
    there = {one.key for one in found}
    others = {key: said for key, said in told.items() if key not in there}
    found += [Alike(key, like) for key, like in retold(wanted.letters, others)]
    return sorted(
        found, key=lambda one: (one.likeness.how != RESEND, one.likeness.how == RETOLD, -one.likeness.value)
    )


def _elsewhere(wanted: Asked, said: Letters) -> bool:
    there = named(said.said)
    return bool(there and wanted.names) and wanted.names.isdisjoint(there)
