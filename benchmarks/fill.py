"""Fills the database in use with believable matters: python -m benchmarks.fill 1000000."""

import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Shanghai")


def main() -> None:
    """Write the asked number of matters over ten years up to now, made by one process and written by another."""
    count = int(sys.argv[1])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.config.settings")
    import django

    django.setup()
    from benchmarks import ground
    from benchmarks.stores import BATCH, write

    plan = (*ground.prepare(), count)
    began = time.perf_counter()
    _quick()
    with multiprocessing.get_context("spawn").Pool(1, initializer=_ready) as pool:
        chunks = ((plan, first, min(first + BATCH, count)) for first in range(0, count, BATCH))
        for done, rows in enumerate(pool.imap(_make, chunks, chunksize=1), start=1):
            write(rows)
            if done % 10 == 0:
                print(f"{min(done * BATCH, count)} matters, {time.perf_counter() - began:.0f} s", flush=True)
    _settle()
    print(f"{count} matters in {time.perf_counter() - began:.1f} s")


def _ready() -> None:
    """Set the maker's process up before the first chunk reaches it."""
    import django

    django.setup()


def _make(chunk: tuple[tuple, int, int]) -> list:
    return list(_rows(*chunk))


def _rows(plan: tuple, first: int, last: int) -> Iterator:
    from benchmarks.rows import Maker

    ground, texts, count = plan
    now = datetime.now(HERE)
    maker = Maker(ground, texts, now - timedelta(days=3650), now - timedelta(days=1), count, seed=first)
    for n in range(first, last):
        yield from maker.matter(n)


def _quick() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous=OFF")
        else:
            cursor.execute("SET synchronous_commit=off")


def _settle() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


if __name__ == "__main__":
    main()
