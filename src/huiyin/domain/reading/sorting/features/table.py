"""A table of keys: for every key of a run of letters its column, or none, found in one step."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from huiyin.domain.reading.sorting.features.counting import NONE, Keys

BITS = 20  # of a slot: a key's first ones say where it lies, the others by what it is known there
SLOTS = 1 << BITS
_REST = np.uint32(32 - BITS)
_MARK = np.uint32((1 << (32 - BITS)) - 1)
_COLUMN = np.uint32(SLOTS - 1)
_BITS = np.uint32(BITS)
_TAKEN = np.uint32(1)  # no mark is 0, which is what an empty slot has

Table = NDArray[np.uint32]
Columns = NDArray[np.int32]


class Found(NamedTuple):
    """Of a run of keys the places of those that have a column, and their columns."""

    places: NDArray[np.intp]
    columns: Columns


def table_of(keys: Keys) -> Table:
    """A column for each key, in the order in which they come; of two that want one slot the first alone has a column."""
    kept = keys[keys >> _REST != NONE]  # its slot stays empty, so that it is never found
    _slots, first = np.unique(kept >> _REST, return_index=True)
    kept = kept[np.sort(first)]
    table = np.zeros(SLOTS, np.uint32)
    table[kept >> _REST] = (_marks(kept) << _BITS) | np.arange(len(kept), dtype=np.uint32)
    return table


def keys_in(table: Table) -> Keys:
    """Keys in the order of the columns that make the same table again."""
    slots = np.flatnonzero(table).astype(np.uint32)
    entries = table[slots]
    keys: Keys = ((slots << _REST) | (entries >> _BITS))[np.argsort(entries & _COLUMN)]
    return keys


def found_in(keys: Keys, table: Table) -> Found:
    """Which of the keys have a column, and which."""
    entries = table.take(keys >> _REST)
    places = np.flatnonzero(entries >> _BITS == _marks(keys))
    return Found(places, (entries.take(places) & _COLUMN).view(np.int32))


def _marks(keys: Keys) -> Keys:
    """By what a key is known where it lies."""
    return (keys & _MARK) | _TAKEN
