"""An announced visit of twelve in real browsers: announced on a phone, answered, prepared late, received, summed up, kept in sight."""

from datetime import date

import pytest

from huiyin.matters.models import Commitment, Visit
from huiyin.services.notices.models import Notice
from huiyin.work.group_visits.acts.open_visit import open_visit
from huiyin.work.group_visits.coming import Coming
from huiyin.work.intake.taking import query_code
from huiyin.work.minutes.acts.add_minute import add_minute
from huiyin.work.minutes.lines import Line
from tests.journeys.staging import SOON, reads, seats, sent, wall  # noqa: F401 - fixtures
from tests.journeys.test_portal import DESK, PHONE, county, look, window  # noqa: F401 - fixtures
from tests.named_people import a_matter, filed  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FRIDAY = date(2026, 3, 20)


@pytest.fixture
def at(wall):  # noqa: F811
    """Everything begins when the clock on the wall stands."""
    return wall.now


def test_twelve_announce_are_received_and_what_was_promised_is_theirs_to_see(
    window,  # noqa: F811
    axe,
    county,  # noqa: F811
    a_matter,  # noqa: F811
    seats,  # noqa: F811
    wall,  # noqa: F811
):
    matter = a_matter("accepted", key="key-of-twelve")
    wall.on(3, 16)
    person = window(PHONE)
    person.goto("/visit/", wait_until=SOON)
    look(person, axe)
    person.fill("#id_code", query_code("key-of-twelve"))
    person.click("main form button[type=submit]")
    assert person.url.endswith(f"/track/{matter.pk}/visit/")
    look(person, axe)
    person.fill("#id_wished_day", "2026-03-15")
    person.fill("#id_headcount", "12")
    person.fill("#id_about", "电梯停运三个月，由谁修、什么时候修好")
    person.click("main form button[type=submit]")
    assert "已经过去" in reads(person) or "休息日" in reads(person)
    look(person, axe)
    assert person.input_value("#id_headcount") == "12"
    person.fill("#id_wished_day", FRIDAY.isoformat())
    person.check("input[name=needs][value=wheelchair]")
    person.click("main form button[type=submit]")
    assert "来访已约定" in reads(person) and "最晚答复日" in reads(person)
    look(person, axe)
    wall.night()

    alice = seats.at("alice", "visits/")
    assert "等待我方答复" in reads(alice)
    look(alice, axe)
    alice.click("a[href$='/act/answer_visit/']")
    assert "约12人" in reads(alice) or "12" in reads(alice)
    alice.fill("#id_place", "信访局二楼接待室")
    alice.fill("#id_receiver", "Gina · 人民政府")
    alice.fill("#id_position_due", "2026-03-18")
    look(alice, axe)
    sent(alice, f"/matters/{matter.pk}/$")
    look(alice, axe)
    wall.night()

    wall.on(3, 19)
    wall.night()
    late = Notice.objects.filter(code="overdue", matter=matter, params__limit__zh="有关单位说明情况")
    assert {row.unit.code for row in late} == {"housing", "letters"}
    bob = seats.at("bob", "visits/")
    look(bob, axe)
    bob.click("a[href$='/act/give_position/']")
    bob.fill("#id_text", "维修资金已批，四月十日前修好。")
    look(bob, axe)
    sent(bob, f"/matters/{matter.pk}/$")
    assert "迟交" in reads(bob)

    gina = seats.at("gina", "visits/")
    gina.goto(f"/desk/matters/{matter.pk}/visits/{Visit.objects.get().no}/briefing/", wait_until=SOON)
    said = reads(gina)
    assert "维修资金已批" in said and "迟交" in said and "尚未答复" in said and "王琴" not in said
    look(gina, axe)
    phone = window(PHONE)
    phone.context.add_cookies(gina.context.cookies())
    phone.goto(gina.url, wait_until=SOON)
    look(phone, axe)
    with gina.expect_navigation(wait_until=SOON):
        gina.click("article form button[type=submit]")
    assert "接访要情" in gina.inner_text("body")

    wall.on(3, 20)
    clerk = county.actor("alice")
    open_visit(actor=clerk, at=wall.now, matter_id=matter.pk, coming=Coming(12, "信访局二楼接待室"))
    visit = Visit.objects.get()
    assert visit.state == "open", "the announced visit, and no second one"
    promise = {"unit": county.units["housing"].pk, "due": date(2026, 4, 10)}
    for line in (
        Line("demand", "四月十日前修好电梯"),
        Line("promise", "修好三号楼电梯", **promise),
        Line("demand", "公布维修基金账目"),
    ):
        add_minute(actor=clerk, at=wall.now, matter_id=matter.pk, visit=visit.no, line=line)

    wall.on(3, 20, 12)
    alice = seats.at("alice", f"matters/{matter.pk}/act/close_visit/")
    assert "修好三号楼电梯" in alice.input_value("#id_summary")
    look(alice, axe)
    alice.click("main form button[type=submit].btn-primary")
    assert "没有答复" in reads(alice), "a demand is open"
    alice.fill("#id_unanswered_reason", "账目由住建局三月二十五日前公布")
    alice.fill("#id_unsigned_reason", "代表赶末班车，约定次日来签")
    alice.fill("#id_summary", alice.input_value("#id_summary").replace("群众12人", "群众21人"))
    alice.click("main form button[type=submit].btn-primary")
    assert "写的是21人，记录是12人" in reads(alice)
    look(alice, axe)
    alice.fill("#id_summary", alice.input_value("#id_summary").replace("群众21人", "群众12人"))
    sent(alice, f"/matters/{matter.pk}/$")
    look(alice, axe)
    wall.night()

    person.goto(f"/t/{query_code('key-of-twelve')}", wait_until=SOON)
    said = reads(person)
    assert "修好三号楼电梯" in said and "接谈记录" in said and "来访结束" in said
    look(person, axe)
    assert Commitment.objects.get(matter_id=matter.pk).due == date(2026, 4, 10)
    dora = seats.at("dora", "visits/counted/")
    assert "1批次，12人次" in reads(dora)
    look(dora, axe)


def test_a_problem_is_entered_by_keyboard_and_shows_on_the_unit(window, axe, county, seats, wall):  # noqa: F811
    bob = seats.at("bob", "problems/new/")
    look(bob, axe)
    bob.click("main form button[type=submit].btn-primary")
    look(bob, axe)
    words = {
        "title": "柳园小区自来水发黄",
        "lacking": "主管道锈蚀",
        "affected": "300",
        "function": "分管副局长",
    }
    for name, value in {**words, "plan": "更换主管道", "due": "2026-04-30"}.items():
        bob.fill(f"#id_{name}", value)
    bob.fill("#id_in_charge", "Bella · 住房和城乡建设局")
    sent(bob, r"/matters/\d+/$")
    look(bob, axe)
    wall.on(5, 6)
    wall.night()
    gina = seats.at("gina", "problems/")
    assert "柳园小区自来水发黄" in reads(gina) and "住房和城乡建设局" in reads(gina)
    look(gina, axe)
    phone = window(PHONE)
    phone.context.add_cookies(gina.context.cookies())
    phone.goto("/desk/problems/", wait_until=SOON)
    look(phone, axe)
