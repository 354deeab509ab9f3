"""A day of reception in real browsers: twenty book, some wait, one cancels, one walks in; what was promised is kept or not."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from huiyin.foundation.ledger.append import Head
from huiyin.foundation.ledger.verify import verify
from huiyin.matters.models import Booking, Commitment, Event, Matter, ReceptionDay, Visit
from huiyin.matters.receptions import calendar
from huiyin.work.intake.taking import query_code
from huiyin.work.minutes.acts.add_minute import add_minute
from huiyin.work.minutes.lines import Line
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.reception.acts.name_lead import name_lead
from huiyin.work.reception.acts.note_progress import note_progress
from tests.journeys.seating import seated
from tests.journeys.staging import filled, reads, seats, sent, wall  # noqa: F401 - fixtures
from tests.journeys.test_portal import DESK, PHONE, county, look, window  # noqa: F401 - fixtures
from tests.named_people import a_matter, filed  # noqa: F401 - fixtures
from tests.reception_people import book, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLACES, BOOKED = 15, 20
SIZES = pytest.mark.parametrize(
    ("size", "language"), [(PHONE, "zh-hans"), (DESK, "en")], ids=["phone-zh", "desk-en"]
)
TUESDAY = "2026-03-17"


@pytest.fixture(autouse=True)
def no_second_factor(settings) -> None:
    settings.HUIYIN_SECOND_FACTOR = False


@pytest.fixture
def at(request) -> datetime:
    """By the clock on the wall where a test has one, else a few days ago: what was accepted is in time today."""
    if "wall" in request.fixturenames:
        return request.getfixturevalue("wall").now
    return timezone.now() - timedelta(days=4)


def published(seats, axe) -> ReceptionDay:  # noqa: F811
    """Alice enters every Tuesday until April; the first is the 17th."""
    page = seats.at("alice", "receptions/new/")
    look(page, axe)
    filled(
        page, leader="Gina", title="副县长", kind="regular", day=TUESDAY, starts="09:00", ends="11:30", repeat="weekly",
        last="2026-04-07", place="县信访局一楼接访室", places=str(PLACES), topics="住房和物业", joint_1="住房和城乡建设局",
    )  # fmt: skip
    sent(page, "/desk/receptions/$")
    look(page, axe)
    assert ReceptionDay.objects.count() == 4
    return ReceptionDay.objects.get(day=date(2026, 3, 17))


def booked_on_a_phone(page, axe, day: ReceptionDay, code: str, *, people: str = "1") -> None:
    """From the calendar, by the code on the slip."""
    page.goto("/receptions/")
    look(page, axe)
    page.locator(f"a[href$='/receptions/{day.pk}/']").first.click()
    look(page, axe)
    page.fill("#id_code", code)
    page.locator("form button.btn-primary").first.click()
    look(page, axe)
    page.fill("#id_people", people)
    page.check("input[value=wheelchair]")
    page.fill("#id_words", "电梯什么时候能修好，钱从哪里出。")
    page.locator("form button.btn-primary").first.click()
    page.wait_for_url(re.compile("/track/[0-9]+/$"))


def test_a_day_of_reception_from_booking_to_what_was_kept(window, axe, seats, wall, county, filed, a_matter):  # noqa: F811
    day = published(seats, axe)
    handled = [a_matter("accepted", key=f"number-{n}", title=f"{n + 1}号楼电梯停运") for n in (1, 2)]
    wall.on(3, 14, 9)
    others = [
        filed(key=f"number-{n}", when=wall.now, title=f"{n + 1}号楼电梯停运")
        for n in range(BOOKED + 1)
        if n not in (1, 2)
    ]
    matters = [others[0], *handled, *others[1:]]
    phone, waiting, walk_in = window(PHONE), window(PHONE), matters[BOOKED]
    booked_on_a_phone(phone, axe, day, query_code("number-0"), people="2")
    look(phone, axe)
    assert "负责人接待您" in reads(phone) and "副县长 Gina" in reads(phone)
    for n in range(1, BOOKED - 1):
        wall.now += timedelta(minutes=1)
        book(matters[n], day, wall.now)
    wall.now += timedelta(minutes=1)
    booked_on_a_phone(waiting, axe, day, query_code(f"number-{BOOKED - 1}"))
    assert "您正在候补领导接访" in reads(waiting) and "4 件排在您前面候补" in reads(waiting)
    look(waiting, axe)
    states = list(Booking.objects.order_by("turn").values_list("state", flat=True))
    assert states == ["booked"] * PLACES + ["waiting"] * (BOOKED - PLACES)

    wall.later(1)
    phone.goto(f"/t/{query_code('number-0')}")  # a day later the code is typed anew
    phone.locator("a[href*='/bookings/'][href$='/cancel/']").click()
    look(phone, axe)
    phone.locator("form button.btn-primary").click()
    phone.wait_for_url(re.compile("/track/[0-9]+/$"))
    wall.night()
    moved_up = Booking.objects.get(matter_id=matters[PLACES].pk)
    assert moved_up.state == "booked" and Event.objects.filter(act="give_place").count() == 1
    waiting.goto(f"/t/{query_code(f'number-{BOOKED - 1}')}")
    assert "3 件排在您前面候补" in reads(waiting)

    wall.on(3, 17, 9)
    desk = seats.at("alice", f"receptions/{day.pk}/")
    look(desk, axe)
    assert "已排上15件" in reads(desk) and "候补4件" in reads(desk)
    desk.fill("#number", walk_in.number)
    desk.locator(".walk-in-form button").click()
    desk.wait_for_url(re.compile("/act/book_reception/"))
    look(desk, axe)
    sent(desk, f"/matters/{walk_in.pk}/$")
    assert Booking.objects.get(matter_id=walk_in.pk).state == "waiting"

    received = [received_at_the_desk(seats, day, matters[n]) for n in (1, 2)]
    table = seats.at("alice", f"board/{received[1].matter_id}/{received[1].no}/")
    look(table, axe)
    absent(seats, day, matters[3])
    wall.night()
    assert Booking.objects.get(matter_id=matters[PLACES + 1].pk).state == "booked", (
        "the next of those who wait"
    )
    promise(county, wall, received[0], "更换曳引机", date(2026, 3, 31))
    promise(county, wall, received[1], "公布维修账目", date(2026, 3, 24))

    wall.on(3, 23, 10)
    kept = Commitment.objects.get(text="更换曳引机")
    by_bob = {"actor": county.actor("bob"), "at": wall.now, "matter_id": kept.matter_id}
    keep_promise(commitment=kept.no, evidence="已更换并试运行", **by_bob)
    wall.on(3, 26, 10)
    wall.night()
    desk = seats.at("dora", "leaders/")
    look(desk, axe)
    row = desk.locator("tbody tr").first.locator("td").all_inner_texts()
    assert row[:5] == ["2", "1", "0", "1", "0"]
    desk.locator("tbody th a").first.click()
    look(desk, axe)
    assert "公布维修账目" in reads(desk) and "晚了2天" in reads(desk)
    small = window(PHONE)
    for path in (f"receptions/{day.pk}/", "receptions/", "leaders/", f"leaders/{day.leader_id}/"):
        seated(small, "dora", path)
        look(small, axe)
    assert not list(
        verify((m.pk, Head(m.ledger_length, m.ledger_head)) for m in Matter.objects.order_by("pk"))
    )


def received_at_the_desk(seats, day: ReceptionDay, matter: Matter) -> Visit:  # noqa: F811
    """Called in from the list of the day."""
    desk = seats.at("alice", f"receptions/{day.pk}/")
    desk.locator(f"tr:has(a[href$='/matters/{matter.pk}/']) form[action$='/receive/'] button").click()
    desk.wait_for_url(re.compile(f"/board/{matter.pk}/"))
    return Visit.objects.get(matter_id=matter.pk, kind="reception")


def absent(seats, day: ReceptionDay, matter: Matter) -> None:  # noqa: F811
    desk = seats.at("alice", f"receptions/{day.pk}/")
    desk.locator(f"tr:has(a[href$='/matters/{matter.pk}/']) form[action$='/absent/'] button").click()
    assert Booking.objects.get(matter_id=matter.pk).state == "absent"


def promise(county, wall, visit: Visit, text: str, due: date) -> None:  # noqa: F811
    line = Line("promise", text, unit=county.units["housing"].pk, due=due)
    add_minute(actor=county.actor("alice"), at=wall.now, matter_id=visit.matter_id, visit=visit.no, line=line)


@SIZES
def test_every_other_page_of_receptions_past_axe(window, axe, county, a_matter, size, language):  # noqa: F811
    now = timezone.now()
    matter = a_matter("accepted", key="led")
    day, other = (
        enter(county, now, timezone.localdate() + timedelta(days=n), kind="village", places=1) for n in (3, 5)
    )
    about = {"matter_id": matter.pk, "at": now}
    charge = {"leader": county.accounts["gina"].pk, "title": "副县长", "duties": "协调维修资金"}
    name_lead(actor=county.actor("dora"), **charge, **about)
    note_progress(actor=county.actor("gina"), progress="资金已经落实，下周进场。", **about)
    booking = book(matter, day, now)
    desk, phone = window(size), window(size)
    seated(desk, "dora", language=language)
    one = f"/desk/matters/{matter.pk}/"
    acts = (
        "book_reception",
        "move_booking",
        "cancel_booking",
        "receive",
        "note_absent",
        "note_progress",
        "end_lead",
    )
    ways = [one, *(f"{one}act/{name}/" for name in acts), f"/desk/receptions/{day.pk}/move/"]
    ways += [
        f"/desk/receptions/{day.pk}/off/",
        f"/desk/receptions/{day.pk}/prepared/",
        f"/desk/matters/{matter.pk}/bookings/{booking.no}/briefing/",
        f"/desk/leaders/{day.leader_id}/",
        f"/desk/receptions/{other.pk}/",
    ]
    for way in ways:
        assert desk.goto(way).status == 200, way
        look(desk, axe)
    desk.goto("/desk/receptions/")
    desk.locator("form[action$='/key/'] button").first.click()
    look(desk, axe)
    phone.goto(f"/t/{query_code('led')}?lang={language}")
    look(phone, axe)
    mine = f"/track/{matter.pk}/"
    for way in (f"{mine}receptions/", f"{mine}bookings/{booking.no}/move/", f"/receptions/{day.pk}/"):
        assert phone.goto(way).status == 200, way
        look(phone, axe)
    given = {"own": {county.units["letters"].pk}, "by": "Alice", "at": timezone.now()}
    calendar.call_off(day.pk, why="防汛", to=None, **given)
    for way in ("/receptions/", f"/receptions/{day.pk}/", mine, f"{mine}bookings/{booking.no}/move/"):
        assert phone.goto(way).status == 200, way
        look(phone, axe)
