"""Marks of a text: a few numbers that a copy of it has as well, however much was changed elsewhere, to be found by.

Every four letters that follow one another give a number, and the lowest of them are the marks: the same letters give the
same marks wherever they stand, so that a copy, a chain letter or a letter that quotes another shares some with it.
"""

from collections.abc import Collection
from zlib import crc32

from huiyin.domain.reading.recurring.terms import names

IDEOGRAPH = 4  # letters of one stretch where each of them means something
ALPHABET = 8  # and where they only spell
FEWEST, MOST, ONE_IN = (
    20,
    80,
    14,
)  # marks of a short text, of a long one, and between them one for so many letters
NAMES = 6  # names of places and things of a text that are looked at
READ_FOR_NAMES = 800  # letters
BEFORE_ENDING = 2  # letters of a name before what it ends in; what precedes them is written in many ways
FIRST_IDEOGRAPH = "\u2e80"
SPREAD = 0x9E3779B1


def marks(said: str) -> list[int]:
    """The marks of the letters of a text, each between 1 and 2**32; none for a text of fewer than four letters."""
    return sorted(numbers(stretches(said)))[: min(MOST, max(FEWEST, len(said) // ONE_IN))]


def named(said: str) -> list[str]:
    """The places and things that letters name, in their order, each by its last letters."""
    found: dict[str, None] = {}
    for name, ending in names(said[:READ_FOR_NAMES]):
        if len(name) >= len(ending) + BEFORE_ENDING:
            found.setdefault(name[-len(ending) - BEFORE_ENDING :])
        if len(found) == NAMES:
            break
    return list(found)


def stretches(said: str, ideograph: int = IDEOGRAPH, alphabet: int = ALPHABET) -> list[str]:
    """Every few letters that follow one another, longer where they only spell."""
    last = len(said) - alphabet
    return [
        said[place : place + (ideograph if first >= FIRST_IDEOGRAPH else alphabet)]
        for place, first in enumerate(said[: max(0, len(said) - ideograph + 1)])
        if first >= FIRST_IDEOGRAPH or place <= last
    ]


def numbers(words: Collection[str]) -> set[int]:
    """Each of these as a mark, between 1 and 2**32; the same letters always give the same."""
    try:
        return {(crc32(word.encode()) * SPREAD & 0xFFFFFFFF) + 1 for word in words}
    except UnicodeEncodeError:  # half a character
        written = [word.encode("utf-8", "surrogatepass") for word in words]
        return {(crc32(word) * SPREAD & 0xFFFFFFFF) + 1 for word in written}
