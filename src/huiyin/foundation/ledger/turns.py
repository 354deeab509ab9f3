"""Taking turns to write on SQLite, which lets one writer in at a time and wakes the others by chance."""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection


@contextlib.contextmanager
def turn() -> Iterator[None]:
    """Wait until it is one's turn, first come first served; on PostgreSQL, and inside a transaction, there is no waiting.

    SQLite's own wait sleeps ever longer and is unfair: under load one writer can starve for seconds (engines.md). The
    system lets the lock go when a process dies, and nothing breaks where somebody writes without taking a turn.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with (Path(settings.HUIYIN_DATA) / "write.turn").open("a") as line:
        fcntl.flock(line, fcntl.LOCK_EX)
        yield
