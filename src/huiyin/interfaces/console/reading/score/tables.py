"""Tables that a measurement leaves behind, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute such a cell


def table(file: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write the rows under these columns; what a row has besides is left out."""
    with file.open("w", encoding="utf-8-sig", errors="replace", newline="") as opened:
        written = csv.DictWriter(opened, columns, extrasaction="ignore")
        written.writeheader()
        for row in rows:
            written.writerow({key: safe(value) for key, value in row.items()})


def safe(value: Any) -> Any:
    """The value as a cell that nothing computes."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_BEGINS) else value
