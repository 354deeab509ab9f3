"""The figures over facts of a million matters and more: the whole set cold and warm, peak memory, and one act at that size.

python -m benchmarks.figures --matters 1000000. The facts are drawn at random, like a province's, straight into the files;
they are made in a folder of their own and taken away again, unless --keep is given.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

DAYS = 5 * 365
UNITS, PLACES, CATEGORIES = 120, 400, 70
CHUNK = 500_000
LAST = date(2026, 11, 1)
# rows of a table for each matter
PER_MATTER = {
    "matters": 1.0, "items": 1.3, "visits": 0.02, "stays": 2.2, "steps": 5.0, "clocks": 3.0, "promises": 0.3,
    "reviews": 0.05, "ratings": 0.25, "supervisions": 0.03, "measures": 0.03, "proposals": 0.001, "causes": 0.1, "checks": 0.02,
}  # fmt: skip


def main() -> None:
    """Make the facts, ask in a process of its own, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--matters", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=None)
    parser.add_argument("--keep", action="store_true", help="leave the facts where they are")
    parser.add_argument("--ask", action="store_true", help="ask of facts that are there")
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="huiyin-figures-"))
    os.environ.update({"HUIYIN_DATA": str(folder), "HUIYIN_DEMO": "1", "HUIYIN_TOOLING": "1"})
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.config.settings")
    django.setup()
    if asked.ask:
        print(json.dumps(ask(asked.matters)))
        return
    try:
        started = time.monotonic()
        size = make(asked.matters)
        made = time.monotonic() - started
        command = [
            sys.executable,
            "-m",
            "benchmarks.figures",
            "--ask",
            "--folder",
            str(folder),
            "--matters",
            str(asked.matters),
        ]
        found = json.loads(
            subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
        )
        print(
            json.dumps(
                {
                    "matters": asked.matters,
                    "made_s": round(made, 1),
                    "parquet_mb": round(size / 1e6),
                    **found,
                },
                indent=1,
            )
        )
    finally:
        if not asked.keep:
            shutil.rmtree(folder, ignore_errors=True)


def make(matters: int) -> int:
    """Write the facts and put them in place; returns their bytes."""
    import numpy as np
    import pyarrow.parquet as parquet

    from huiyin.services.analytics.facts import store

    draw = np.random.default_rng(7)
    at = datetime(2026, 11, 2, tzinfo=UTC)
    with store.new_folder(at) as folder:
        for table, share in PER_MATTER.items():
            schema, rows = store.arrow_schema(table), int(matters * share)
            with parquet.ParquetWriter(folder / f"{table}.parquet", schema, compression="zstd") as writer:
                for start in range(0, rows, CHUNK):
                    some = min(CHUNK, rows - start)
                    writer.write_table(_drawn(draw, schema, start, some, rows), row_group_size=store.GROUP)
        store.put_in_place(folder, at, matters)
        return sum(file.stat().st_size for file in folder.iterdir())


def _drawn(draw: Any, schema: Any, start: int, some: int, rows: int) -> Any:
    """Rows of a table: days rise with the matter's number, codes are few and skewed, one in fifty is a report."""
    import numpy as np
    import pyarrow as pa

    nth = np.arange(start, start + some)
    day = (np.datetime64(LAST) - DAYS + (nth * DAYS // max(rows, 1))).astype("datetime64[D]")
    took = draw.gamma(2.0, 20.0, some).astype(np.int64)
    late = took - 60
    gone = (day + took) > np.datetime64(LAST)
    category = draw.zipf(1.5, some) % CATEGORIES
    columns: dict[str, Any] = {}
    for field in schema:
        name, kind = field.name, field.type
        if name == "matter":
            values = pa.array(nth * 4096 + 17)
        elif name in ("unit", "office", "organ", "by_unit"):
            values = pa.array((draw.zipf(1.4, some) % UNITS + 1).astype(np.int32))
        elif name == "place":
            values = pa.array((draw.zipf(1.3, some) % PLACES).astype(np.int32))
        elif name == "day":
            values = pa.array(day)
        elif name == "due":
            values = pa.array(day + 60)
        elif pa.types.is_date32(kind):
            values = pa.array(day + took, mask=gone)
        elif name in ("late", "took", "days", "hours", "nobody"):
            values = pa.array((late if name == "late" else took).astype(np.int32), mask=gone)
        elif pa.types.is_boolean(kind):
            share = {"report": 0.02, "open": 0.1, "duty": 0.8, "first": 0.77, "running": 0.1}.get(name, 0.06)
            values = pa.array(draw.random(some) < share)
        elif pa.types.is_integer(kind):
            values = pa.array((draw.zipf(3.0, some) % 40).astype(kind.to_pandas_dtype()))
        else:
            values = _words(draw, name, some, category)
        columns[name] = values.cast(kind)
    return pa.table(columns, schema=schema)


def _words(draw: Any, name: str, some: int, category: Any) -> Any:
    """A column of codes."""
    import numpy as np
    import pyarrow as pa

    known = {
        "category": [f"field{n % 14}.kind{n}" for n in range(CATEGORIES)],
        "field": [f"field{n % 14}" for n in range(CATEGORIES)],
        "channel": ["online", "letter", "call", "visit"],
        "kind": ["appeal", "suggestion", "report"],
        "level": ["here", "above", "elsewhere"],
        "role": ["telling", "handling", "", "set_time"],
        "against": ["", *(f"|{n}|" for n in range(1, 61))],
        "outcome": ["", "maintain", "change", "redo"],
        "said": ["", "solved", "partly", "not_solved"],
    }.get(name, [f"{name}{n}" for n in range(9)])
    if name in ("category", "field"):
        which = category
    elif name == "against":
        which = np.where(draw.random(some) < 0.95, 0, draw.integers(1, 61, some))
    else:
        which = draw.integers(0, len(known), some)
    return pa.DictionaryArray.from_arrays(pa.array(which.astype(np.int32)), pa.array(known)).cast(pa.string())


def ask(matters: int) -> dict[str, Any]:
    """Every measure of a year and of the year before, whole and by month, unit and field; cold, warm, and after an act."""
    from django.core.management import call_command

    from huiyin.services.analytics.asking import Asked, Period, Scope, figures, measures
    from huiyin.services.analytics.models import FactDelta

    call_command("migrate", verbosity=0)
    year, before = (
        Period(LAST - timedelta(days=364), LAST),
        Period(LAST - timedelta(days=729), LAST - timedelta(days=365)),
    )
    scope = Scope(None, with_reports=True)
    everything = measures()
    found: dict[str, Any] = {"measures": len(everything)}

    def timed(words: str, questions: list[Asked]) -> None:
        started = time.monotonic()
        figures(questions, period=year, scope=scope)
        found[words] = round(time.monotonic() - started, 2)

    whole = [Asked(one.name) for one in everything]
    timed("whole_set_cold_s", whole)
    timed("whole_set_warm_s", whole)
    both = [Asked(one.name, period=period) for period in (year, before) for one in everything]
    timed("overview_first_s", both)
    timed("overview_warm_s", both)
    for by in ("month", "unit", "field", "place"):
        divided = [Asked(one.name, (by,)) for one in everything if by in one.by]
        timed(f"by_{by}_first_s", divided)
        timed(f"by_{by}_warm_s", divided)
    FactDelta.objects.create(matter_id=17, wanted=1, made=1, at=datetime(2026, 11, 2, tzinfo=UTC), rows="{}")
    timed("whole_set_after_one_act_s", whole)
    found["peak_memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


if __name__ == "__main__":
    main()
