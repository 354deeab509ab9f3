"""A text as its bare letters and digits, each with its place in what was written, so that passages can be shown there."""

from array import array
from dataclasses import dataclass
from functools import lru_cache

from huiyin.domain.reading.folding import Simplify, fold, runs

MOST = 8_000
"""Letters of a text that are compared; what a longer one says after them is left out."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a text in one form, and for each the place of the character it came from."""

    said: str
    places: "array[int]"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the written text that holds the letters from `start` up to `end`, which are at least one."""
        return self.places[start], self.places[end - 1] + 1


def letters(text: str, simplify: Simplify | None = None) -> Letters:
    """Of any text there is; layout, punctuation and symbols fall away, Traditional characters become simplified ones."""
    written = text[: MOST * 2]
    plain = _simple(written, simplify)
    folded = [_folded(character) for character in plain]
    places = array("l", (place for place, said in enumerate(folded) for _letter in said))
    return Letters("".join(folded)[:MOST], places[:MOST])


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
