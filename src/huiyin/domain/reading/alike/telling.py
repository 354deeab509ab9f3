"""Marks of what a text tells of the places it names: by them the same problem is found in other words.

Each is made of a place and a word together. A place alone has thousands of letters and a word has more, but few texts say
that word of that place. Of the words of a place the lowest numbers are kept, so that two texts that tell the same keep
mostly the same ones, however long they are.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from heapq import nsmallest

from huiyin.domain.reading.alike.marks import numbers
from huiyin.domain.reading.recurring.terms import words
from huiyin.domain.reading.recurring.vocabulary import vocabulary

READ = 400  # letters: what follows is story and thanks
EVERY, FEWEST = 24, 6  # marks of a text, shared out among the places it names; of each place at least so many


@lru_cache(maxsize=64)
def said_words(said: str) -> Counter[str]:
    """The words of letters by which something is told, with how often each stands there; nobody changes it."""
    nothing = vocabulary().empty
    return Counter(word for word in words(said[:READ]) if word not in nothing)


def told_marks(said: str, places: Sequence[str]) -> list[int]:
    """The marks of what letters tell of these places, each between 1 and 2**32; none where they name no place."""
    if not places:
        return []
    told, each = said_words(said), max(FEWEST, EVERY // len(places))
    found: dict[int, None] = {}
    for place in places:
        of_it = numbers([f"\n{place}\n{word}" for word in told if word not in place])
        found.update(dict.fromkeys(nsmallest(each, of_it)))
    return list(found)
