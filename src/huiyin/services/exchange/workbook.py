"""Reading the first sheet of an Excel workbook that holds rows, value by value."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl

from huiyin.foundation.files.inspect import inspect
from huiyin.foundation.files.problems import FileRefused
from huiyin.services.exchange.problems import SheetRefused
from huiyin.services.exchange.sheet import MOST_COLUMNS, Row

_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_UNREADABLE = (
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    OSError,
    zipfile.BadZipFile,
    SyntaxError,
)


def workbook_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of the first sheet with content; SheetRefused for a workbook that is unsafe or damaged."""
    _check(path)
    try:
        yield from _rows(path, with_formulas=_has_formulas(path))
    except _UNREADABLE as error:
        raise SheetRefused("workbook_damaged") from error


def _check(path: Path) -> None:
    try:
        found = inspect(path)
    except FileRefused as refusal:
        raise SheetRefused("workbook_refused", detail=refusal.problem) from refusal
    if found.name != "xlsx":
        raise SheetRefused("no_workbook")


def _rows(path: Path, *, with_formulas: bool) -> Iterator[Row]:
    """Read values; where there are formulas, read the formulas beside them to notice those without a value."""
    with ExitStack() as stack:
        values = _opened(stack, path, data_only=True)
        beside = _opened(stack, path, data_only=False) if with_formulas else None
        for sheet in values.worksheets:
            sheet.reset_dimensions()
            formulas: Iterator[Any] = iter(())
            if beside is not None:
                twin = beside[sheet.title]
                twin.reset_dimensions()
                formulas = iter(twin.iter_rows())
            seen = False
            for number, cells in enumerate(sheet.iter_rows(), start=1):
                row = _row(number, cells, next(formulas, ()))
                if row.unread or any(cell.strip() for cell in row.cells):
                    seen = True
                    yield row
            if seen:
                return


def _opened(stack: ExitStack, path: Path, *, data_only: bool) -> Any:
    """Open the workbook; given as a stream, since openpyxl would judge a path by its name."""
    stream = stack.enter_context(path.open("rb"))
    return openpyxl.load_workbook(stream, read_only=True, data_only=data_only, keep_links=False)


def _row(number: int, cells: Any, formulas: Any) -> Row:
    texts, unread = [], set()
    for place, cell in enumerate(cells[:MOST_COLUMNS]):
        if cell.data_type == "e":
            unread.add(place)
        if cell.value is None and place < len(formulas) and formulas[place].data_type == "f":
            unread.add(place)
        texts.append("" if place in unread else _text(cell.value))
    return Row(number, tuple(texts), frozenset(unread))


def _text(value: Any) -> str:
    """Return a cell's value as somebody would write it: whole numbers without a point, ISO dates."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value).replace("_x000D_", "")


def _has_formulas(path: Path) -> bool:
    """Tell whether any sheet holds a formula, without building the sheets."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with package.open(name) as stream:
                    before = b""
                    while chunk := stream.read(1 << 20):
                        if _FORMULA.search(before + chunk):
                            return True
                        before = chunk[-16:]
    return False
