"""The finder: groups messages into problems, takes a new message into one of them, and says what holds each together."""

import hashlib
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce

from huiyin.domain.reading.folding import Simplify
from huiyin.domain.reading.recurring.grouping.anchors import told_apart
from huiyin.domain.reading.recurring.grouping.joining import Bunch, Measure, bunch, merged
from huiyin.domain.reading.recurring.grouping.neighbours import neighbours
from huiyin.domain.reading.recurring.grouping.parting import Usual, usual
from huiyin.domain.reading.recurring.grouping.straying import home, strays
from huiyin.domain.reading.recurring.grouping.whole import grouped
from huiyin.domain.reading.recurring.space import Space, Vector, dot, space_of
from huiyin.domain.reading.recurring.terms import Terms, terms
from huiyin.domain.reading.recurring.texts import Message

LEAST = 3  # fewer messages are no recurring problem yet
TOLD_APART = 0.5  # how well the best word of a problem tells its messages from all others (F1 of that word)
NOTHING = Terms(Counter(), Counter(), frozenset(), firm=False)
COPIES = 5  # a text is compared so often at most, however many send it: its words are known, and not common for that
SIGNS = 12  # words of a problem by which a new message is brought before it


@dataclass(slots=True)
class Problem:
    """Messages about one thing: their ids with their likeness to the whole, and the words that tell them apart."""

    bunch: Bunch
    members: dict[Hashable, float]
    signs: list[str]
    usual: Usual


@dataclass(slots=True)
class Finder:
    """What was found among the messages read so far; new ones are taken in one by one, at the cost of a few problems."""

    space: Space
    problems: list[Problem]
    measure: Measure = field(default_factory=Measure)
    simplify: Simplify | None = None
    _signs: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for at, one in enumerate(self.problems):
            for sign in one.signs:
                self._signs.setdefault(sign, []).append(at)

    def take(self, message: Message) -> int | None:
        """The place of the problem the message belongs to, now with it; None where it waits for the next consolidation."""
        said = terms(message, self.simplify)
        self.space.add(said)
        one = bunch(0, self.space.words_of(said), self.space.names_of(said), said)
        near = {at for sign in said.words if sign in self._signs for at in self._signs[sign]}
        near = {at for at in near if self.problems[at].usual.admits(one, self.problems[at].bunch)}
        likeness = {at: self.measure.likeness(self.problems[at].bunch, one) for at in near}
        best = max(sorted(likeness), key=likeness.__getitem__, default=None)
        if best is None or likeness[best] < self.measure.alike:
            return None
        problem = self.problems[best]
        problem.bunch = merged(problem.bunch, one)
        problem.members[message.id] = likeness[best]
        return best


def find(
    messages: Iterable[Message],
    *,
    least: int = LEAST,
    measure: Measure | None = None,
    simplify: Simplify | None = None,
) -> Finder:
    """Group all messages anew; the larger problems first. The same messages in the same order give the same answer."""
    measure = measure or Measure()
    copies, said = _texts(messages, simplify)
    space = space_of(said)
    alone = [_alone(at, said, space) for at in range(len(said))]
    words = [one.words for one in alone]
    whole = grouped(_near(alone), alone, space.words, measure)
    problems = []
    for one in _with_strays(whole, alone, space, [len(ids) for ids in copies], least):
        signs = _signs(one, words, space)
        if signs:
            problems.append(Problem(one, _members(one, words, copies), signs, usual(one, alone)))
    problems.sort(key=lambda one: (-len(one.members), min(one.bunch.members)))
    return Finder(space, problems, measure, simplify)


def _texts(
    messages: Iterable[Message], simplify: Simplify | None
) -> tuple[list[list[Hashable]], list[Terms]]:
    """The texts, each with the ids of its messages; a letter that a thousand send word for word is a few texts, and no more."""
    copies: list[list[Hashable]] = []
    said: list[Terms] = []
    known: dict[bytes, list[int]] = {}
    for message in messages:
        text = f"{message.subject.strip()}\0{message.body.strip()}".encode("utf-8", "replace")
        same = known.setdefault(hashlib.blake2b(text, digest_size=16).digest(), [])
        if len(same) < COPIES:
            same.append(len(said))
            said.append(terms(message, simplify))
            copies.append([])
        copies[same[-1]].append(message.id)
    return copies, said


def _alone(at: int, said: list[Terms], space: Space) -> Bunch:
    """The vectors of one text; what they were made of is let go, for there may be a hundred thousand."""
    one, said[at] = said[at], NOTHING
    return bunch(at, space.words_of(one), space.names_of(one), one)


def _near(alone: Sequence[Bunch]) -> dict[int, Bunch]:
    """Those that are near another one, with whom they are compared."""
    for one, other in neighbours([one.words for one in alone]):
        alone[one].near.add(other)
        alone[other].near.add(one)
    return {at: one for at, one in enumerate(alone) if one.near}


def _with_strays(
    whole: Sequence[Bunch], alone: Sequence[Bunch], space: Space, copies: Sequence[int], least: int
) -> list[Bunch]:
    """Those with messages enough, each with the strays that find to it."""
    enough = [one for one in whole if sum(copies[at] for at in one.members) >= least]
    inside = {at for one in enough for at in one.members}
    free = (at for at in range(len(alone)) if at not in inside)
    found = strays(free, [home(one, alone, space.words) for one in enough], alone)
    for at, texts in found.items():
        enough[at] = reduce(merged, (alone[text] for text in texts), enough[at])
    return enough


def _members(
    one: Bunch, words: Sequence[Vector], copies: Sequence[Sequence[Hashable]]
) -> dict[Hashable, float]:
    """Each message with the average likeness of its text to the whole."""
    size = len(one.members)
    likeness = {at: dot(words[at], one.words) / size for at in sorted(one.members)}
    return {message: likeness[at] for at in likeness for message in copies[at]}


def _signs(one: Bunch, words: Sequence[Vector], space: Space) -> list[str]:
    """The words by which most of its messages are known and few others; none where it is only a kind of complaint."""
    here = Counter(term for at in one.members for term in words[at])
    size = len(one.members)
    told = told_apart(here, size, space.words)
    best = sorted(told, key=lambda term: (-told[term], term))[:SIGNS]
    return best if best and told[best[0]] >= TOLD_APART else []
