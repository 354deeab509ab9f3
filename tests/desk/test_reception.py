"""Receptions at the desk: the calendar entered and moved, the list of the day, walk-ins, leaders, one's own calendar."""

import re
from datetime import time, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from huiyin.matters.models import (
    Accused,
    Booking,
    Commitment,
    Minute,
    Proceeding,
    ReadEntry,
    ReceptionDay,
    Visit,
)
from tests.desk.conftest import inline_in, page, sent
from tests.reception_people import book, enter


@pytest.fixture
def now_on(county, at):
    """Gina receives today from 00:00 to 23:59, three places."""
    today = timezone.localdate()
    return enter(county, timezone.now(), today, kind="village", starts=time(0), ends=time(23, 59), places=3)


def form_for(county, **changes: object) -> dict[str, object]:
    given = {
        "unit": str(county.units["letters"].pk), "leader": "Gina", "title": "副县长", "kind": "village",
        "day": str(timezone.localdate() + timedelta(days=3)), "starts": "09:00", "ends": "11:30",
        "place": "接访室", "places": "5", "topics": "", "joint_1": "住房和城乡建设局", "repeat": "once", "last": "",
    }  # fmt: skip
    return {**given, **changes}


def test_a_reception_is_entered_and_published(county, desk):
    alice = desk("alice")
    assert not inline_in(alice.get("/desk/receptions/new/").content.decode())
    assert alice.post("/desk/receptions/new/", form_for(county)).status_code == 302
    row = ReceptionDay.objects.get()
    assert (row.state, row.entered_by, row.units) == ("published", "Alice", [county.units["housing"].pk])
    assert "副县长 Gina" in alice.get("/desk/receptions/").content.decode()
    assert "副县长 Gina" in Client().get("/receptions/").content.decode()


def test_what_makes_no_sense_is_said_at_its_field_and_nothing_typed_is_lost(county, desk):
    alice = desk("alice")
    wrong = form_for(county, ends="08:00", places="0", leader="Carol", place="东楼三层", day="2020-01-01")
    answer = alice.post("/desk/receptions/new/", wrong)
    said = answer.content.decode()
    assert answer.status_code == 422 and "东楼三层" in said and not ReceptionDay.objects.exists()
    for words in (
        "ends before it begins",
        "at least one place",
        "holds its own receptions",
        "That day is over",
    ):
        assert words in said, words
    series = alice.post("/desk/receptions/new/", form_for(county, repeat="weekly"))
    assert series.status_code == 422 and "Say until when" in series.content.decode()
    assert (
        alice.post(
            "/desk/receptions/new/", form_for(county, unit=str(county.units["housing"].pk))
        ).status_code
        == 422
    )


def test_a_series_is_entered_as_one(county, desk):
    last = timezone.localdate() + timedelta(days=3 + 21)
    given = form_for(county, repeat="weekly", last=str(last), kind="regular")
    assert desk("alice").post("/desk/receptions/new/", given).status_code == 302
    assert ReceptionDay.objects.count() == 4


def test_who_does_not_receive_people_does_not_come_in(county, desk):
    for who in ("rita", "hank"):
        for way in ("/desk/receptions/", "/desk/receptions/new/", "/desk/leaders/"):
            assert desk(who).get(way).status_code == 403
    row = enter(county, timezone.now(), timezone.localdate() + timedelta(days=3), kind="village")
    bob = desk("bob")
    answer = bob.post(f"/desk/receptions/{row.pk}/off/", {"why": "想取消", "to": ""})
    assert answer.status_code == 422 and ReceptionDay.objects.get().state == "published"


def test_moved_at_the_desk_everybody_goes_along_at_once(county, desk, a_matter):
    row = enter(county, timezone.now(), timezone.localdate() + timedelta(days=3), kind="village")
    matter = a_matter("accepted")
    book(matter, row, timezone.now())
    alice = desk("alice")
    assert "副县长" in alice.get(f"/desk/receptions/{row.pk}/move/").content.decode()
    given = form_for(county, day=str(row.day + timedelta(days=1)), why="会议")
    moved = alice.post(f"/desk/receptions/{row.pk}/move/", given)
    new = ReceptionDay.objects.get(origin=row.pk)
    assert moved["Location"] == f"/desk/receptions/{new.pk}/"
    assert Booking.objects.get(reception=new).state == "booked"
    assert alice.post(f"/desk/receptions/{row.pk}/move/", given).status_code == 422, "once"
    assert alice.post(f"/desk/receptions/{new.pk}/off/", {"why": "防汛", "to": ""}).status_code == 302
    assert Booking.objects.get(reception=new).state == "waiting"
    said = alice.get(page(matter)).content.decode()
    assert "called off, order kept" in said


