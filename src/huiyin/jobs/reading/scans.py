"""Pictures of letters, read one after the other in a process beside this one: no act and no other job waits for them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Event

from huiyin.foundation.files.keep import place_of
from huiyin.jobs.happening import Happening
from huiyin.matters import gate
from huiyin.services.hints.models import ScanPage
from huiyin.services.hints.scanning import asking
from huiyin.services.hints.scanning.asking import CannotRead, Seen
from huiyin.services.hints.scanning.keeping import let_wait, next_waiting, note_fault, note_read, note_try
from huiyin.services.notices.telling import Draft

log = logging.getLogger(__name__)


def pictures(done: Happening) -> Iterator[Draft]:
    """What follows an act that brought files: its pictures wait to be read. Nobody is told of it."""
    if done.matter.stage != gate.DRILL and done.matter.channel != gate.OWN_FILE:
        let_wait(done.matter)
    yield from ()


def ready() -> bool:
    """Whether pictures can be read here."""
    return asking.available()


class Scans:
    """At most one picture at a time; the thread only waits for the process, and touches no database."""

    def __init__(self, read: Callable[[Path, Event, int], Seen] = asking.read) -> None:
        self._read = read
        self._stop = Event()
        self._pool: ThreadPoolExecutor | None = None
        self._row: ScanPage | None = None
        self._coming: Future[Seen] | None = None

    @property
    def at_work(self) -> bool:
        """Whether a picture is being read now."""
        return self._coming is not None

    def look(self, now: datetime) -> bool:
        """Put down what was read since, and begin with the next; True when it did either."""
        if self._coming is not None:
            return self._coming.done() and self._finish(now)
        return self._begin(now)

    def end(self) -> None:
        """Begin with no further one. What is being read breaks off, and is read again by the next worker."""
        self._stop.set()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _begin(self, now: datetime) -> bool:
        waiting = next_waiting(now) if ready() else None
        if waiting is None or not note_try(waiting[0], now):
            return False
        self._row, digest = waiting
        self._pool = self._pool or ThreadPoolExecutor(1, "scans")
        self._coming = self._pool.submit(self._one, digest, self._row.page)
        return True

    def _one(self, digest: str, page: int) -> Seen:
        try:
            file = place_of(digest)
            if not file.exists():
                raise CannotRead("gone")
            return self._read(file, self._stop, page)
        except CannotRead:
            raise
        except Exception as error:
            log.warning("a picture was not read: %s", type(error).__name__)
            raise CannotRead("broke_off") from error

    def _finish(self, now: datetime) -> bool:
        row, coming = self._row, self._coming
        self._row = self._coming = None
        if row is None or coming is None:
            return False
        try:
            note_read(row, coming.result(), now)
        except CannotRead as fault:
            note_fault(row, fault, now)
        return True
