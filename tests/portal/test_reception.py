"""Receptions on the portal: the public calendar and its feed, booking with a code or after filing, the turn on one's page."""

import re
from datetime import time, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from huiyin.matters.models import Booking, Matter
from huiyin.matters.receptions import calendar
from tests.portal.conftest import Page, Person, text
from tests.reception_people import book, enter, night


@pytest.fixture
def soon(county, at):
    """Gina goes to the village in a week; one place."""
    day = timezone.localdate() + timedelta(days=7)
    return enter(county, timezone.now(), day, kind="village", places=1, place="柳溪镇便民中心")


def test_everybody_reads_who_receives_when_and_where_and_how_many_places_are_free(county, soon, wang):
    page = wang.get("/receptions/")
    said = text(page)
    assert page.status_code == 200 and not Page(page).inline
    for words in ("副县长 Gina", "柳溪镇便民中心", "住房和物业", "余1个名额", "09:00–11:30", "下访"):
        assert words in said, words
    assert "Alice" not in said, "who entered it is for the desk"
    other = wang.get(f"/receptions/?office={county.units['housing'].pk}")
    assert other.status_code == 200


def test_with_a_code_from_the_calendar_to_a_turn(follow, soon):
    person, matter, code = follow("accepted")
    stranger = Person()
    assert stranger.get(f"/track/{matter.pk}/receptions/{soon.pk}/").status_code == 403
    wrong = stranger.post(f"/receptions/{soon.pk}/", {"code": "AAAA-BBBB"})
    assert wrong.status_code == 404 and "AAAA-BBBB" in text(wrong)
    assert stranger.post(f"/receptions/{soon.pk}/", {"code": " "}).status_code == 422
    answer = stranger.post(f"/receptions/{soon.pk}/", {"code": code})
    assert answer["Location"] == f"/track/{matter.pk}/receptions/{soon.pk}/"
    page = stranger.get(answer["Location"])
    key = re.search(r'name="key" value="([^"]+)"', text(page))[1]
    bad = stranger.post(answer["Location"], {"people": "zwei", "words": "电梯的事", "key": key})
    assert bad.status_code == 422 and "电梯的事" in text(bad) and "至少一人" in text(bad)
    given = {"people": "2", "needs": ["wheelchair"], "words": "电梯的事", "key": key}
    for _twice in range(2):
        done = stranger.post(answer["Location"], given)
        assert done.status_code == 302
    booking = Booking.objects.get()
    assert (booking.people, booking.needs, booking.state) == (2, ["wheelchair"], "booked")
    own = text(person.get(f"/track/{matter.pk}/"))
    assert "负责人接待您" in own and "柳溪镇便民中心" in own and 'turn-number">1<' in own
    assert person.get(f"/track/{matter.pk}/receptions/{soon.pk}/").status_code == 200


def test_who_comes_second_waits_and_moves_up_when_the_first_cancels(county, follow, soon, filed):
    first, matter, _code = follow("accepted")
    booking = book(matter, soon, timezone.now())
    second = filed(key="second-key")
    book(second, soon, timezone.now())
    from huiyin.work.intake.taking import query_code

    li = Person()
    li.get(f"/t/{query_code('second-key')}")
    assert "正在候补" in text(li.get(f"/track/{second.pk}/")) or "候补" in text(
        li.get(f"/track/{second.pk}/")
    )
    way = f"/track/{matter.pk}/bookings/{booking.no}/cancel/"
    assert "不记次数" in text(first.get(way))
    assert first.post(way, {"key": "k1"}).status_code == 302
    night(timezone.now())
    assert "负责人接待您" in text(li.get(f"/track/{second.pk}/"))
    again = first.post(way, {"key": "k2"})
    assert again.status_code == 409 and "已经接待、改约或者取消" in text(again)


def test_moved_by_the_person_to_another_reception(county, follow, soon):
    person, matter, _code = follow("accepted")
    booking = book(matter, soon, timezone.now())
    other = enter(county, timezone.now(), soon.day + timedelta(days=1), kind="village")
    way = f"/track/{matter.pk}/bookings/{booking.no}/move/"
    assert str(other.pk) in text(person.get(way))
    wrong = person.post(way, {"reception": "x", "key": "k1"})
    assert wrong.status_code == 409 and "请在接访日历里选" in text(wrong)
    assert person.post(way, {"reception": str(other.pk), "key": "k2"}).status_code == 302
    assert list(Booking.objects.values_list("state", flat=True).order_by("no")) == ["moved", "booked"]


def test_without_a_matter_one_files_first_and_comes_back_to_book(soon, wang):
    assert wang.post(f"/receptions/{soon.pk}/file/")["Location"] == "/file/"
    wang.fill()
    assert wang.send().status_code == 302
    receipt = text(wang.get("/file/receipt/"))
    assert "去预约接访" in receipt
    matter = Matter.objects.get()
    assert wang.post("/file/receipt/")["Location"] == f"/track/{matter.pk}/receptions/{soon.pk}/"


