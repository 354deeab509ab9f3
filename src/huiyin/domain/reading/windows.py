"""Sampled twelve-character windows of a text, for finding edited copies of it."""

import hashlib
import zlib
from collections import deque
from collections.abc import Iterator

from huiyin.domain.reading.folding import Simplify
from huiyin.domain.reading.normal import normal

WIDTH = 12
"""Characters of one window."""
STEP = 16
"""Of so many neighbouring windows one is taken: a shared passage of WIDTH + STEP - 1 is never missed."""
MOST = 400
"""Windows kept of one text; of a longer one the smallest are kept, which are the same in a copy."""


def windows(text: str, simplify: Simplify | None = None) -> frozenset[int]:
    """Return the sampled windows as 63-bit numbers.

    Two texts that share a passage of 27 letters or digits share a number, wherever it stands and
    whatever surrounds it, as long as neither has more than MOST windows (some 3,000 characters).
    A text shorter than a window gives none.
    """
    plain = normal(text, simplify)
    chosen = {plain[place : place + WIDTH] for place in _sampled(plain)}
    return frozenset(sorted(_number(window) for window in chosen)[:MOST])


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return which share (0 to 1) of the smaller set is found in the larger."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _sampled(plain: str) -> Iterator[int]:
    """Yield where the window with the smallest checksum among each STEP neighbours begins."""
    raw = plain.encode("utf-32-le", "surrogatepass")
    sums = [zlib.crc32(raw[4 * place : 4 * (place + WIDTH)]) for place in range(len(plain) - WIDTH + 1)]
    if 0 < len(sums) < STEP:
        yield sums.index(min(sums))
    rising: deque[int] = deque()
    for place, total in enumerate(sums):
        while rising and sums[rising[-1]] >= total:
            rising.pop()
        rising.append(place)
        if rising[0] <= place - STEP:
            rising.popleft()
        if place >= STEP - 1:
            yield rising[0]


def _number(window: str) -> int:
    raw = hashlib.blake2b(window.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(raw, "big") >> 1
