"""Writing many rows at once: executemany on SQLite, COPY on PostgreSQL."""

from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import connection

from benchmarks.rows import Row, utc

BATCH = 4_000  # matters in one transaction


def write(rows: list[Row]) -> None:
    """Write rows of any tables in one transaction."""
    by_table: dict[str, list[dict[str, Any]]] = {}
    for table, row in rows:
        by_table.setdefault(table, []).append(row)
    by_table = {table: _whole(table, found) for table, found in by_table.items()}
    order = sorted(by_table, key=lambda t: t != "matter")  # children refer to the matter
    (_sqlite if connection.vendor == "sqlite" else _postgres)([(t, by_table[t]) for t in order])


def _whole(table: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with what their model gives by itself: a column that came later is no fault of the makers."""
    model = next((m for m in apps.get_models() if m._meta.db_table == table), None)
    given = set(rows[0])
    lacking = [f for f in model._meta.concrete_fields if f.column not in given] if model else []
    if not lacking:
        return rows
    defaults = {f.column: f.get_db_prep_save(f.get_default(), connection) for f in lacking if f.column}
    return [{**defaults, **row} for row in rows]


def _sqlite(tables: list[tuple[str, list[dict[str, Any]]]]) -> None:
    connection.ensure_connection()
    raw = connection.connection
    raw.execute("BEGIN IMMEDIATE")
    for table, rows in tables:
        if table == "matter_grams":
            raw.executemany(
                "INSERT INTO matter_grams(rowid, grams) VALUES (?, ?)",
                [(r["id"], " ".join(r["grams"])) for r in rows],
            )
            continue
        columns = list(rows[0])
        marks = ",".join("?" * len(columns))
        names = ",".join(f'"{c}"' for c in columns)
        raw.executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})',
            [tuple(_plain(r[c]) for c in columns) for r in rows],
        )
    raw.execute("COMMIT")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return utc(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def _postgres(tables: list[tuple[str, list[dict[str, Any]]]]) -> None:
    from django.db import transaction

    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in tables:
            columns = ["matter_id", "grams"] if table == "matter_grams" else list(rows[0])
            names = ",".join(f'"{c}"' for c in columns)
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    values = (
                        (row["id"], row["grams"])
                        if table == "matter_grams"
                        else tuple(row[c] for c in columns)
                    )
                    copy.write_row(values)
