"""Who may read and who is sent a notice, and how each channel treats a repeat."""

import json
from datetime import timedelta
from email import message_from_bytes, policy
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured

from huiyin.jobs import deliver
from huiyin.jobs.deliver import Deliverer
from huiyin.services.notices import channels, reading
from huiyin.services.notices.channels.folder import Folder
from huiyin.services.notices.channels.recorded import Recorded
from huiyin.services.notices.channels.smtp import Smtp
from huiyin.services.notices.models import Delivery, Notice
from huiyin.services.notices.ports import Message, Undeliverable
from huiyin.services.notices.telling import Draft, tell
from huiyin.work.intake.acts.take_online import take_online
from huiyin.work.intake.filing import Petitioner
from huiyin.work.intake.taking import query_code
from tests.jobs.test_follow import follow_all
from tests.named_people import person

MESSAGE = Message(
    "wang@example.org", "您的信访事项已受理", "正文\n", "7|accepted|5000||0|person|email|party:3"
)


@pytest.fixture
def outside(settings, tmp_path):
    """All channels open, into a folder."""
    settings.EMAIL_URL = f"file://{tmp_path}/mail"
    settings.HUIYIN_SMS_URL = f"recorded://{tmp_path}/sms.jsonl"
    settings.HUIYIN_WECOM_URL = f"recorded://{tmp_path}/wecom.jsonl"
    return tmp_path


@pytest.fixture
def wang(a_matter):
    """A matter of somebody with e-mail and telephone, forwarded to housing."""
    return a_matter(
        "forwarded", petitioners=(Petitioner("王琴", phone="0000-7654321", email="wang@example.org"),)
    )


def deliver_all(now) -> None:
    deliverer = Deliverer()
    while deliverer.deliver_one(now):
        pass


def lines(path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_person_is_sent_what_they_have_an_address_for(wang, outside, at):
    now = at + timedelta(days=3)
    follow_all(now)
    deliver_all(now)
    assert set(Delivery.objects.values_list("channel", "state")) == {("email", "sent"), ("sms", "sent")}
    [letter] = [
        message_from_bytes(p.read_bytes(), policy=policy.default) for p in (outside / "mail").glob("*.eml")
    ]
    assert letter["To"] == "wang@example.org" and wang.number in letter["Subject"]
    assert "/track/" in letter.get_content()
    [sms] = lines(outside / "sms.jsonl")
    assert sms["to"] == "0000-7654321" and "电梯" not in sms["text"]


def test_addresses_stay_sealed_in_every_table_and_log(wang, outside, at, caplog):
    now = at + timedelta(days=3)
    follow_all(now)
    (outside / "mail").write_text("in the way")  # sending fails
    deliver_all(now)
    rows = [*Delivery.objects.values(), *Notice.objects.values()]
    assert Delivery.objects.get(channel="email").state == "waiting"
    for text in (str(rows), caplog.text):
        assert text and "wang@" not in text and "7654321" not in text and "王琴" not in text


def test_without_channels_nothing_waits_for_ever(wang, at, settings):
    settings.EMAIL_URL = settings.HUIYIN_SMS_URL = settings.HUIYIN_WECOM_URL = ""
    follow_all(at + timedelta(days=3))
    assert Notice.objects.count() > 0 and Delivery.objects.count() == 0


def test_old_news_stays_in_the_house(wang, outside, at):
    follow_all(at + timedelta(days=100))
    assert Notice.objects.filter(matter=wang).count() > 0 and Delivery.objects.count() == 0


def test_a_failing_channel_is_tried_again_later_and_given_up_at_last(wang, outside, at, monkeypatch):
    class Broken:
        def send(self, message):
            raise ConnectionError("no route to mail for wang@example.org")

    monkeypatch.setattr(channels, "channel", lambda name: Broken())
    now = at + timedelta(days=3)
    follow_all(now)
    Delivery.objects.filter(channel="sms").delete()
    for _ in range(deliver.MOST_TRIES):
        row = Delivery.objects.get()
        assert row.state == "waiting"
        now = row.not_before or now
        deliver_all(now)
    row = Delivery.objects.get()
    assert (row.state, row.tries, row.error, row.pending) == ("failed", 10, "ConnectionError", False)
    assert deliver.failed().count() == 1


def test_what_can_never_arrive_is_given_up_at_once(wang, outside, at, monkeypatch):
    class Unknown:
        def send(self, message):
            raise Undeliverable

    monkeypatch.setattr(channels, "channel", lambda name: Unknown())
    now = at + timedelta(days=3)
    follow_all(now)
    deliver_all(now)
    assert set(Delivery.objects.values_list("state", "tries")) == {("failed", 1)}


def test_a_sending_that_was_cut_off_is_repeated_after_a_while_and_arrives_once(wang, outside, at):
    now = at + timedelta(days=3)
    follow_all(now)
    deliver_all(now)
    Delivery.objects.update(
        state="sending", pending=True, since=now
    )  # killed after sending, before noting it
    deliver_all(now + timedelta(seconds=30))
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sending"}
    deliver_all(now + timedelta(seconds=91))
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}
    assert len(list((outside / "mail").glob("*.eml"))) == 1 and len(lines(outside / "sms.jsonl")) == 1


