"""Where a segmenter of Chinese sees words and names of people: a second witness beside what names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from huiyin.domain.reading.redacting.words import words

_HALF = re.compile("[\ud800-\udfff]")  # halves of characters, as a broken file has them
NAMES = ("nr", "nrfg", "nrt")
_ENDS_OF_PLACES = frozenset("山江州城岛口庄港河湖海门关县市区省镇乡村路街湾界")


class Word(NamedTuple):
    """One word of a text, with what kind of word the segmenter takes it for."""

    start: int
    end: int
    tag: str

    @property
    def is_name(self) -> bool:
        """Whether it is taken for somebody's name, or for a part of one."""
        return self.tag in NAMES


def segments(text: str) -> Iterator[Word]:
    """The words of a text in their order, each character in one of them."""
    import rjieba  # read where it is needed: a page of the server that reads nothing does not load it

    at = 0
    for word, tag in rjieba.tag(_HALF.sub("\ufffd", text)):
        yield Word(at, at + len(word), tag)
        at += len(word)


@dataclass(frozen=True, slots=True)
class Known:
    """The words of the segmenter's own list in a text that are no names: whole, the places within them, and all they cover."""

    whole: frozenset[tuple[int, int]]
    inside: frozenset[int]
    covered: frozenset[int]

    def cuts(self, start: int, end: int) -> bool:
        """Whether a stretch begins or ends within a word."""
        return start in self.inside or end in self.inside

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch shares a character with a word."""
        return any(place in self.covered for place in range(start, end))


def known_words(text: str, found: Iterable[Word]) -> Known:
    """Of the words found in a text those of two characters and more."""
    import rjieba

    whole = [
        (one.start, one.end)
        for one in found
        if one.end - one.start > 1
        and not _may_be_name(one, text)
        and rjieba.has_word(text[one.start : one.end])
    ]
    inside = frozenset(place for start, end in whole for place in range(start + 1, end))
    covered = frozenset(place for start, end in whole for place in range(start, end))
    return Known(frozenset(whole), inside, covered)


@lru_cache(maxsize=20_000)
def kind_of_word(said: str) -> str:
    """What kind of word these characters are in the segmenter's own list; empty where none, or somebody's name."""
    import rjieba

    if (
        len(said) < 2 or not said.isalpha() or not rjieba.has_word(said)
    ):  # halves of characters are no letters
        return ""
    kinds = [tag for _, tag in rjieba.tag(said)]
    return "" if any(one in NAMES for one in kinds) else kinds[0]


def is_word(said: str) -> bool:
    """Whether these characters alone are a word of the segmenter's own list, and one that is nobody's name."""
    return kind_of_word(said) != ""


def _may_be_name(one: Word, text: str) -> bool:
    """Whether it is taken for a name, or for a place of three characters that ends like none: the list has people there."""
    place = one.tag == "ns" and one.end - one.start == 3 and text[one.end - 1] not in _ENDS_OF_PLACES
    return one.is_name or place


def firm_names(text: str, guessed: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of guessed names those that begin and end with words, hold one taken for a name, and are in no list of words.

    A list of words has names that many people bear: what is made of the characters of given names is one there too.
    """
    import rjieba

    found = list(segments(text))
    starts, ends = {one.start for one in found}, {one.end for one in found}
    named = [one for one in found if one.is_name]
    for start, end in guessed:
        said = text[start:end]
        borne = len(said) > 2 and set(said[1:]) <= words().given and not is_word(said)
        known = rjieba.has_word(said) and not borne
        if (
            not known
            and start in starts
            and end in ends
            and any(start <= one.start and one.end <= end for one in named)
        ):
            yield start, end