def test_another_leader_is_offered_and_nobody_is_told_why(county, follow, soon):
    person, matter, _code = follow("received", accused_units=(county.units["township"].pk,))
    page = text(person.get(f"/track/{matter.pk}/receptions/"))
    assert "没有本件可以预约的接访" in page and "Gina" not in page
    dora = county.accounts["dora"].pk
    other = enter(
        county, timezone.now(), soon.day, kind="village", leader=dora, starts=time(14), ends=time(16)
    )
    assert f"/receptions/{other.pk}/" in text(person.get(f"/track/{matter.pk}/receptions/"))
    refused = person.post(f"/track/{matter.pk}/receptions/{soon.pk}/", {"people": "1", "key": "k"})
    assert refused.status_code == 422 and "另一位负责人" in text(refused)


def test_days_that_are_gone_cannot_be_booked_and_say_so(county, follow, soon):
    person, matter, _code = follow("accepted")
    booking = book(matter, soon, timezone.now())
    for number in (12345, 2**63 - 1, 2**63, 10**30):
        for way in (f"/receptions/{number}/", f"/track/{matter.pk}/receptions/{number}/"):
            assert person.get(way).status_code == 404, way
        assert person.get(f"/receptions/feed/{number}.ics").status_code == 200
        assert (
            person.post(f"/track/{matter.pk}/bookings/{number}/cancel/", {"key": f"c{number}"}).status_code
            == 409
        )
        way = f"/track/{matter.pk}/bookings/{booking.no}/move/"
        assert person.post(way, {"reception": str(number), "key": f"m{number}"}).status_code == 409
    person.post(f"/track/{matter.pk}/bookings/{booking.no}/cancel/", {"key": "c"})
    assert person.get(f"/track/{matter.pk}/receptions/12345/").status_code == 404
    own = {county.units["letters"].pk}
    calendar.call_off(soon.pk, why="防汛", to=None, own=own, by="Alice", at=timezone.now())
    assert "防汛" in text(person.get("/receptions/")) and "凭信访件预约" not in text(
        person.get(f"/receptions/{soon.pk}/")
    )
    answer = person.post(f"/track/{matter.pk}/receptions/{soon.pk}/", {"people": "1", "key": "k"})
    assert answer.status_code == 422 and "改期或者取消" in text(answer)


def events(response) -> list:
    """The events of a feed, as a calendar program reads them."""
    assert response.status_code == 200 and response["Content-Type"].startswith("text/calendar")
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n")), "long lines are folded"
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def test_the_feed_keeps_its_names_and_counts_changes(county, soon, wang):
    way = f"/receptions/feed/{county.units['letters'].pk}.ics"
    (before,) = events(wang.get(way))
    assert before["SEQUENCE"] == 0 and before["STATUS"] == "CONFIRMED"
    assert timezone.localtime(before.decoded("DTSTART")).strftime("%Y-%m-%d %H:%M") == f"{soon.day} 09:00"
    assert "副县长 Gina" in before["SUMMARY"] and before["LOCATION"] == "柳溪镇便民中心"
    from django.conf import settings

    from huiyin.domain.law.counsel import counsel
    from tests.reception_people import sitting

    given = {"own": {county.units["letters"].pk}, "by": "Alice", "at": timezone.now()}
    later = sitting(county, soon.day + timedelta(days=2), kind="village", places=1)
    new = calendar.move(soon.pk, later, why="会议", law=counsel(settings.HUIYIN_PACK), **given)
    (moved,) = events(wang.get(way))
    assert (moved["UID"], moved["SEQUENCE"]) == (before["UID"], 1)
    assert timezone.localtime(moved.decoded("DTSTART")).date() == new.day
    calendar.call_off(new.pk, why="防汛", to=None, **given)
    (off,) = events(wang.get(way))
    assert (off["UID"], off["SEQUENCE"], off["STATUS"]) == (before["UID"], 2, "CANCELLED")
    assert [e["UID"] for e in events(wang.get("/receptions/feed/0.ics"))] == [before["UID"]]
    assert not events(wang.get("/receptions/feed/999.ics"))


def test_the_person_reads_who_answers_for_the_case_and_how_far_it_is(county, follow):
    from huiyin.work.reception.acts.name_lead import name_lead
    from huiyin.work.reception.acts.note_progress import note_progress

    person, matter, _code = follow("accepted")
    about = {"matter_id": matter.pk, "at": timezone.now()}
    name_lead(
        actor=county.actor("dora"),
        leader=county.accounts["gina"].pk,
        title="副县长",
        duties="协调维修资金",
        **about,
    )
    note_progress(actor=county.actor("gina"), progress="资金已经落实，下周进场", **about)
    page = text(person.get(f"/track/{matter.pk}/"))
    for words in ("有负责人包案", "副县长 Gina", "协调维修资金", "资金已经落实，下周进场"):
        assert words in page, words
