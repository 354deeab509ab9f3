"""Two-character tokens for finding any piece of Chinese or other text, and the recheck after."""

import re
from dataclasses import dataclass

from huiyin.domain.reading.folding import Simplify, fold, runs

_PLAIN = re.compile("[\u4e00-\u9fff]+")
MOST_QUERY_CHARACTERS = 200
"""Characters of a query that are looked at; the rest of a longer one is left out."""


def index_tokens(text: str, simplify: Simplify | None = None) -> list[str]:
    """Return the distinct tokens of a text in order of first appearance.

    Every pair of neighbours in a run of letters and digits is a token, and so is the last
    character of each run: with that, a single character is found as the beginning of a token.
    """
    return list(dict.fromkeys(_tokens(runs(fold(text, simplify)))))


def _tokens(found: list[str]) -> list[str]:
    tokens: list[str] = []
    for run in found:
        tokens.extend(run[place : place + 2] for place in range(len(run) - 1))
        tokens.append(run[-1])
    return tokens


@dataclass(frozen=True, slots=True)
class Query:
    """A search put into tokens.

    A text can only hold the words when its index has all of `tokens` and, for each of `heads`
    (single characters), a token that begins with it. Whether it does hold them, `holds` tells.
    `words` are the folded runs to be found.
    """

    words: tuple[str, ...]
    tokens: tuple[str, ...]
    heads: tuple[str, ...]

    def holds(self, text: str, simplify: Simplify | None = None) -> bool:
        """Tell whether each word is a piece of `text`; give the same `simplify` as for the index."""
        if all(_PLAIN.fullmatch(word) and word in text for word in self.words):
            return True  # most candidates: ideographs combine with nothing, so folding would not change them
        folded = fold(text, simplify)
        return all(word in folded for word in self.words)

    def __bool__(self) -> bool:
        return bool(self.words)


def query(text: str, simplify: Simplify | None = None) -> Query:
    """Read what somebody typed: words apart by spaces or punctuation must all be found.

    Nothing but punctuation gives an empty query, which is false and finds nothing.
    """
    words = tuple(dict.fromkeys(runs(fold(text[:MOST_QUERY_CHARACTERS], simplify))))
    pairs = (word[place : place + 2] for word in words for place in range(len(word) - 1))
    singles = (word for word in words if len(word) == 1)
    return Query(words, tuple(dict.fromkeys(pairs)), tuple(dict.fromkeys(singles)))
