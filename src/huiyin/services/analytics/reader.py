"""Reading the facts with DuckDB: the base in its files and, over it, the rows of matters that changed since."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from huiyin.services.analytics.facts import store
from huiyin.services.analytics.facts.schema import TABLES
from huiyin.services.analytics.models import FactDelta

if TYPE_CHECKING:
    pass

MEMORY = "2GB"
THREADS = 2
DATES = {table: [n for n, kind in columns.items() if kind == "date32"] for table, columns in TABLES.items()}


class Reader:
    """One connection with every table of facts as a view; it is brought up to date before each question."""

    def __init__(self) -> None:
        import duckdb

        self._db: duckdb.DuckDBPyConnection = duckdb.connect(
            config={"threads": THREADS, "memory_limit": MEMORY, "enable_external_access": True}
        )
        self._base: store.Base | None = None
        self._made: dict[int, int] = {}
        self._rows: dict[int, Mapping[str, list[dict[str, Any]]]] = {}
        self._against: list[str] | None = None
        self._fresh = False
        self.facts_at: datetime | None = None
        self.renew()

    def __enter__(self) -> "Reader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def renew(self) -> None:
        """Take over what changed since the last question: two small queries where nothing did."""
        base = store.current()
        made = dict(FactDelta.objects.filter(made__gt=0).values_list("matter_id", "made"))
        if self._fresh and base == self._base and made == self._made:
            return
        changed = [pk for pk, mark in made.items() if self._made.get(pk) != mark]
        for start in range(0, len(changed), 500):
            for row in FactDelta.objects.filter(pk__in=changed[start : start + 500]):
                self._rows[row.pk], made[row.pk] = _load(row.rows), row.made
        self._rows = {pk: self._rows[pk] for pk in made if pk in self._rows}
        self._base, self._made, self._against = base, made, None
        self.facts_at = _latest(base)
        self._lay_out()
        self._fresh = True

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The answer to a question."""
        return self._db.execute(sql).fetchall()

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.rows(f'SELECT count(*) FROM "{table}"')[0][0])

    def against(self) -> list[str]:
        """Every group of units complained of, as the facts write it; found once for each state of the facts."""
        if self._against is None:
            asked = """SELECT DISTINCT against FROM matters WHERE against <> ''"""
            self._against = [row[0] for row in self.rows(asked)]
        return self._against

    def made(self) -> dict[int, int]:
        """Which matters of the delta this reader holds, each with its mark."""
        return dict(self._made)

    def copy(self, table: str, file: Path) -> None:
        """Write a whole table into a file."""
        options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {store.GROUP}"
        self._db.execute(f"""COPY (SELECT * FROM "{table}") TO '{_quoted(file)}' ({options})""")

    def _lay_out(self) -> None:
        import pyarrow

        self._db.register("changed", pyarrow.table({"matter": pyarrow.array(self._made, pyarrow.int64())}))
        for table in TABLES:
            rows = [row for some in self._rows.values() for row in some.get(table, ())]
            self._db.register(f"changed_{table}", store.arrow_table(table, rows))
            columns = ", ".join(f'"{name}"' for name in TABLES[table])
            parts = [f'SELECT {columns} FROM "changed_{table}"']
            if self._base is not None:
                old = f"SELECT {columns} FROM read_parquet('{_quoted(self._base.file(table))}')"
                without = ' WHERE matter NOT IN (SELECT matter FROM "changed")' if self._made else ""
                parts.insert(0, old + without)
            self._db.execute(f'CREATE OR REPLACE VIEW "{table}" AS {" UNION ALL ".join(parts)}')


def _load(words: str) -> Mapping[str, list[dict[str, Any]]]:
    """The rows of one matter, with their days as days."""
    found: dict[str, list[dict[str, Any]]] = json.loads(words) if words else {}
    for table, rows in found.items():
        for row in rows:
            for name in DATES.get(table, ()):
                row[name] = date.fromisoformat(row[name]) if row.get(name) else None
    return found


def _latest(base: store.Base | None) -> datetime | None:
    newest = FactDelta.objects.filter(at__isnull=False).order_by("-at").values_list("at", flat=True).first()
    return max((at for at in (newest, base.at if base else None) if at), default=None)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


_held: Reader | None = None
_turn = threading.Lock()


@contextmanager
def held_reader() -> Iterator[Reader]:
    """The process's own reader, brought up to date, for one thread at a time; made when figures are first asked for."""
    global _held
    with _turn:
        if _held is None:
            _held = Reader()
        else:
            _held.renew()
        yield _held
