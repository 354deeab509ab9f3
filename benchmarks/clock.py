"""What a question takes: on the clock, of processors, and on the clock less the time it stood waiting for a processor.

The last is what it would take were nobody else on the machine, as nearly as a busy machine can tell. On PostgreSQL the
server's process is counted with this one.
"""

import time
from pathlib import Path
from types import TracebackType
from typing import Self


class Clock:
    """Counts every stretch that is run within it."""

    def __init__(self) -> None:
        self._mine, self._servers = Path("/proc/self/schedstat"), _server()
        self._clock: list[float] = []
        self._own: list[float] = []
        self._alone: list[float] = []

    def __enter__(self) -> Self:
        self._began = (*self._used(), time.perf_counter())
        return self

    def __exit__(self, kind: type[BaseException] | None, _error: object, _at: TracebackType | None) -> None:
        clock, (used, stood) = time.perf_counter(), self._used()
        used_before, stood_before, began = self._began
        taken, own = clock - began, used - used_before
        self._clock.append(taken)
        self._own.append(own)
        self._alone.append(max(own, taken - (stood - stood_before)))

    def told(self) -> dict[str, float]:
        """Milliseconds: the middle and the 95th of a hundred of each."""
        found = {**_ms(self._clock, ""), **_ms(self._own, "cpu_")}
        return {**found, **_ms(self._alone, "alone_")} if self._mine.exists() else found

    def _used(self) -> tuple[float, float]:
        """Seconds on processors, of this process and of the database's; and seconds that they stood ready without one."""
        queues = [one.read_text().split() for one in (self._mine, self._servers) if one.exists()]
        server = int(queues[1][0]) / 1e9 if len(queues) > 1 else 0.0
        return time.process_time() + server, sum(int(one[1]) for one in queues) / 1e9


def _server() -> Path:
    """Where Linux tells of the process that PostgreSQL keeps for this connection; nowhere on SQLite."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return Path("/proc/none")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return Path(f"/proc/{cursor.fetchone()[0]}/schedstat")


def _ms(seconds: list[float], name: str) -> dict[str, float]:
    ordered = sorted(1000 * one for one in seconds)
    return {
        f"{name}p50_ms": round(ordered[len(ordered) // 2], 1),
        f"{name}p95_ms": round(ordered[int(0.95 * len(ordered))], 1),
    }
