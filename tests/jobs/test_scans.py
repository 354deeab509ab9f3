"""Pictures are read after the act, beside the worker; nothing that goes wrong with one stops anything else."""

import io
import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.foundation.files.keep import keep
from huiyin.foundation.ledger.models import Outbox
from huiyin.jobs import worker
from huiyin.jobs.follow import follow_one
from huiyin.jobs.reading import scans as module
from huiyin.jobs.reading.scans import Scans
from huiyin.matters.models import Attachment
from huiyin.services.hints.models import ScanPage
from huiyin.services.hints.scanning.asking import CannotRead
from huiyin.services.hints.scanning.keeping import AGAIN, MOST_TRIES, correct, scan_of, try_again
from tests.scanned import SAID, picture, seen


@pytest.fixture(autouse=True)
def ready(monkeypatch, no_scan_is_read):
    """This machine can read, by what a test gives it."""
    monkeypatch.setattr(module, "ready", lambda: True)


@pytest.fixture
def waits(filed):
    """A filing with a picture, followed up: the picture waits."""
    matter = filed(files=(picture(),))
    _followed()
    return ScanPage.objects.get(matter_id=matter.pk)


def _followed():
    while follow_one(timezone.now()):
        pass


def read_by(read, now=None):
    """Begin with the next, wait until it was read, put it down; whether there was one."""
    work = Scans(read)
    now = now or timezone.now()
    if not work.look(now):
        return False
    assert work.at_work
    work._coming.exception(timeout=300)
    assert work.look(now) and not work.at_work
    return True


def test_a_filing_stands_before_anything_is_read(filed):
    matter = filed(files=(picture(), picture("jpeg", colour="gray")))
    assert matter.stage == "received" and not ScanPage.objects.exists()
    _followed()
    assert ScanPage.objects.filter(matter_id=matter.pk, state="waiting").count() == 2
    assert Outbox.objects.count() == 0


def test_what_is_no_picture_does_not_wait(filed):
    filed(files=(keep(io.BytesIO("说明".encode()), "note.txt"),))
    _followed()
    assert not ScanPage.objects.exists()


def test_a_picture_is_read_and_kept_sealed(waits):
    files = []
    assert read_by(lambda file, stop, page: (files.append(file), seen(unsure="坏"))[1])
    assert files[0].exists()
    row = ScanPage.objects.get()
    assert row.state == "read" and row.seconds == 1.0
    assert "井盖" not in row.lines and "周明" not in row.fields, "a letter names its writer"
    scan = scan_of(waits.matter_id, waits.attachment_no)
    assert scan.text.text == "\n".join(SAID)
    assert {one.kind for one in scan.fields} == {"office", "name", "phone", "address", "date", "claim"}
    assert scan.doubts == 1
    assert not read_by(lambda file, stop, page: pytest.fail("it was read already"))


@pytest.mark.parametrize("code", ["damaged", "too_large", "gone"])
def test_what_the_picture_itself_is_to_blame_for_is_tried_once(waits, code):
    def read(file, stop, page):
        raise CannotRead(code)

    assert read_by(read)
    row = ScanPage.objects.get()
    assert (row.state, row.words) == ("failed", code)
    assert not read_by(read)


def test_what_broke_off_is_tried_again_later_and_not_for_ever(waits):
    def read(file, stop, page):
        raise ZeroDivisionError

    now = timezone.now()
    for tried in range(MOST_TRIES):
        assert read_by(read, now)
        assert not read_by(read, now + AGAIN / 2), "not at once"
        now += AGAIN + timedelta(seconds=1)
        assert ScanPage.objects.get().tries == tried + 1
    row = ScanPage.objects.get()
    assert (row.state, row.words) == ("failed", "broke_off")
    try_again(row.matter_id, row.attachment_no)
    assert read_by(lambda file, stop, page: seen(), now)
    assert ScanPage.objects.get().state == "read"


def test_one_that_fails_does_not_keep_the_next_from_being_read(waits, filed):
    other = filed(files=(picture("jpeg"),))
    _followed()
    bad = Attachment.objects.get(matter_id=waits.matter_id).size

    def read(file, stop, page):
        if file.stat().st_size == bad:
            raise CannotRead("time")
        return seen()

    assert read_by(read) and read_by(read)
    assert ScanPage.objects.get(matter_id=other.pk).state == "read"


def test_a_file_that_is_gone_is_a_fault_in_words(waits, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "place_of", lambda digest: tmp_path / "nothing")
    assert read_by(lambda file, stop, page: pytest.fail("there is nothing to read"))
    assert ScanPage.objects.get().words == "gone"


def test_a_clerk_who_was_faster_keeps_their_text(waits):
    work, gate = Scans(lambda file, stop, page: (gate.wait(300), seen())[1]), threading.Event()
    assert work.look(timezone.now())
    correct(waits.matter_id, waits.attachment_no, "按原件录入")
    gate.set()
    work._coming.exception(timeout=300)
    assert work.look(timezone.now())
    scan = scan_of(waits.matter_id, waits.attachment_no)
    assert (scan.state, scan.words) == ("corrected", "按原件录入")


def test_the_worker_reads_beside_its_other_work(filed, monkeypatch):
    matter, gate = filed(files=(picture(),)), threading.Event()
    monkeypatch.setattr(worker, "Scans", lambda: Scans(lambda file, stop, page: (gate.wait(300), seen())[1]))
    work = worker.Worker(threading.Event(), print)
    now = timezone.now()
    work._next_sweep = now + timedelta(hours=1)  # it is not what this is about, and takes long
    for _ in range(3):
        work.work(now)
    assert Outbox.objects.count() == 0, "what follows acts did not wait for the picture"
    assert ScanPage.objects.get(matter_id=matter.pk).state == "waiting"
    gate.set()
    work.run(once=True)
    work.end()
    assert ScanPage.objects.get(matter_id=matter.pk).state == "read"


def test_two_workers_do_not_read_one_picture(waits):
    gate = threading.Event()
    first, second = (Scans(lambda file, stop, page: (gate.wait(300), seen())[1]) for _ in range(2))
    now = timezone.now()
    assert first.look(now) and not second.look(now)
    gate.set()


def test_without_the_extra_a_picture_waits(waits, monkeypatch):
    monkeypatch.setattr(module, "ready", lambda: False)
    assert not Scans(lambda file, stop, page: pytest.fail("nothing can be read")).look(timezone.now())
    assert ScanPage.objects.get().tries == 0
