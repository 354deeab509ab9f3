"""A release on disk: a folder of tables in three forms and one file that says what it is; put in place by one renaming."""

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from huiyin.services.analytics.measure import Kind
from huiyin.services.analytics.releasing.spans import CannotRelease, Span, span_named
from huiyin.services.analytics.releasing.tables import PublicTable

FORMS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
ABOUT = "release.json"


@dataclass(frozen=True, slots=True)
class Release:
    """One release: its days, and what its file says of it and of each table."""

    span: Span
    folder: Path
    about: dict[str, Any]

    @property
    def name(self) -> str:
        """How it is called in addresses."""
        return self.span.name

    def table(self, name: str) -> dict[str, Any] | None:
        """What is said of one table, with its rows; None where the release has none of that name."""
        return next((one for one in self.about["tables"] if one["name"] == name), None)

    def file(self, table: str, form: str) -> Path | None:
        """The file of a table; None for one that is not in this release."""
        known = form in FORMS and self.table(table) is not None
        return self.folder / f"{table}.{form}" if known else None


def place() -> Path:
    """The folder of releases."""
    return Path(settings.HUIYIN_DATA) / "releases"


def releases() -> list[Release]:
    """Every release, the newest span first."""
    return sorted(_found(), key=lambda one: one.span, reverse=True)


def release_named(name: str) -> Release | None:
    """The release of that name; None where there is none."""
    return next((one for one in releases() if one.name == name), None)


def _found() -> Iterator[Release]:
    for file in place().glob(f"*/{ABOUT}"):
        try:
            span = span_named(file.parent.name)
        except CannotRelease:
            continue  # still being written, or put there by hand
        yield Release(span, file.parent, _read(file, file.stat().st_mtime_ns))


@lru_cache(maxsize=64)
def _read(file: Path, written: int) -> dict[str, Any]:
    """What a release's file says; read again only where it was written anew."""
    told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return told


def keep(span: Span, tables: Sequence[PublicTable], about: dict[str, Any]) -> Release:
    """Write the release and put it in place. Raises CannotRelease where another process was first."""
    place().mkdir(parents=True, exist_ok=True)
    fresh, final = place() / f".{span.name}.new", place() / span.name
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    listed = []
    for table, said in zip(tables, about["tables"], strict=True):
        contents = {"csv": _csv(table), "json": _json(table, said, about), "parquet": _parquet(table)}
        for form, content in contents.items():
            (fresh / f"{table.name}.{form}").write_bytes(content)
        digests = {form: hashlib.sha256(content).hexdigest() for form, content in contents.items()}
        listed.append({**said, "rows": table.rows, "sha256": digests})
    words = json.dumps({**about, "tables": listed}, ensure_ascii=False, indent=1)
    (fresh / ABOUT).write_text(words, encoding="utf-8")
    try:
        fresh.rename(final)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise CannotRelease(f"{span.name}: {error}") from error
    return Release(span, final, json.loads(words))


def _csv(table: PublicTable) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(["" if one is None else one for one in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")  # spreadsheets of this country take UTF-8 only with its mark


def _json(table: PublicTable, said: dict[str, Any], about: dict[str, Any]) -> bytes:
    head = {name: about[name] for name in ("first", "last", "released_on", "licence", "validity")}
    return json.dumps({**head, **said, "rows": table.dicts()}, ensure_ascii=False, indent=1).encode()


def _parquet(table: PublicTable) -> bytes:
    import pyarrow
    import pyarrow.parquet

    kinds = [_arrow(column, table) for column in table.columns]
    columns = [pyarrow.array([row[nth] for row in table.rows], type=kind) for nth, kind in enumerate(kinds)]
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_arrays(columns, names=list(table.columns)), out)
    return out.getvalue()


def _arrow(column: str, table: PublicTable) -> Any:
    import pyarrow

    if column in (*table.by, *(f"{one}_name" for one in table.by), "hidden"):
        return pyarrow.string()
    if column in ("share", "middle") or (column == "p90" and table.kind == Kind.MEDIAN.value):
        return pyarrow.float64()
    return pyarrow.int64()
