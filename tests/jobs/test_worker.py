"""The worker's loop: it rests when there is nothing, beats while it lives, ends when told, and outlives a bad sweep."""

import os
import signal
import threading
import time
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.db import OperationalError
from django.utils import timezone

from huiyin.foundation.ledger.models import Outbox
from huiyin.interfaces.console.worker import worker as command
from huiyin.jobs import worker
from huiyin.services.notices.models import Notice


def test_once_does_what_waits_and_stops(a_matter):
    a_matter("forwarded")
    worker.run(once=True, echo=lambda words: None)
    assert Outbox.objects.count() == 0
    assert {"desk_new", "forwarded", "desk_passed"} <= set(Notice.objects.values_list("code", flat=True))


def test_it_beats(db):
    worker.beat_file().unlink(missing_ok=True)
    worker.run(once=True, echo=lambda words: None)
    pid, moment = worker.beat_file().read_text().split()
    assert int(pid) == os.getpid()
    assert timezone.now() - timezone.datetime.fromisoformat(moment) < timedelta(minutes=1)


def test_a_term_signal_ends_the_loop_between_two_rows(db):
    before = signal.getsignal(signal.SIGTERM)
    threading.Timer(0.3, os.kill, [os.getpid(), signal.SIGTERM]).start()
    started = time.monotonic()
    worker.run(echo=lambda words: None)
    assert time.monotonic() - started > 0.2
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_stop_in_the_middle_leaves_the_other_rows(a_matter, monkeypatch):
    a_matter("forwarded")
    stop = threading.Event()
    real = worker.follow_one
    monkeypatch.setattr(worker, "follow_one", lambda now: (real(now), stop.set())[0])
    worker.Worker(stop, print).run(once=False)
    assert Outbox.objects.count() == 2


def test_a_bad_sweep_is_told_and_does_not_stop_the_rest(a_matter, monkeypatch):
    a_matter("forwarded")
    monkeypatch.setattr(worker.timer, "sweep", lambda now, stop: 1 / 0)
    told = []
    worker.run(once=True, echo=told.append)
    assert Outbox.objects.count() == 0 and "ZeroDivisionError" in told[0]


def test_a_database_that_is_away_is_waited_for(db, monkeypatch):
    monkeypatch.setattr(worker, "AFTER_FAULT", 0.01)
    stop, tries, told = threading.Event(), [], []

    def away(now):
        tries.append(now)
        if len(tries) > 2:
            stop.set()
            return False
        raise OperationalError("away")

    monkeypatch.setattr(worker, "waits", lambda now: True)
    monkeypatch.setattr(worker, "follow_one", away)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    worker.Worker(stop, told.append).run(once=False)
    assert len(tries) == 3 and len(told) == 2 and "OperationalError" in told[0]


def test_the_sweep_comes_once_an_hour(db, monkeypatch):
    swept = []
    monkeypatch.setattr(worker.timer, "sweep", lambda now, stop: swept.append(now) or {})
    one, now = worker.Worker(threading.Event(), print), timezone.now()
    for minutes in (0, 1, 59, 61, 62, 122):
        one.work(now + timedelta(minutes=minutes))
    assert [round((moment - now) / timedelta(minutes=1)) for moment in swept] == [0, 61, 122]


@pytest.mark.parametrize("tries", [10])
def test_the_command_lets_parked_rows_be_tried_again(a_matter, tries):
    a_matter("received")
    Outbox.objects.update(tries=tries)
    assert Outbox.objects.count() == 1
    said = CliRunner().invoke(command, ["--once", "--retry"])
    assert said.exit_code == 0 and "1 parked" in said.output
    assert Outbox.objects.count() == 0