def test_two_workers_do_not_send_the_same(wang, outside, at):
    now = at + timedelta(days=3)
    follow_all(now)
    sent = []

    class Slow:
        def send(self, message):
            sent.append(message.mark)
            if len(sent) == 1:
                Deliverer().deliver_one(now)  # another worker comes by while this one is sending

    first = Deliverer()
    first._ports = {"email": Slow(), "sms": Slow()}
    while first.deliver_one(now):
        pass
    assert len(sent) == len(set(sent)) and Delivery.objects.filter(state="sent").count() == 2


# --- staff: through the gate, at the moment of sending ---


@pytest.fixture
def report(county, at):
    """A report against the township, taken in by the letters office."""
    from huiyin.foundation.people.actor import FilerActor
    from tests.named_people import filing

    event = take_online(
        actor=FilerActor(),
        at=at,
        filing=filing(kind="report", accused_units=(county.units["township"].pk,)),
        code=query_code("r"),
    )
    return event.matter_id


def overdue(matter_id, unit, at):
    tell([Draft(matter_id, "overdue", at, {"number": "XF", "due": "2026-03-25"}, unit_id=unit.pk)], now=at)


def test_a_report_is_news_only_for_those_who_may_read_reports(report, county, at):
    follow_all(at)
    held_by = Notice.objects.get().unit
    assert not held_by.code.startswith("township")
    names = [n for n in county.accounts if reading.unread(county.actor(n))]
    readers = [
        n
        for n in county.accounts
        if county.accounts[n].unit_id == held_by.pk and county.actor(n).may("matter.reports")
    ]
    assert names == readers == ["rita"]


def test_no_kin_of_the_accused_is_sent_anything(report, county, at, outside):
    overdue(report, county.units["township"], at)  # even if a notice went astray
    county.accounts["eve"].email = "eve@example.org"
    county.accounts["eve"].save()
    deliver_all(at)
    assert set(Delivery.objects.values_list("recipient", "state")) == {
        (f"staff:{county.accounts['eve'].pk}", "skipped")
    }
    assert reading.unread(county.actor("eve")) == 0


def test_staff_are_written_to_about_dates_not_about_every_letter(wang, county, at, outside):
    county.accounts["bob"].email = "bob@example.org"
    county.accounts["bob"].save()
    now = at + timedelta(days=3)
    follow_all(now)
    assert not Delivery.objects.filter(recipient__startswith="staff").exists()
    overdue(wang.pk, county.units["housing"], now)
    deliver_all(now)
    bob = f"staff:{county.accounts['bob'].pk}"
    assert set(Delivery.objects.filter(recipient=bob).values_list("channel", "state")) == {
        ("email", "sent"),
        ("wecom", "sent"),
    }
    told = [line["to"] for line in lines(outside / "wecom.jsonl")]
    assert told.count("bob") == 1  # among others of the unit, in whatever order a database gives them


