"""kill -9 at any instant, of a worker and in the middle of acts: nothing is lost, nothing is doubled.

HUIYIN_KILLS makes the tests longer: it is the number of kills, 6 when left out.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from huiyin.foundation.ledger.models import Outbox
from huiyin.foundation.people.actor import FilerActor
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.acts.take_online import take_online
from huiyin.work.intake.classifying import Classified
from huiyin.work.intake.filing import Petitioner
from huiyin.work.routing.acts.forward import forward
from tests.named_people import filing, make_county

KILLS = int(os.environ.get("HUIYIN_KILLS", "6"))
MATTERS = 4 * KILLS
pytestmark = pytest.mark.django_db(transaction=True)


class Nursery:
    """The process that bears the children, and the database they work on."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self._process, self.folder = process, folder
        assert self._line() == "ready"

    def _line(self) -> str:
        return self._process.stdout.readline().strip()

    def bear(self, what: str) -> int:
        self._process.stdin.write(what + "\n")
        self._process.stdin.flush()
        return int(self._line())

    def ended(self) -> int:
        return int(self._line())

    def kill(self, what: str, after: float) -> int:
        """Bear a child and kill it after some seconds; its exit status."""
        pid = self.bear(what)
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
        return self.ended()

    def do(self, what: str) -> None:
        self.bear(what)
        assert self.ended() == 0

    def count(self) -> dict:
        path = self.folder / "count.json"
        self.do(f"count {path}")
        return json.loads(path.read_text())


@contextmanager
def nursery(folder: Path, address: str | None = None) -> Iterator[Nursery]:
    """Children on a file copied from the test's own database; on PostgreSQL on that database itself."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "huiyin.config.settings",
        "HUIYIN_DATA": str(folder),
        "HUIYIN_KEYS_FILE": str(settings.HUIYIN_KEYS_FILE),
        "HUIYIN_DATABASE_URL": address or _address(folder),
        "HUIYIN_EMAIL_URL": f"file://{folder}/mail",
        "HUIYIN_SMS_URL": f"recorded://{folder}/sms.jsonl",
        "HUIYIN_SENDING_SECONDS": "1",
        "PYTHONPATH": os.pathsep.join(["src", "."]),
    }
    command = [sys.executable, "-m", "tests.jobs.nursery"]
    root = Path(__file__).resolve().parents[2]
    process = subprocess.Popen(
        command, cwd=root, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield Nursery(process, folder)
    finally:
        process.stdin.close()
        process.wait(timeout=120)
        process.stdout.close()


def _address(folder: Path) -> str:
    if connection.vendor == "sqlite":
        path = folder / "huiyin.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
        return f"sqlite:///{path}"
    held = connection.settings_dict
    return f"postgres://{held['USER']}:{held['PASSWORD']}@/{held['NAME']}?host={held['HOST']}"


def forwarded_matters(how_many: int) -> None:
    """Matters of somebody with e-mail and telephone, each with three acts that wait to be followed up."""
    county, now = make_county(), timezone.now() - timedelta(minutes=5)
    wang = Petitioner("王琴", phone="0000-7654321", email="wang@example.org")
    alice, housing = county.actor("alice"), county.units["housing"].pk
    for _ in range(how_many):
        matter_id = take_online(actor=FilerActor(), at=now, filing=filing(petitioners=(wang,))).matter_id
        register(actor=alice, at=now, matter_id=matter_id, classified=Classified("appeal", "art31_6"))
        forward(actor=alice, at=now, matter_id=matter_id, to_unit=housing)
    assert Outbox.objects.count() == 3 * how_many


def everything_was_told_once(found: dict, folder: Path, matters: int) -> None:
    """Three notices a matter, two of them sent by e-mail and SMS, none lost and none doubled."""
    assert found["outbox"] == 0 and found["faults"] == []
    assert found["notices"] == {"desk_new": matters, "forwarded": matters, "desk_passed": matters}
    assert sorted(found["deliveries"]) == [["email", "sent", matters], ["sms", "sent", matters]]
    assert len(list((folder / "mail").glob("*.eml"))) == matters
    marks = [json.loads(line)["mark"] for line in (folder / "sms.jsonl").read_text().splitlines()]
    assert len(marks) == len(set(marks)) == matters


def test_a_worker_killed_again_and_again_loses_and_doubles_no_notice(tmp_path):
    forwarded_matters(MATTERS)
    with nursery(tmp_path) as children:
        left = []
        for _ in range(KILLS):
            assert children.kill("worker", random.uniform(0.1, 0.35)) == signal.SIGKILL
            found = children.count()
            left.append(found["outbox"] + sum(n for _, state, n in found["deliveries"] if state != "sent"))
        assert left[0] > 0, "the worker was done before it was killed: more matters are needed"
        time.sleep(1.1)
        children.do("finish")
        found = children.count()
    everything_was_told_once(found, tmp_path, MATTERS)


def test_two_workers_at_once_share_the_work_and_double_nothing(tmp_path):
    forwarded_matters(10)
    address = _address(tmp_path)
    with nursery(tmp_path, address) as one, nursery(tmp_path, address) as other:
        one.bear("finish"), other.bear("finish")
        assert (one.ended(), other.ended()) == (0, 0)
        one.do("finish")  # what one had in hand when the other found nothing more
        found = one.count()
    everything_was_told_once(found, tmp_path, 10)


def test_a_process_killed_in_the_middle_of_acts_loses_and_doubles_no_act(tmp_path):
    make_county()
    noted = tmp_path / "noted"
    with nursery(tmp_path) as children:
        for _ in range(KILLS):
            assert children.kill(f"acts {noted}", random.uniform(0.2, 0.5)) == signal.SIGKILL
        while not (
            noted.exists() and noted.read_text()
        ):  # on a busy machine no act was done yet when they were killed
            assert children.kill(f"acts {noted}", 2.0) == signal.SIGKILL
        found = children.count()
    lines = [line.split() for line in noted.read_text().splitlines()]
    acknowledged = {(int(matter), int(no)) for matter, no, _ in lines}
    events = {(matter, no) for matter, no in found["events"]}
    assert acknowledged and acknowledged <= events
    assert len(events) - len(acknowledged) <= 1, "only the very last act may be done and not acknowledged"
    assert found["faults"] == []
    filings = {n for _, _, n in lines}
    assert found["matters"] - len(filings) in (0, 1)  # each key led to one matter, however often it was tried
    assert found["entries"] == found["outbox"] == len(events)
