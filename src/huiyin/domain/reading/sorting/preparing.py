"""A message as the one text that is counted: its subject twice, its body once, every letter in one form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from huiyin.domain.reading.folding import Simplify, fold

LONGEST = 40_000
"""Characters of a text that are read; hardly one message in a million is longer, and a filing is shorter still."""

OPENING = 40  # letters of a body that stand for a subject
TOGETHER = 64  # texts prepared at a time: enough to share the cost of each step
_BEYOND = 0x10000  # the first plane has every letter that has another form here
_HAN = range(0x3400, 0xA000)

Letters = NDArray[np.uint32]


def prepared(subject: str, body: str, simplify: Simplify | None = None) -> str:
    """The text that is counted, in one form of every letter: the subject twice, for it says most, and the body.

    Where there is no subject, the body's opening stands for it: people begin with what they come for.
    """
    return prepared_all([(subject, body)], simplify)[0]


def prepared_all(messages: Sequence[tuple[str, str]], simplify: Simplify | None = None) -> list[str]:
    """The same of many messages, each its subject and its body, at a fraction of the time."""
    whole = [_put_together(subject, body) for subject, body in messages]
    parts = [whole[first : first + TOGETHER] for first in range(0, len(whole), TOGETHER)]
    return [text for part in parts for text in _plain_all(part, simplify)]


def plain(text: str) -> str:
    """One form of every letter, letter by letter: as `fold` does, at a tenth of its time.

    What folds into several letters stays as it is; what cannot be seen, and halves of letters, go.
    """
    return _plain_all([text])[0]


def _put_together(subject: str, body: str) -> str:
    body = body[:LONGEST].strip()
    subject = subject[:LONGEST].strip() or body[:OPENING]
    return f"{subject}\n{subject}\n{body}" if subject else body


def _plain_all(texts: Sequence[str], simplify: Simplify | None = None) -> list[str]:
    letters = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    forms = _forms()[np.minimum(letters, _BEYOND)]
    folded = np.where(letters < _BEYOND, forms, letters)
    seen: Letters = folded[folded != 0]
    ends = np.cumsum([0, *map(len, texts)])
    bounds = np.concatenate(([0], np.cumsum(folded != 0)))[ends]
    whole = seen.tobytes().decode("utf-32-le")
    plainly = [whole[first:last] for first, last in pairwise(bounds.tolist())]
    if simplify is None:
        return plainly
    others = np.concatenate(([0], np.cumsum(_has_other_form(simplify)[np.minimum(seen, _BEYOND)])))
    there = np.diff(others[bounds]).tolist()
    return [simplify(text) if other else text for text, other in zip(plainly, there, strict=True)]


@cache
def _forms() -> Letters:
    """For every letter of the first plane the one it is counted as, 0 for what is left out."""
    forms = np.zeros(_BEYOND + 1, np.uint32)
    for code in range(1, _BEYOND):
        if not 0xD800 <= code <= 0xDFFF:
            one = fold(chr(code))
            forms[code] = ord(one) if len(one) == 1 else code if one else 0
    return forms


@lru_cache(maxsize=4)
def _has_other_form(simplify: Simplify) -> NDArray[np.bool_]:
    """Which letters are written otherwise in simplified characters: only a text with one of them has to be converted."""
    other = np.zeros(_BEYOND + 1, np.bool_)
    other[_BEYOND] = True  # letters beyond the first plane are rare, and asked of the converter
    simple = simplify("\n".join(map(chr, _HAN))).split("\n")
    changed = [one != chr(code) for one, code in zip(simple, _HAN, strict=False)]
    other[_HAN.start : _HAN.start + len(changed)] = changed if len(simple) == len(_HAN) else True
    return other
