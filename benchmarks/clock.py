"""What a question takes: on the clock, of this process, and on the clock less the time it stood waiting for a processor.

The last is what it would take were nobody else on the machine, as nearly as a busy machine can tell. On PostgreSQL the
server's process is counted with it.
"""

import time
from pathlib import Path
from types import TracebackType
from typing import Self


class Clock:
    """Counts every stretch that is run within it."""

    def __init__(self) -> None:
        self._queues = _queues()
        self._clock: list[float] = []
        self._own: list[float] = []
        self._waited: list[float] = []

    def __enter__(self) -> Self:
        self._began = (self._stood(), time.process_time(), time.perf_counter())
        return self

    def __exit__(self, kind: type[BaseException] | None, _error: object, _at: TracebackType | None) -> None:
        clock, own = time.perf_counter(), time.process_time()
        stood, mine, began = self._began
        self._clock.append(clock - began)
        self._own.append(own - mine)
        self._waited.append(self._stood() - stood)

    def told(self) -> dict[str, float]:
        """Milliseconds: the middle and the 95th of a hundred of each."""
        alone = [max(0.0, taken - waited) for taken, waited in zip(self._clock, self._waited, strict=True)]
        found = {**_ms(self._clock, ""), **_ms(self._own, "cpu_")}
        return {**found, **_ms(alone, "alone_")} if self._queues else found

    def _stood(self) -> float:
        """Seconds that the processes stood ready without a processor."""
        return sum(int(queue.read_text().split()[1]) for queue in self._queues) / 1e9


def _queues() -> list[Path]:
    """Where Linux tells how long a process stood waiting; none elsewhere."""
    from django.db import connection

    found = [Path("/proc/self/schedstat")]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            found.append(Path(f"/proc/{cursor.fetchone()[0]}/schedstat"))
    return [queue for queue in found if queue.exists()]


def _ms(seconds: list[float], name: str) -> dict[str, float]:
    ordered = sorted(1000 * one for one in seconds)
    return {
        f"{name}p50_ms": round(ordered[len(ordered) // 2], 1),
        f"{name}p95_ms": round(ordered[int(0.95 * len(ordered))], 1),
    }
