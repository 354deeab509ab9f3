"""How well a page was read: character errors, whether the wrong ones were marked, whether the fields are right."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from huiyin.domain.reading.scanning.doubting import doubtful
from huiyin.domain.reading.scanning.fields import Field
from huiyin.domain.reading.scanning.joining import Written

LONGEST = 12_000  # characters compared of one page; a page holds 2,000
SINGLE = ("office", "name", "phone", "address", "date")


@dataclass(frozen=True, slots=True)
class Compared:
    """A page against what stands on it: characters there, edits needed, and of those read which were wrong or marked."""

    characters: int
    edits: int
    wrong: int  # characters read that do not stand there
    marked: int
    wrong_marked: int


def folded(text: str) -> str:
    """Without what is only a way of writing: full and half width are one, spaces and line ends nothing."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def strict(text: str) -> str:
    """As it stands, but for spaces at the edges of lines and empty lines."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def edits(read: str, truth: str) -> int:
    """How many characters have to be added, taken out or changed."""
    return int(_table(read[:LONGEST], truth[:LONGEST])[-1, -1])


def compared(read: Written, truth: str) -> Compared:
    """Folded, as `folded` does it."""
    text, places = _folded_places(read.text)
    text, places, there = text[:LONGEST], places[:LONGEST], folded(truth)[:LONGEST]
    table = _table(text, there)
    marks = {at for one in doubtful(read.text, read.certainties) for at in range(one.start, one.end)}
    wrong = _wrong(table, text, there)
    marked = {n for n, at in enumerate(places) if at in marks}
    return Compared(len(there), int(table[-1, -1]), len(wrong), len(marked), len(wrong & marked))


def fields_right(found: Sequence[Field], truth: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """Kind -> (right, there): of the single fields whether the value is the same; of claims how many of those there were found."""
    values = {one.kind: folded(one.value) for one in found if one.kind in SINGLE}
    right = {
        kind: (int(values.get(kind) == folded(str(truth[kind]))), 1) for kind in SINGLE if truth.get(kind)
    }
    claims = [folded(str(one)) for one in truth.get("claims") or ()]
    if claims:
        mine = {folded(one.value) for one in found if one.kind == "claim"}
        right["claims"] = (sum(one in mine for one in claims), len(claims))
    return right


def _folded_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters where it stood."""
    pieces = [("".join(unicodedata.normalize("NFKC", ch).split()), n) for n, ch in enumerate(text)]
    return "".join(one for one, _ in pieces), [n for one, n in pieces for _ in one]


def _table(read: str, truth: str) -> np.ndarray:
    """The edits between every beginning of the one and every beginning of the other."""
    a, b = (np.array([ord(ch) for ch in one], dtype=np.int32) for one in (read, truth))
    steps = np.arange(len(b) + 1, dtype=np.int32)
    table = np.empty((len(a) + 1, len(b) + 1), dtype=np.int16 if max(len(a), len(b)) < 32_000 else np.int32)
    table[0] = row = steps
    for n, ch in enumerate(a, start=1):
        best = np.empty_like(steps)
        best[0] = n
        best[1:] = np.minimum(row[1:] + 1, row[:-1] + (b != ch))
        row = np.minimum.accumulate(best - steps) + steps
        table[n] = row
    return table


def _wrong(table: np.ndarray, read: str, truth: str) -> set[int]:
    """The characters read that were changed or do not belong, along one shortest way."""
    wrong, i, j = set(), len(read), len(truth)
    while i > 0:
        same = j > 0 and read[i - 1] == truth[j - 1]
        if j > 0 and table[i, j] == table[i - 1, j - 1] + (not same):
            if not same:
                wrong.add(i - 1)
            i, j = i - 1, j - 1
        elif table[i, j] == table[i - 1, j] + 1:
            wrong.add(i - 1)
            i -= 1
        else:
            j -= 1
    return wrong