def test_somebody_who_moved_is_not_written_to(wang, county, at, outside):
    overdue(wang.pk, county.units["housing"], at)
    for name in ("bob", "ben", "bella"):
        county.accounts[name].unit = county.units["labour"]
        county.accounts[name].save()
    deliver_all(at)
    assert set(Delivery.objects.values_list("state", flat=True)) == {"skipped"}


def test_a_flood_stays_on_the_desk(wang, county, at, outside, monkeypatch):
    monkeypatch.setattr("huiyin.services.notices.telling.SENT_A_DAY", 3)
    housing = county.units["housing"].pk
    for first in (0, 2, 4):  # as batches of one sweep
        drafts = [
            Draft(wang.pk, "overdue", at, {"number": "XF"}, unit_id=housing, ref=n)
            for n in (first, first + 1)
        ]
        tell(drafts, now=at)
    assert Notice.objects.filter(code="overdue").count() == 6
    assert Delivery.objects.filter(channel="wecom").count() == 3 * 3  # three people work there
    tomorrow = at + timedelta(days=1, minutes=1)
    tell([Draft(wang.pk, "overdue", tomorrow, {"number": "XF"}, unit_id=housing, ref=9)], now=tomorrow)
    assert Delivery.objects.filter(channel="wecom").count() == 4 * 3


def test_reading_on_the_desk(wang, county, at):
    follow_all(at + timedelta(days=3))
    bob, carol = county.actor("bob"), county.actor("carol")
    assert (reading.unread(bob), reading.unread(carol)) == (1, 0)
    mine = list(reading.for_staff(bob)[:20])
    assert reading.mark_read(carol, [mine[0].pk], at=at) == 0
    assert reading.mark_read(bob, [mine[0].pk], at=at) == 1
    assert reading.unread(bob) == 0 and len(reading.for_staff(bob)[:20]) == 1
    assert [n.code for n in reading.for_person(person(wang))] == ["forwarded"]


# --- the channels themselves ---


def test_the_recorded_fake_writes_a_mark_once_also_after_a_restart_and_a_torn_line(tmp_path):
    path = tmp_path / "sms.jsonl"
    first = Recorded(path)
    first.send(MESSAGE)
    first.send(MESSAGE)
    with path.open("ab") as file:
        file.write(b'{"mark": "torn')
    again = Recorded(path)
    again.send(MESSAGE)
    first.send(Message("x", "y", "z", "another"))
    assert [line["mark"] for line in lines(path)] == [MESSAGE.mark, "another"]


def test_a_letter_in_the_folder_has_an_id_made_from_its_mark(tmp_path):
    Folder(tmp_path).send(MESSAGE)
    [path] = tmp_path.glob("*.eml")
    before = path.read_bytes()
    Folder(tmp_path).send(MESSAGE)
    assert path.read_bytes() == before and len(list(tmp_path.iterdir())) == 1
    assert path.stem in message_from_bytes(before)["Message-ID"]


def test_smtp_hands_over_with_the_same_id_each_time(monkeypatch, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    from django.core.mail.backends.locmem import EmailBackend

    made = []
    monkeypatch.setattr(
        "huiyin.services.notices.channels.smtp.EmailBackend",
        lambda **options: made.append(options) or EmailBackend(),
    )
    smtp = Smtp(urlsplit("smtp://user%40office:s%3Acret@mail.example.org:587"))
    smtp.send(MESSAGE)
    smtp.send(MESSAGE)
    one, two = mail.outbox
    assert one.extra_headers["Message-ID"] == two.extra_headers["Message-ID"]
    assert (made[0]["username"], made[0]["password"], made[0]["port"], made[0]["use_tls"]) == (
        "user@office",
        "s:cret",
        587,
        True,
    )


def test_an_address_that_is_not_understood_is_named(settings):
    settings.HUIYIN_SMS_URL = "ftp://somewhere"
    with pytest.raises(ImproperlyConfigured, match="HUIYIN_SMS_URL"):
        channels.channel("sms")
