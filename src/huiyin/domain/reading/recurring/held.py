"""The texts held in memory by their numbers: what each says, which messages have it, and which of them share rare words."""

import hashlib
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from heapq import nlargest

from huiyin.domain.reading.folding import Simplify
from huiyin.domain.reading.recurring.grouping.joining import Bunch, bunch
from huiyin.domain.reading.recurring.grouping.neighbours import LEAST, RARE
from huiyin.domain.reading.recurring.space import Space, dot
from huiyin.domain.reading.recurring.terms import Terms, terms
from huiyin.domain.reading.recurring.texts import Message

HELD = 20_000  # of the newest; an older one is known only by the problem it is in
COPIES = 5  # a text is compared so often at most, however many send it: its words are known, and not common for that
LOOKED_AT = 60  # texts that share most with a new one are compared with it


@dataclass(slots=True)
class Held:
    """Texts as they come in, the first of them number 0."""

    space: Space = field(default_factory=Space)
    simplify: Simplify | None = None
    said: dict[int, Terms] = field(default_factory=dict)
    ids: dict[int, list[Hashable]] = field(default_factory=dict)
    _by_word: dict[str, list[int]] = field(default_factory=dict)
    _same: dict[bytes, list[int]] = field(default_factory=dict)

    def add(self, message: Message) -> tuple[int, bool]:
        """The number of its text, and whether this is one more to compare; a letter that a thousand send is a few texts."""
        text = f"{message.subject.strip()}\0{message.body.strip()}".encode("utf-8", "replace")
        same = self._same.setdefault(hashlib.blake2b(text, digest_size=16).digest(), [])
        new = len(same) < COPIES
        if new:
            at = len(self.ids)
            same.append(at)
            self.said[at] = terms(message, self.simplify)
            self.space.add(self.said[at])
            self.ids[at] = []
        self.ids[same[-1]].append(message.id)
        return same[-1], new

    def let_go(self, at: int) -> None:
        """Remember no longer what a text says."""
        del self.said[at]

    def alone(self, at: int) -> Bunch:
        """The vectors of one text as its words weigh now."""
        said = self.said[at]
        return bunch(at, self.space.words_of(said), self.space.names_of(said), said)

    def index(self, numbers: Iterable[int]) -> None:
        """From now on these texts are found by their words."""
        for at in numbers:
            for term in self.said[at].words:
                self._by_word.setdefault(term, []).append(at)

    def near(self, one: Bunch) -> dict[int, Bunch]:
        """The texts that share rare words with it and are somewhat like it, the likest first."""
        shared: dict[int, float] = {}
        for term, value in one.words.items():
            if self.space.words[term] <= RARE:
                for at in self._by_word.get(term, ()):
                    shared[at] = shared.get(at, 0.0) + value * value
        best = nlargest(LOOKED_AT, shared, key=lambda at: (shared[at], at))
        alone = {at: self.alone(at) for at in best}
        like = {at: dot(one.words, other.words) for at, other in alone.items()}
        return {at: alone[at] for at in sorted(like, key=lambda at: (-like[at], at)) if like[at] >= LEAST}
