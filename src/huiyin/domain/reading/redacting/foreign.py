"""Names of other kinds: in parts with a dot between, as Uyghurs and Tibetans are written, and in letters."""

import re
from collections.abc import Iterator
from functools import cache

from huiyin.domain.reading.redacting.words import words

_HAN = r"[㐀-鿿]"
_DOT = r"\s?[·•‧・･．]\s?"
_LATIN = re.compile(
    r"(?<![A-Za-z0-9@._%+\-])[A-Z](?:[a-z]{1,14}(?:[-'’][A-Za-z]?[a-z]{1,12})?|[A-Z]{1,14})"
    r"(?:[ \u00a0][A-Z](?:[a-z]{1,14}(?:[-'’][A-Za-z]?[a-z]{1,12})?|[A-Z]{1,14})){1,2}(?![A-Za-z0-9@_%+\-])"
)
_PART = re.compile(_DOT)
LONGEST = 14  # characters of the first part, of which what leads to it is cut


def dotted(text: str) -> Iterator[tuple[int, int]]:
    """Names in parts with a dot between, without the words that lead to them and follow."""
    if not _PART.search(text):
        return
    for found in _dotted().finditer(text):
        first = found.group("first")
        begin = max((m.end() for m in _leading().finditer(first) if len(first) - m.end() >= 2), default=0)
        yield found.start() + begin, _end(found.group("rest"), found.start("rest"))


def latin(text: str) -> Iterator[tuple[int, int]]:
    """Two or three words in letters that each begin with a capital, none of them a word of things."""
    for found in _LATIN.finditer(text):
        if not any(one.lower() in words().no_latin for one in found.group().split()):
            yield found.span()


def _end(rest: str, at: int) -> int:
    """Where the last part ends: with the characters such names are written with, or before a word that follows a name."""
    last = _PART.split(rest)[-1]
    sounds = _sounds().match(last)
    if sounds and len(sounds.group()) > 1:
        return at + len(rest) - len(last) + sounds.end()
    follows = _following().search(last, 1)
    return at + len(rest) - (len(last) - follows.start() if follows else 0)


@cache
def _sounds() -> re.Pattern[str]:
    return re.compile(f"{words().sounds}+")


@cache
def _dotted() -> re.Pattern[str]:
    """Part by part; of what stands behind the last dot no more than nine characters."""
    return re.compile(rf"(?P<first>{_HAN}{{2,{LONGEST}}})(?=(?P<rest>(?:{_DOT}{_HAN}{{1,9}}){{1,3}}))")


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(f"{words().leads}|{words().before}")


@cache
def _following() -> re.Pattern[str]:
    return re.compile(f"{words().after}|{words().titles}")
