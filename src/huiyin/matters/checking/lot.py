"""Drawing by lot with a recorded seed: whoever draws again from the same matters with the same seed draws the same."""

import hashlib
from collections.abc import Iterable
from heapq import nsmallest


def drawn_by(seed: str, matters: Iterable[int], size: int) -> list[int]:
    """The matters whose hash under the seed is smallest: a simple random sample that anybody can draw again."""
    return sorted(nsmallest(size, matters, key=lambda one: (_lot(seed, one), one)))


def digest_of(matters: Iterable[int]) -> str:
    """A mark of exactly these matters, by which a frame is known again."""
    told = ",".join(str(one) for one in sorted(matters))
    return hashlib.sha256(told.encode()).hexdigest()


def _lot(seed: str, matter: int) -> str:
    return hashlib.sha256(f"{seed}:{matter}".encode()).hexdigest()
