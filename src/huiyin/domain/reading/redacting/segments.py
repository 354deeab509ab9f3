"""Where a segmenter of Chinese sees words and names of people: a second witness beside what names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HALF = re.compile("[\ud800-\udfff]")  # halves of characters, as a broken file has them
NAMES = ("nr", "nrfg", "nrt")


@dataclass(frozen=True, slots=True)
class Word:
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


def firm_names(text: str, guessed: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of guessed names those that begin and end with words and hold one that the segmenter takes for a name."""
    found = list(segments(text))
    starts, ends = {one.start for one in found}, {one.end for one in found}
    named = [one for one in found if one.is_name]
    for start, end in guessed:
        if start in starts and end in ends and any(start <= one.start and one.end <= end for one in named):
            yield start, end
