"""The folder of facts: one base at a time, written beside the old one and put in its place by one renaming."""

import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from huiyin.services.analytics.facts.rows.said import Said
from huiyin.services.analytics.facts.schema import TABLES

if TYPE_CHECKING:
    import pyarrow

GROUP = 122_880  # rows of one row group, as DuckDB likes them
KEPT = 2  # bases: the one in use, and the one that some reader may still be reading


@dataclass(frozen=True, slots=True)
class Base:
    """A built base: its folder, until when the record was read into it, and how many matters it has."""

    folder: Path
    at: datetime
    matters: int

    def file(self, table: str) -> Path:
        """The file of one table."""
        return self.folder / f"{table}.parquet"


def place() -> Path:
    """The folder of facts."""
    return Path(settings.HUIYIN_DATA) / "facts"


def current() -> Base | None:
    """The base in use; None where none was ever built."""
    try:
        said = json.loads((place() / "CURRENT").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Base(place() / said["folder"], datetime.fromisoformat(said["at"]), said["matters"])


def arrow_schema(table: str) -> "pyarrow.Schema":
    """The table's columns as Arrow has them."""
    import pyarrow

    kinds: Mapping[str, Any] = {
        "int64": pyarrow.int64(),
        "int32": pyarrow.int32(),
        "int16": pyarrow.int16(),
        "bool": pyarrow.bool_(),
        "date32": pyarrow.date32(),
        "string": pyarrow.string(),
    }
    return pyarrow.schema([(name, kinds[kind]) for name, kind in TABLES[table].items()])


def arrow_table(table: str, rows: list[Said]) -> "pyarrow.Table":
    """Rows as an Arrow table."""
    import pyarrow

    return pyarrow.Table.from_pylist(rows, schema=arrow_schema(table))


class Writing:
    """A base being written; rows wait until they fill a row group, so memory does not grow with the record."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._writers: dict[str, Any] = {}
        self._waiting: dict[str, list[Said]] = {name: [] for name in TABLES}

    def add(self, table: str, rows: Iterable[Said]) -> None:
        """More rows of a table."""
        waiting = self._waiting[table]
        waiting.extend(rows)
        if len(waiting) >= GROUP:
            self._write(table)

    def finish(self) -> None:
        """Write what still waits; every table has its file, be it empty."""
        for table in TABLES:
            self._write(table)
            self._writers[table].close()

    def _write(self, table: str) -> None:
        import pyarrow.parquet

        if table not in self._writers:
            self._writers[table] = pyarrow.parquet.ParquetWriter(
                self.folder / f"{table}.parquet", arrow_schema(table), compression="zstd"
            )
        rows, self._waiting[table] = self._waiting[table], []
        if rows:
            self._writers[table].write_table(arrow_table(table, rows), row_group_size=GROUP)


@contextmanager
def new_folder(at: datetime) -> Iterator[Path]:
    """An empty folder for the next base; removed again where its making fails."""
    folder = (
        place() / f"base-{at:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
    )  # no two bases are ever taken for one
    folder.mkdir(parents=True)
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def put_in_place(folder: Path, at: datetime, matters: int) -> Base:
    """Let the folder be the base from now on, and remove those nobody reads any more."""
    words = json.dumps({"folder": folder.name, "at": at.isoformat(), "matters": matters})
    fresh = place() / f"CURRENT.{os.getpid()}"
    fresh.write_text(words, encoding="utf-8")
    fresh.replace(place() / "CURRENT")
    for old in sorted(place().glob("base-*"))[:-KEPT]:
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
    return Base(folder, at, matters)
