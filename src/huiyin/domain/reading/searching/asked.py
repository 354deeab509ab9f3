"""What somebody typed into a search: words, phrases in quotes, words left out; and whether a text has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from huiyin.domain.reading.folding import Simplify, fold, runs

MOST_CHARACTERS = 200
"""Characters of a search that are looked at; the rest of a longer one is left out."""
PAIR = 2
BETWEEN = "\x1e"
"""Stands between the fields of one text: no phrase reaches from one field into the next."""

_PLAIN = re.compile("[\u4e00-\u9fff]+")
_GAP = f"(?:[^\\w{BETWEEN}]|_)"  # what may stand between two runs of one phrase: no letter and no digit
_DOUBLE = '"\u201c\u201d\u201e'  # people type them in any order
_TERM = re.compile(
    f"(?P<out>(?<!\\S)-)?"
    f"(?:[{_DOUBLE}](?P<double>[^{_DOUBLE}]*)[{_DOUBLE}]"
    "|\u300c(?P<corner>[^\u300c\u300d]*)\u300d|\u300e(?P<white>[^\u300e\u300f]*)\u300f"
    f"|(?P<plain>[^\\s{_DOUBLE}\u300c\u300d\u300e\u300f]+))"
)

Phrase = tuple[str, ...]
"""Folded runs of letters and digits that stand together, with nothing but spaces and punctuation between them."""


@dataclass(frozen=True)
class Asked:
    """A search: each of `phrases` is to be found (a word is a phrase of one run), none of `without`."""

    phrases: tuple[Phrase, ...] = ()
    without: tuple[Phrase, ...] = ()

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The pairs of neighbours that the index of a text must have, all of them; see `bigrams`."""
        said = (run for phrase in self.phrases for run in phrase)
        return tuple(dict.fromkeys(run[at : at + 2] for run in said for at in range(len(run) - 1)))

    @cached_property
    def barred(self) -> tuple[str, ...]:
        """Tokens that the index of a text must not have: what was left out and is itself a pair of neighbours."""
        return tuple(phrase[0] for phrase in self.without if len(phrase) == 1 and len(phrase[0]) == PAIR)

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """How each phrase is found in folded text."""
        return tuple(_pattern(phrase) for phrase in self.phrases)

    @cached_property
    def _without(self) -> tuple[re.Pattern[str], ...]:
        return tuple(_pattern(phrase) for phrase in self.without)

    @cached_property
    def _plain(self) -> tuple[str, ...]:
        """The words as they are, where all are ideographs alone: most searches."""
        words = [phrase[0] for phrase in self.phrases if len(phrase) == 1 and _PLAIN.fullmatch(phrase[0])]
        return tuple(words) if len(words) == len(self.phrases) else ()

    def shuts_out(self, text: str) -> bool:
        """Tell whether `text`, as it was written, has a word that was left out: a quick no, which folding would only confirm."""
        return any(
            len(one) == 1 and bool(_PLAIN.fullmatch(one[0])) and one[0] in text for one in self.without
        )

    def holds(self, text: str, simplify: Simplify | None = None) -> bool:
        """Tell whether `text` has every phrase and nothing that was left out; give the `simplify` of the index."""
        if not self.phrases:
            return False
        if self._plain and not self.without and all(word in text for word in self._plain):
            return True  # ideographs combine with nothing, so folding would not change them
        folded = fold(text, simplify)
        return all(one.search(folded) for one in self.patterns) and not any(
            one.search(folded) for one in self._without
        )

    def __bool__(self) -> bool:
        return bool(self.phrases)


def asked(text: str, simplify: Simplify | None = None) -> Asked:
    """Read what somebody typed. Nothing but punctuation gives a search that is false and finds nothing.

    Words apart by spaces or punctuation must all be found; what stands in quotes (\"…\", “…”, corner brackets) must
    stand together; what follows a dash after a space must not be there.
    """
    wanted: list[Phrase] = []
    unwanted: list[Phrase] = []
    for term in _TERM.finditer(fold(text[:MOST_CHARACTERS], simplify)[:MOST_CHARACTERS]):
        said = tuple(runs(term["double"] or term["corner"] or term["white"] or term["plain"] or ""))
        if not said:
            continue
        if term["out"]:
            unwanted.append(said)
        elif term["plain"]:
            wanted += [(run,) for run in said]
        else:
            wanted.append(said)
    return Asked(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))


def _pattern(phrase: Phrase) -> re.Pattern[str]:
    """Ideographs need nothing between them, since Chinese writes no spaces."""
    said = re.escape(phrase[0])
    for before, run in pairwise(phrase):
        joins = _PLAIN.fullmatch(before[-1]) and _PLAIN.fullmatch(run[0])
        said += f"{_GAP}{'*' if joins else '+'}{re.escape(run)}"
    return re.compile(said)