def test_the_day_at_the_desk_receive_absent_walk_in(county, desk, a_matter, now_on, filed):
    matter, other = a_matter("accepted"), filed(when=timezone.now())
    booking = book_at_window(county, matter, now_on)
    book_at_window(county, other, now_on)
    alice = desk("alice")
    day = f"/desk/receptions/{now_on.pk}/"
    said = alice.get(day).content.decode()
    assert not inline_in(said) and matter.number in said and "wheelchair" not in said
    key = re.search(r'name="key" value="([^"]+)"', said)[1]
    given = {"key": key, "matter": str(matter.pk), "booking": str(booking.no)}
    for _twice in range(2):
        assert alice.post(f"{day}receive/", given).status_code == 302
    assert Visit.objects.get().receiver_name == "Gina"
    again = alice.post(f"{day}receive/", {**given, "key": "another"})
    assert (
        again.status_code == 409 and "no longer open" in again.content.decode()
    ) or again.status_code == 409
    missed = Booking.objects.get(matter_id=other.pk)
    alice.post(f"{day}absent/", {"key": "k", "matter": str(other.pk), "booking": str(missed.no)})
    missed.refresh_from_db()
    assert missed.state == "absent"
    walk_in = filed(when=timezone.now())
    to = alice.get(f"{day}walk-in/", {"number": walk_in.number})
    assert to["Location"] == f"/desk/matters/{walk_in.pk}/act/book_reception/?reception={now_on.pk}"
    assert f'value="{now_on.pk}" selected' in alice.get(to["Location"]).content.decode()
    answer = sent(
        alice, walk_in, "book_reception", reception=str(now_on.pk), people="1", through="window", wish=""
    )
    assert answer.status_code == 302 and Booking.objects.get(matter_id=walk_in.pk).through == "window"
    nobody = alice.get(f"{day}walk-in/", {"number": "XF-0"})
    assert nobody.status_code == 404 and "XF-0" in nobody.content.decode()
    for number in (99, 2**63, 10**30):
        assert alice.get(f"/desk/receptions/{number}/").status_code == 404
        assert alice.get(f"/desk/leaders/{number}/").status_code == 404
        odd = {"key": f"o{number}", "matter": str(number), "booking": str(number)}
        assert alice.post(f"{day}receive/", odd).status_code == 404
        assert alice.post(f"{day}receive/", {**odd, "matter": str(walk_in.pk)}).status_code == 409


def book_at_window(county, matter, day) -> Booking:
    from huiyin.work.reception.acts.book_reception import book_reception
    from huiyin.work.reception.booking import Wish

    event = book_reception(
        actor=county.actor("alice"), at=timezone.now(), matter_id=matter.pk, reception_id=day.pk, wish=Wish(through="window")
    )  # fmt: skip
    return Booking.objects.get(matter_id=matter.pk, no=event.inner["booking"])


def test_nobody_complained_of_reads_the_matter_in_a_list_a_feed_or_a_sum(county, desk, filed, now_on):
    matter = filed(when=timezone.now())
    book_at_window(county, matter, now_on)
    address = own_address(desk("gina"))
    assert matter.number in Client().get(address).content.decode()
    Accused.objects.create(matter=matter, no=900, unit=county.units["township"])  # found out since
    said = desk("gina").get(f"/desk/receptions/{now_on.pk}/").content.decode()
    assert matter.number not in said and matter.title not in said and "1 booking is for others" in said
    assert matter.number not in Client().get(address).content.decode()
    assert (
        matter.number not in desk("gina").get(f"/desk/leaders/{county.accounts['gina'].pk}/").content.decode()
    )
    at_window = desk("alice").get(f"/desk/receptions/{now_on.pk}/").content.decode()
    assert "another leader has to receive it" in at_window and "/receive/" not in at_window


def own_address(client) -> str:
    shown = client.post("/desk/receptions/key/").content.decode()
    return re.search(r'value="http://[^/]+(/desk/receptions/own/[^"]+)"', shown)[1]


def test_ones_own_calendar_opens_by_its_secret_alone(county, desk, filed, now_on):
    matter = filed(when=timezone.now())
    book(
        matter,
        enter(county, timezone.now(), timezone.localdate() + timedelta(days=2), kind="village"),
        timezone.now(),
    )
    gina = desk("gina")
    first = own_address(gina)
    feed = Client().get(first)
    found = list(Calendar.from_ical(feed.content).walk("VEVENT"))
    assert len(found) == 2 and any(f"1. {matter.number}" in event["DESCRIPTION"] for event in found)
    assert "private" in feed["Cache-Control"] and matter.title not in feed.content.decode()
    second = own_address(gina)
    assert Client().get(first).status_code == 404 and Client().get(second).status_code == 200
    gina.post("/desk/receptions/key/", {"end": "1"})
    assert Client().get(second).status_code == 404
    assert Client().get("/desk/receptions/own/x.ics").status_code == 404


