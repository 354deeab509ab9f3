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
TRUE = {"report": 0.02, "open": 0.1, "duty": 0.8, "first": 0.77, "running": 0.1}  # how often a mark is set
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
    import duckdb

    from huiyin.services.analytics.facts import store
    from huiyin.services.analytics.facts.schema import TABLES

    at = datetime(2026, 11, 2, tzinfo=UTC)
    base = duckdb.connect(config={"threads": 2, "memory_limit": "2GB"})
    with store.new_folder(at) as folder:
        for table, share in PER_MATTER.items():
            rows = int(matters * share)
            columns = ", ".join(f'{drawn(name, kind)} AS "{name}"' for name, kind in TABLES[table].items())
            # days rise with the matter's number; a gamma-like number of days until it was over
            first = f"DATE '{LAST}' - {DAYS} + CAST(n * {DAYS} // {rows} AS INT) AS began"
            days = "CAST(20 * (-ln(1 - random()) - ln(1 - random())) AS INT) AS took, random() AS x, random() AS y"
            base.execute(
                f"COPY (SELECT {columns} FROM (SELECT n, {first}, {days} FROM range({rows}) AS t(n))) "
                f"TO '{folder}/{table}.parquet' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {store.GROUP})"
            )
        store.put_in_place(folder, at, matters)
        return sum(file.stat().st_size for file in folder.iterdir())


def drawn(name: str, kind: str) -> str:
    """SQL that draws a column: codes are few and skewed, one matter in fifty is a report, one in twenty complains of a unit."""
    over = f"began + took > DATE '{LAST}'"
    of_kind = {
        "string": f"'{name}' || CAST(floor(random() * 9) AS INT)",
        "bool": f"random() < {TRUE.get(name, 0.06)}",
    }
    of_kind |= {
        "date32": f"CASE WHEN {over} THEN NULL ELSE began + took END",
        "int32": f"CASE WHEN {over} THEN NULL ELSE took END",
    }
    of_kind |= {"int16": "CASE WHEN random() < 0.9 THEN 0 ELSE 1 END"}
    units = f"1 + CAST(floor(power(random(), 3) * {UNITS}) AS INT)"
    of_name = {
        "matter": "n * 4096 + 17", "day": "began", "due": "began + 60", "late": f"CASE WHEN {over} THEN NULL ELSE took - 60 END",
        "unit": units, "office": units, "organ": units, "by_unit": units,
        "place": f"CAST(floor(power(random(), 2) * {PLACES}) AS INT)", "people": "1 + CAST(floor(power(random(), 9) * 40) AS INT)",
        "category": f"'field' || CAST(floor(x * x * {CATEGORIES}) AS INT) % 14 || '.kind' || CAST(floor(x * x * {CATEGORIES}) AS INT)",
        "field": f"'field' || CAST(floor(x * x * {CATEGORIES}) AS INT) % 14",
        "against": "CASE WHEN y < 0.95 THEN '' ELSE '|' || CAST(1 + floor(random() * 60) AS INT) || '|' END",
        "role": "['telling', 'handling', '', 'set_time'][1 + CAST(floor(random() * 4) AS INT)]",
        "outcome": "['', 'maintain', 'change', 'redo'][1 + CAST(floor(random() * 4) AS INT)]",
        "said": "['', 'solved', 'partly', 'not_solved'][1 + CAST(floor(random() * 4) AS INT)]",
        "channel": "['online', 'letter', 'call', 'visit'][1 + CAST(floor(random() * 4) AS INT)]",
    }  # fmt: skip
    sql_kind = {
        "int64": "BIGINT",
        "int32": "INTEGER",
        "int16": "SMALLINT",
        "bool": "BOOLEAN",
        "date32": "DATE",
        "string": "VARCHAR",
    }
    return f"CAST({of_name.get(name) or of_kind[kind]} AS {sql_kind[kind]})"


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
    found: dict[str, Any] = {"measures": len(everything), "each": "[wall, processor] seconds"}

    def timed(words: str, questions: list[Asked]) -> None:
        started, used = time.monotonic(), time.process_time()
        figures(questions, period=year, scope=scope)
        found[words] = [round(time.monotonic() - started, 2), round(time.process_time() - used, 2)]

    whole = [Asked(one.name) for one in everything]
    timed("whole_set_cold", whole)
    timed("whole_set_warm", whole)
    both = [Asked(one.name, period=period) for period in (year, before) for one in everything]
    timed("overview_first", both)
    timed("overview_warm", both)
    for by in ("month", "unit", "field", "place"):
        divided = [Asked(one.name, (by,)) for one in everything if by in one.by]
        timed(f"by_{by}_first", divided)
        timed(f"by_{by}_warm", divided)
    FactDelta.objects.create(matter_id=17, wanted=1, made=1, at=datetime(2026, 11, 2, tzinfo=UTC), rows="{}")
    timed("whole_set_after_one_act", whole)
    found["peak_memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


if __name__ == "__main__":
    main()
