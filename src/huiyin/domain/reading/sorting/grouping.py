"""Near copies of one text put into one group, so that nothing is judged by a twin of what it was learned from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from huiyin.domain.reading.sorting.features.counting import count

BANDS, ROWS = (
    10,
    4,
)  # texts that share half their pairs of letters meet in a band about every second time, twins always
SEED = 11
PAIRS = 1  # of the lengths of runs that are counted


def groups_of(texts: Sequence[str]) -> list[int]:
    """For each prepared text the place of the first text of its group."""
    parent = list(range(len(texts)))
    for band in _bands(texts):
        met: dict[bytes, int] = {}
        for place, mark in enumerate(band):
            first = met.setdefault(mark, place)
            _join(parent, first, place)
    return [_root(parent, place) for place in range(len(texts))]


def spread(groups: Sequence[int], parts: int, seed: int) -> NDArray[np.int64]:
    """A part for each text, by chance and even; those of a group share one."""
    known, place = np.unique(np.asarray(groups), return_inverse=True)
    part: NDArray[np.int64] = np.random.default_rng(seed).permutation(len(known))[place] % parts
    return part


def _bands(texts: Sequence[str]) -> list[list[bytes]]:
    """The sketch of every text, cut into bands; two texts with an equal band are taken for near copies."""
    draw = np.random.default_rng(SEED)
    factors = draw.integers(1, 1 << 32, BANDS * ROWS, np.uint32) | np.uint32(1)
    terms = draw.integers(0, 1 << 32, BANDS * ROWS, np.uint32)
    found: list[list[bytes]] = [[] for _ in range(BANDS)]
    for place, text in enumerate(texts):
        keys = np.unique(count([text]).keys[PAIRS, : max(len(text) - 1, 0)])
        sketch = (keys[None, :] * factors[:, None] + terms[:, None]).min(axis=1) if len(keys) else None
        for band in range(BANDS):
            mark = (
                str(place).encode() if sketch is None else sketch[band * ROWS : (band + 1) * ROWS].tobytes()
            )
            found[band].append(mark)
    return found


def _join(parent: list[int], one: int, other: int) -> None:
    one, other = _root(parent, one), _root(parent, other)
    parent[max(one, other)] = min(one, other)


def _root(parent: list[int], place: int) -> int:
    while parent[place] != place:
        parent[place] = parent[parent[place]]
        place = parent[place]
    return place
