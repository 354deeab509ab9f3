"""A text as its bare letters and digits, each with its place in what was written, so that passages can be shown there."""

from array import array
from dataclasses import dataclass
from functools import cached_property, lru_cache

from huiyin.domain.reading.folding import Simplify, fold, runs

MOST = 8_000
"""Letters of a text that are compared; what a longer one says after them is left out."""


@dataclass(frozen=True)
class Letters:
    """The letters of a text in one form, and the characters they came from, one for each of the written text."""

    said: str
    plain: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the written text that holds the letters from `start` up to `end`, which are at least one."""
        return self._places[start], self._places[end - 1] + 1

    @cached_property
    def _places(self) -> "array[int]":
        """For each letter the place of its character; of most texts that are read nobody asks it."""
        return array("l", (place for place, one in enumerate(self.plain) for _letter in _folded(one)))


def letters(text: str, simplify: Simplify | None = None) -> Letters:
    """Of any text there is; layout, punctuation and symbols fall away, Traditional characters become simplified ones."""
    plain = _simple(text[: MOST * 2], simplify)
    return Letters("".join(map(_folded, plain))[:MOST], plain)


def _simple(text: str, simplify: Simplify | None) -> str:
    """As long as before: where a phrase would change its length, each character is turned by itself."""
    if simplify is None or text.isascii():
        return text
    sound = text.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate is no character
    whole = simplify(sound)
    if len(whole) == len(text):
        return whole
    return "".join(turned if len(turned := simplify(one)) == 1 else one for one in sound)


@lru_cache(maxsize=20_000)
def _folded(character: str) -> str:
    return "".join(runs(fold(character)))
