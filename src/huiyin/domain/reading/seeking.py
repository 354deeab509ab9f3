"""What is kept of words that somebody looked for: nothing that could tell who they are or what befell them."""

import re

from huiyin.domain.reading.folding import Simplify, fold

_MANY_DIGITS = 4
_HOUSE = re.compile(r"\d\s*(?:号|室|栋|幢|楼|单元|组|弄)")
_KEPT = 60  # characters of the column, a wall behind the law's own number


def kept_words(text: str, *, longest: int, simplify: Simplify | None = None) -> str:
    """The words as they are counted, folded to one form; empty where they are not kept at all.

    Dropped are words with four digits or more, with an @ or a house number, and those longer than `longest`.
    """
    said = " ".join(fold(text, simplify).split())
    digits = sum(one.isdigit() for one in said)
    if (
        not said
        or len(said) > min(longest, _KEPT)
        or digits >= _MANY_DIGITS
        or "@" in said
        or _HOUSE.search(said)
    ):
        return ""
    return said