def test_a_leader_is_read_by_promises_kept_and_not_by_visits(county, desk, a_matter, now_on):
    matter = a_matter("accepted")
    booking = book_at_window(county, matter, now_on)
    from huiyin.work.reception.acts.receive import receive

    receive(actor=county.actor("alice"), at=timezone.now(), matter_id=matter.pk, booking=booking.no)
    visit = Visit.objects.get()
    today = timezone.localdate()
    for n, (text, due, more) in enumerate(
        [
            ("更换曳引机", today, {"kept_on": today}),
            ("公布维修账目", today - timedelta(days=2), {}),
            ("加装扶手", today + timedelta(days=9), {}),
            ("开通临时坡道", today, {"disputed_on": today}),
        ]
    ):
        no = 800 + n
        Commitment.objects.create(
            matter=matter, no=no, claim_no=1, text=text, unit=county.units["housing"], due=due, **more
        )
        Minute.objects.create(
            matter=matter,
            no=900 + n,
            visit_no=visit.no,
            kind="promise",
            text=text,
            commitment_no=no,
            at=timezone.now(),
        )
    Commitment.objects.create(
        matter=matter, no=850, claim_no=1, text="处理意见里的", unit=county.units["housing"], due=today
    )
    dora = desk("dora")
    row = re.search(r"<tbody><tr>.*?</tr>", dora.get("/desk/leaders/").content.decode(), re.S)[0]
    assert re.findall(r"<td[^>]*>(\d+)</td>", row) == ["4", "1", "1", "1", "1", "0", "0", "0", "0"]
    said = dora.get(f"/desk/leaders/{county.accounts['gina'].pk}/").content.decode()
    assert "更换曳引机" in said and "处理意见里的" not in said and "2 days after its day" in said
    assert dora.get("/desk/leaders/99/").status_code == 404


def test_a_leader_in_charge_is_named_noted_and_ended_by_their_forms(county, desk, a_matter):
    matter = a_matter("accepted")
    dora, gina = desk("dora"), desk("gina")
    assert "first note" in dora.get(page(matter, "act/name_lead/")).content.decode()
    wrong = sent(dora, matter, "name_lead", leader="Nobody", title="副县长", duties="协调维修资金")
    assert wrong.status_code == 422 and "协调维修资金" in wrong.content.decode()
    assert (
        sent(dora, matter, "name_lead", leader="Gina", title="副县长", duties="协调维修资金").status_code
        == 302
    )
    assert "副县长 Gina" in gina.get(page(matter)).content.decode()
    assert sent(gina, matter, "note_progress", progress="资金已落实").status_code == 302
    assert "资金已落实" in dora.get(page(matter)).content.decode()
    assert sent(dora, matter, "end_lead", result="lead_solved", reason="已修好").status_code == 302
    assert Proceeding.objects.get(kind="lead").state == "done"
    said = dora.get(f"/desk/leaders/{county.accounts['gina'].pk}/").content.decode()
    assert "已经解决" in said or "solved" in said


def test_the_leader_reads_beforehand_what_stands_on_record_and_each_reading_is_logged(
    county, desk, a_matter, filed, now_on
):
    matter, against = a_matter("served"), filed(when=timezone.now())
    book_at_window(county, matter, now_on)
    book_at_window(county, against, now_on)
    Accused.objects.create(matter=against, no=900, unit=county.units["township"])  # found out since
    said = desk("gina").get(f"/desk/receptions/{now_on.pk}/prepared/").content.decode()
    assert not inline_in(said)
    for words in (matter.title, "尽快修好三号楼电梯", "督促物业企业更换曳引机并恢复运行", "serve the answer"):
        assert words in said, words
    assert against.number not in said and "1 booking is for others" in said and "王琴" not in said
    whole = re.search(r'href="(/desk/matters/[0-9]+/bookings/[0-9]+/briefing/)"', said)[1]
    briefing = desk("gina").get(whole).content.decode()
    assert "副县长 Gina" in briefing and "督促物业企业更换曳引机并恢复运行" in briefing
    barred = whole.replace(str(matter.pk), str(against.pk))
    for who in ("gina", "alice", "carol"):
        assert desk(who).get(barred).status_code == 404
    assert desk("gina").get(f"/desk/matters/{matter.pk}/bookings/{10**30}/briefing/").status_code == 404
    assert ReadEntry.objects.filter(matter_id=matter.pk, purpose="reception", name="Gina").count() == 2
    assert not ReadEntry.objects.filter(matter_id=against.pk, purpose="reception").exists()
    assert against.number not in desk("alice").get(f"/desk/receptions/{now_on.pk}/prepared/").content.decode()
    assert desk("alice").get("/desk/receptions/99/prepared/").status_code == 404
