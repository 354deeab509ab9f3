"""The worker: follows up acts within a second, sends what waits, works off bulk runs, watches visits, sweeps every hour."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import Error, close_old_connections
from django.utils import timezone

from huiyin.jobs import calendars, timer
from huiyin.jobs.bulk import succession
from huiyin.jobs.bulk import working as bulk
from huiyin.jobs.deliver import Deliverer
from huiyin.jobs.figuring import keeping
from huiyin.jobs.follow import follow_one, waits
from huiyin.jobs.reading.filings import Filings
from huiyin.jobs.reading.nightly import learn_at_night
from huiyin.jobs.reading.problems import Problems
from huiyin.jobs.reading.same import look_for_same
from huiyin.jobs.reading.scans import Scans
from huiyin.jobs.visits.watching import watch
from huiyin.matters.asking import counsel_for_new

SWEEP_EVERY = timedelta(hours=1)
WITH_HOURS = timedelta(minutes=5)  # where the law counts hours, an hour is too long to wait for
WATCH_EVERY = timedelta(seconds=20)
BEAT_EVERY = 5.0  # seconds
SHORTEST, LONGEST = 0.05, 1.0  # seconds of rest: little after work, more when there is none
AFTER_FAULT = 5.0  # seconds, when the database cannot be reached
AT_A_TIME = 50  # rows of one sort before the other sort has its turn


def run(once: bool = False, echo: Callable[[str], object] = print) -> None:
    """Work until told to stop (SIGTERM, SIGINT), or with `once` until nothing is left to do.

    Killed at any instant it loses and doubles nothing: every step is a transaction of its own or repeatable by its mark.
    """
    with _told_to_stop() as stop:
        worker = Worker(stop, echo)
        try:
            worker.run(once)
        finally:
            worker.end()


class Worker:
    """One worker with its channels and its next sweep."""

    def __init__(self, stop: threading.Event, echo: Callable[[str], object]) -> None:
        self._stop, self._echo = stop, echo
        self._deliverer = Deliverer()
        self._filings = Filings()
        self._problems = Problems()
        self._scans = Scans()
        self._next_sweep = self._next_watch = timezone.now()
        self._beaten = 0.0

    def run(self, once: bool) -> None:
        """The loop."""
        rest = SHORTEST
        while not self._stop.is_set():
            try:
                self._beat()
                worked = self.work(timezone.now())
            except Error as error:  # the database is away or busy: nothing is lost, try again
                self._echo(
                    f"worker: the database answered {type(error).__name__}; trying again in {AFTER_FAULT:.0f} s"
                )
                if once:
                    raise
                close_old_connections()
                self._stop.wait(AFTER_FAULT)
                continue
            if once and not worked and not self._scans.at_work:
                return
            rest = SHORTEST if worked else min(rest * 2, LONGEST)
            if not worked:
                self._stop.wait(rest)

    def end(self) -> None:
        """Let go of what runs beside."""
        self._scans.end()

    def work(self, now: datetime) -> bool:
        """One round: some announcements, some deliveries, and the sweep when its hour has come. True when it did any."""
        followed = waits(timezone.now()) and self._some(lambda: follow_one(timezone.now()))
        sent = self._some(lambda: self._deliverer.deliver_one(timezone.now()))
        in_bulk = bulk.waits() and self._some(lambda: bulk.work_one(timezone.now()))
        read = self._some(lambda: self._filings.read_one(timezone.now()))
        read |= self._scans.look(timezone.now())
        figured = keeping.waits() and self._some(lambda: keeping.refresh_one(timezone.now()))
        return self._sweep(now) | self._watch(now) | followed | sent | in_bulk | read | figured

    def _some(self, one: Callable[[], bool]) -> bool:
        done = 0
        while done < AT_A_TIME and not self._stop.is_set() and one():
            done += 1
            self._beat()
        return done > 0

    def _sweep(self, now: datetime) -> bool:
        if now < self._next_sweep:
            return False
        self._next_sweep = now + (WITH_HOURS if counsel_for_new().has_hours else SWEEP_EVERY)
        started = time.monotonic()
        try:
            told = timer.sweep(now, stop=self._stop.is_set)
            told["recounted"] = calendars.recount(now, stop=self._stop.is_set)
            told["succeeded"] = succession.pass_on(now, stop=self._stop.is_set)
            told["learned"] = learn_at_night(now)
            told["problems"] = self._problems.look(now)
            told["same"] = look_for_same(now)
            told["facts"] = keeping.keep(now)
        except Error:
            raise
        except Exception as error:  # one matter that cannot be computed must not stop what follows acts
            self._echo(f"sweep broke off: {type(error).__name__}; the next one is in an hour")
            return False
        news = {kind: n for kind, n in told.items() if n}
        if news:
            said = ", ".join(f"{kind} {n}" for kind, n in news.items())
            self._echo(f"sweep in {time.monotonic() - started:.1f} s: {said}")
        return bool(news)

    def _watch(self, now: datetime) -> bool:
        """Duties of visits run out at a minute, and are looked at more often than days are."""
        if now < self._next_watch:
            return False
        self._next_watch = now + WATCH_EVERY
        try:
            news = {kind: n for kind, n in watch(now, stop=self._stop.is_set).items() if n}
        except Error:
            raise
        except Exception as error:  # one visit that cannot be judged must not stop what follows acts
            self._echo(f"watch of visits broke off: {type(error).__name__}")
            return False
        if news:
            self._echo("visits: " + ", ".join(f"{kind} {n}" for kind, n in news.items()))
        return bool(news)

    def _beat(self) -> None:
        if time.monotonic() - self._beaten > BEAT_EVERY:
            beat()
            self._beaten = time.monotonic()


def beat_file() -> Path:
    """The file that a living worker writes every few seconds."""
    return Path(settings.HUIYIN_DATA) / "worker.beat"


def beat() -> None:
    """Write that this worker is alive; a monitor and `huiyin doctor` look at the file's age."""
    path = beat_file()
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_text(f"{os.getpid()} {timezone.now().isoformat()}\n", encoding="utf-8")
    fresh.replace(path)


@contextmanager
def _told_to_stop() -> Iterator[threading.Event]:
    """An event that the signals to end set, so that the row in hand is finished first."""
    stop = threading.Event()
    if (
        threading.current_thread() is not threading.main_thread()
    ):  # a test may run it in a thread: no signals there
        yield stop
        return
    earlier = {s: signal.signal(s, lambda *_: stop.set()) for s in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)
