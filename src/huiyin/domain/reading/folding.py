"""Text folded to one form, so that the same words written differently compare equal."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

_HALF = re.compile("[\ud800-\udfff]")  # halves of characters, as a broken file has them
_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}  # full-width digits
Simplify = Callable[[str], str]
"""Traditional to simplified characters, such as OpenCC's `convert`; handed in, never imported."""


def fold(text: str, simplify: Simplify | None = None) -> str:
    """Return `text` in compatibility form, lower case, without invisible characters.

    Full-width letters become ordinary ones, variation selectors and zero-width characters go.
    Folding twice gives the same as folding once.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = unicodedata.normalize("NFKC", _unseen().sub("", plain))
    if simplify is not None:
        plain = simplify(plain)
    return plain


def same_length(text: str, simplify: Simplify | None = None) -> str:
    """The text with simplified characters and narrow digits, each in its place; as it is where that cannot be."""
    narrow = _HALF.sub("\ufffd", text).translate(_WIDE)
    plain = simplify(narrow) if simplify else narrow
    return plain if len(plain) == len(text) else narrow


def runs(folded: str) -> list[str]:
    """Return the stretches of letters, marks and digits in folded text, in order."""
    return _words().findall(folded)


@cache
def _words() -> re.Pattern[str]:
    """Match runs; vowel signs of Tibetan or Uyghur are marks, which `\\w` leaves out."""
    return re.compile(f"(?:[^\\W_]|[{_marks()}])+")


@cache
def _marks() -> str:
    """Return the combining marks as the inside of a character class."""
    places = [
        n for n in range(0x300, 0x1E950) if unicodedata.category(chr(n)).startswith("M") and not _hidden(n)
    ]
    parts: list[str] = []
    start = before = places[0]
    for place in [*places[1:], -1]:
        if place != before + 1:
            parts.append(chr(start) if start == before else f"{chr(start)}-{chr(before)}")
            start = place
        before = place
    return "".join(parts)


@cache
def _unseen() -> re.Pattern[str]:
    """Match format characters (zero-width, direction) and variation selectors."""
    formats = "".join(chr(n) for n in range(0xAD, 0xFFFC) if unicodedata.category(chr(n)) == "Cf")
    return re.compile(f"[{formats}\ufe00-\ufe0f\u180b-\u180f\U000e0000-\U000e01ef]")


def _hidden(place: int) -> bool:
    return 0xFE00 <= place <= 0xFE0F or 0x180B <= place <= 0x180F
