"""Finding texts by words: shared pairs of characters, weighted by how rare they are; numbers alone, no database."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from huiyin.domain.reading.bigrams import MOST_QUERY_CHARACTERS, index_tokens
from huiyin.domain.reading.folding import Simplify

ENOUGH = 0.34  # of the weight of what was looked for has to stand in a text
HEAD = 2.0  # what stands in the head of a text counts so many times


@dataclass(frozen=True, slots=True)
class Findable:
    """A text that can be found: its key, its head (a question, a title) and its body."""

    key: str
    head: str
    body: str


class Shelf:
    """Texts made ready to be searched; small enough to be held in memory."""

    def __init__(self, texts: Sequence[Findable], simplify: Simplify | None = None) -> None:
        self._simplify = simplify
        self._kept = [
            (one.key, _pairs(one.head, simplify), _pairs(one.body, simplify) | _pairs(one.head, simplify))
            for one in texts
        ]
        self._common = Counter(pair for _, _, whole in self._kept for pair in whole)

    def find(self, words: str, most: int = 20) -> list[str]:
        """The keys of the texts in which enough of the words stands, the best first; none for empty words."""
        wanted = _pairs(words[:MOST_QUERY_CHARACTERS], self._simplify)
        weights = {pair: self._weight(pair) for pair in wanted}
        whole = sum(weights.values())
        if not whole:
            return []
        scored = []
        for place, (key, head, body) in enumerate(self._kept):
            met = sum(weights[pair] for pair in wanted & body)
            if met / whole >= ENOUGH:
                scored.append((-met - (HEAD - 1) * sum(weights[p] for p in wanted & head), place, key))
        return [key for _, _, key in sorted(scored)[:most]]

    def _weight(self, pair: str) -> float:
        return log((len(self._kept) + 1) / (self._common[pair] + 0.5))


def _pairs(text: str, simplify: Simplify | None) -> frozenset[str]:
    found = frozenset(token for token in index_tokens(text, simplify) if len(token) > 1)
    return found or frozenset(index_tokens(text, simplify))
