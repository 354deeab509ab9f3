"""Reading a spreadsheet row by row, whatever its encoding, delimiter or small damages."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from huiyin.services.exchange.problems import SheetRefused

LONGEST_CELL = 2_000_000
MOST_COLUMNS = 200
_SAMPLE = 1 << 16
_MOST_UNREADABLE = 0.01
_DELIMITERS = ",\t;|"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet program shows it, its cells as text.

    `unread` names the columns (from 0) whose value the file does not hold: a formula never
    computed, an error value. `fault` is a problem code when the row itself cannot be read.
    """

    number: int
    cells: tuple[str, ...]
    unread: frozenset[int] = frozenset()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a file is written: csv with encoding and delimiter, or xlsx."""

    kind: str
    encoding: str = ""
    delimiter: str = ""


def shape_of(path: Path) -> Shape:
    """Find out how the file is written, by its content; SheetRefused when it is no spreadsheet."""
    with path.open("rb") as stream:
        head = stream.read(_SAMPLE)
    if not head.strip():
        raise SheetRefused("empty_file")
    if head.startswith(b"PK\x03\x04"):
        return Shape("xlsx")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise SheetRefused("old_excel")
    encoding = _encoding(path, head)
    with path.open(encoding=encoding, errors="replace", newline="") as text:
        return Shape("csv", encoding, _delimiter(text.read(_SAMPLE)))


def read_rows(path: Path, shape: Shape | None = None) -> Iterator[Row]:
    """Yield the rows that are not empty, from the top; nothing is held in memory but the row.

    SheetRefused when the whole cannot be read.
    """
    shape = shape or shape_of(path)
    if shape.kind == "xlsx":
        from huiyin.services.exchange.workbook import workbook_rows

        yield from workbook_rows(path)
    else:
        yield from _csv_rows(path, shape)


def _csv_rows(path: Path, shape: Shape) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding=shape.encoding, errors="replace", newline="") as text:
        lines = _Lines(text)
        reader = csv.reader(lines, delimiter=shape.delimiter)
        number = 0
        while True:
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield Row(number, (), fault="row_unreadable")
                continue
            if lines.ended:  # the file ended inside a row: its quotation mark swallowed what followed
                yield Row(number, (), fault="row_unreadable")
            elif any(cell.strip() for cell in cells):
                yield Row(number, tuple(cells[:MOST_COLUMNS]))


class _Lines:
    """Passes lines on and remembers that there are no more."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            return next(self._lines)
        except StopIteration:
            self.ended = True
            raise


def _encoding(path: Path, head: bytes) -> str:
    """Return the encoding with the fewest unreadable characters."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    nuls = (head[0::2].count(0), head[1::2].count(0))
    if max(nuls) > len(head) // 8:
        return "utf-16-be" if nuls[0] > nuls[1] else "utf-16-le"
    worst: dict[str, float] = {}
    for encoding in ("utf-8", "gb18030"):
        worst[encoding] = _unreadable(path, encoding)
        if worst[encoding] == 0:
            return encoding
    best = min(worst, key=lambda name: worst[name])
    if worst[best] > _MOST_UNREADABLE:
        raise SheetRefused("unknown_encoding")
    return best


def _unreadable(path: Path, encoding: str) -> float:
    """Return the share of characters that the encoding cannot read."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    bad = total = 0
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            text = decoder.decode(chunk)
            bad, total = bad + text.count("\ufffd"), total + len(text)
        text = decoder.decode(b"", True)
    return (bad + text.count("\ufffd")) / max(total + len(text), 1)


def _delimiter(sample: str) -> str:
    """Return the delimiter that cuts the first rows into the same number of columns most often."""
    best, best_score = ",", (0.0, 0)
    for delimiter in _DELIMITERS:
        counts = Counter(_widths(sample, delimiter))
        width, times = counts.most_common(1)[0] if counts else (1, 0)
        score = (times / max(counts.total(), 1) if width > 1 else 0.0, width)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _widths(sample: str, delimiter: str) -> list[int]:
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = [
            row
            for row, _ in zip(
                csv.reader(StringIO(sample, newline=""), delimiter=delimiter), range(30), strict=False
            )
        ]
    except csv.Error:
        return []
    whole = rows[:-1] if len(rows) > 1 and len(rows) < 30 and len(sample) >= _SAMPLE else rows
    return [len(row) for row in whole if row]
