"""Visits at the desk: listed by what they want of the office, answered, moved, stated on, each mistake said in words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.foundation.people.actor import PersonActor
from huiyin.matters.models import Matter, Proceeding, Visit
from huiyin.work.announcing.acts.announce_visit import announce_visit
from huiyin.work.announcing.wishes import Wish
from huiyin.work.group_visits.acts.open_visit import open_visit
from huiyin.work.group_visits.coming import Coming
from huiyin.work.minutes.acts.add_minute import add_minute
from huiyin.work.minutes.lines import Line
from tests.desk.conftest import inline_in, page, sent
from tests.working_days import resting, working


@pytest.fixture
def announced(county, a_matter):
    """Twelve people announced a visit in some days, in a matter at housing."""
    matter = a_matter("accepted")
    wish = Wish(working(5), 12, "电梯由谁修", needs=("child",), wished_for="分管副县长")
    announce_visit(actor=PersonActor(matter.pk), at=timezone.now(), matter_id=matter.pk, wish=wish)
    return matter


def answer(**changes: object) -> dict[str, object]:
    """The form as Alice fills it in."""
    return {
        "planned_on": working(5).isoformat(),
        "planned_hour": "09:30",
        "place": "信访局二楼接待室",
        "receiver": "Gina · 人民政府",
        "receiver_name": "",
        "reason": "",
        "concerned": "住房和城乡建设局",
        "position_due": (working(5) - timedelta(days=1)).isoformat(),
        **changes,
    }


def test_the_list_says_what_waits_for_whom(desk, announced):
    listed = desk("alice").get("/desk/visits/").content.decode()
    assert "Waiting for our answer" in listed and announced.title in listed and not inline_in(listed)
    assert "act/answer_visit/" in listed
    assert announced.title not in desk("bob").get("/desk/visits/").content.decode()
    assert sent(desk("alice"), announced, "answer_visit", **answer()).status_code == 302
    assert "Our position is asked for" in desk("bob").get("/desk/visits/").content.decode()
    for name in ("alice", "gina"):
        assert announced.title in desk(name).get("/desk/visits/").content.decode()
    row = Visit.objects.get()
    listed = desk("gina").get("/desk/visits/").content.decode()
    assert f"/visits/{row.no}/briefing/" in listed and "board/open/?number=" not in listed
    Visit.objects.filter(pk=row.pk).update(planned_at=timezone.now())
    assert f"board/open/?number={announced.number}" in desk("gina").get("/desk/visits/").content.decode()
    for name in ("eve", "carol"):
        assert announced.title not in desk(name).get("/desk/visits/").content.decode()


def test_answered_from_the_matter_and_stated_on_by_the_unit(desk, announced):
    alice, bob = desk("alice"), desk("bob")
    shown = alice.get(page(announced)).content.decode()
    assert "act/answer_visit/" in shown and "about 12 people" in shown and not inline_in(shown)
    form = alice.get(page(announced, "act/answer_visit/")).content.decode()
    assert "分管副县长" in form and 'value="住房和城乡建设局"' in form
    assert sent(alice, announced, "answer_visit", **answer()).status_code == 302
    seen = bob.get(page(announced)).content.decode()
    assert "act/give_position/" in seen and "act/answer_visit/" not in seen
    text = "月底前修好，资金已批。"
    assert sent(bob, announced, "give_position", text=text).status_code == 302
    assert text in alice.get(page(announced)).content.decode()
    assert Visit.objects.get().position == text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"planned_on": "2020-01-02", "reason": "早", "concerned": ""}, "has passed"),
        ({"place": ""}, "Fill this in"),
        ({"receiver": "", "receiver_name": ""}, "Where they are received, and by whom"),
        ({"receiver": "Nobody"}, "No member of staff"),
        ({"position_due": ""}, "by which day"),
        ({"position_due": "2020-01-02"}, "due before the visit"),
        ({"concerned": "火星局"}, "There is no unit called"),
        ({"planned_hour": "25:00"}, "no time of day"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(desk, announced, changed, said):
    wrong = sent(desk("alice"), announced, "answer_visit", **answer(**changed))
    html = wrong.content.decode()
    assert wrong.status_code == 422 and said in html
    assert "信访局二楼接待室" in html or "place" in changed
    assert Visit.objects.get().state == "announced"


def test_another_day_needs_its_reason(desk, announced):
    other = answer(planned_on=working(6).isoformat(), concerned="", position_due="")
    if working(6) == working(5):
        other["planned_on"] = working((working(5) - timezone.localdate()).days + 1).isoformat()
    wrong = sent(desk("alice"), announced, "answer_visit", **other)
    assert wrong.status_code == 422 and "Another day needs a reason" in wrong.content.decode()
    sunday = answer(planned_on=resting().isoformat(), reason="平日没空", concerned="", position_due="")
    wrong = sent(desk("alice"), announced, "answer_visit", **sunday)
    assert wrong.status_code == 422
    done = sent(desk("alice"), announced, "answer_visit", **{**other, "reason": "接待室维修"})
    assert done.status_code == 302


def test_announced_for_people_on_the_telephone_moved_and_called_off(desk, a_matter):
    matter, alice = a_matter("accepted"), desk("alice")
    shown = alice.get(page(matter)).content.decode()
    assert "act/announce_visit/" in shown
    given = {
        "through": "phone",
        "wished_day": working(5).isoformat(),
        "headcount": "30",
        "about": "工资",
        "needs": ["seats"],
    }
    assert sent(alice, matter, "announce_visit", **{**given, "headcount": "0"}).status_code == 422
    assert sent(alice, matter, "announce_visit", **given).status_code == 302
    assert Visit.objects.get().through == "phone"
    settled = answer(concerned="", position_due="")
    assert sent(alice, matter, "answer_visit", **settled).status_code == 302
    moved = {
        "asked_by": "office",
        "planned_on": working(5).isoformat(),
        "planned_hour": "15:00",
        "place": "三楼",
        "receiver": "Gina · 人民政府",
    }
    assert "moved without a reason" in sent(alice, matter, "change_visit", **moved).content.decode()
    assert sent(alice, matter, "change_visit", **moved, reason="上午停电").status_code == 302
    assert Visit.objects.get().place == "三楼"
    people = {"asked_by": "people", "planned_on": working(5).isoformat(), "headcount": "25"}
    assert sent(alice, matter, "change_visit", **people).status_code == 302
    assert Visit.objects.get().headcount == 25
    early = {"ground": "nobody_came", "reason": "没有人来"}
    wrong = sent(alice, matter, "cancel_visit", **early)
    assert wrong.status_code == 422 and "has not struck yet" in wrong.content.decode()
    off = {"ground": "people_do_not_come", "reason": "来电说事情已办好"}
    assert sent(alice, matter, "cancel_visit", **off).status_code == 302
    assert Visit.objects.get().state == "cancelled"


def test_whoever_only_reads_along_does_not_answer(desk, announced):
    assert sent(desk("bob"), announced, "answer_visit", **answer()).status_code == 403
    assert sent(desk("eve"), announced, "answer_visit", **answer()).status_code == 404


@pytest.fixture
def held(county, announced):
    """The same visit, opened a day early, with a demand and a promise in its minutes."""
    alice, now = county.actor("alice"), timezone.now() - timedelta(hours=2)
    open_visit(actor=alice, at=now, matter_id=announced.pk, coming=Coming(12, "二楼接待室"), announced=_no())
    said = ({"kind": "demand", "text": "修好电梯"}, _promise(county))
    for n, line in enumerate(said):
        at = now + timedelta(minutes=n + 1)
        add_minute(actor=alice, at=at, matter_id=announced.pk, visit=_no(), line=Line(**line))
    return announced


def _no() -> int:
    return Visit.objects.get().no


def _promise(county) -> dict[str, object]:
    unit = county.units["housing"].pk
    return {"kind": "promise", "text": "修好三号楼电梯", "unit": unit, "due": working(20)}


def test_closed_by_its_form_with_the_draft_and_what_disagrees_said(desk, held):
    alice = desk("alice")
    shown = alice.get(page(held)).content.decode()
    assert (
        "act/close_visit/" in shown and "act/close_visit/" not in desk("bob").get(page(held)).content.decode()
    )
    form = alice.get(page(held, "act/close_visit/")).content.decode()
    assert "修好三号楼电梯" in form and "群众12人" in form and not inline_in(form)
    given = {
        "summary": "群众21人来访，答应修好电梯。",
        "unanswered_reason": "",
        "unsigned_reason": "代表赶车",
    }
    wrong = sent(alice, held, "close_visit", **given)
    assert wrong.status_code == 422 and "have neither an answer nor a reason" in wrong.content.decode()
    given["unanswered_reason"] = "由住建局三日内答复"
    wrong = sent(alice, held, "close_visit", **given)
    html = wrong.content.decode()
    assert wrong.status_code == 422 and "It says 21 people; the record has 12." in html
    assert "由住建局三日内答复" in html and "答应修好电梯" in html, "nothing typed is lost"
    assert sent(alice, held, "close_visit", **{**given, "summary": "群众12人来访。"}).status_code == 302
    shown = alice.get(page(held)).content.decode()
    assert "Closing summary" in shown and "群众12人来访。" in shown


def test_the_briefing_is_read_and_put_on_paper(desk, announced):
    row = Visit.objects.get()
    address = f"/desk/matters/{announced.pk}/visits/{row.no}/briefing/"
    alice = desk("alice")
    read = alice.get(address)
    html = read.content.decode()
    assert read.status_code == 200 and not inline_in(html) and "尽快修好三号楼电梯" in html
    assert "not answered yet" in html and "王琴" not in html
    made = alice.post(address, {"key": "k" * 32})
    assert made.status_code == 302 and "/documents/" in made["Location"]
    again = alice.post(address, {"key": "k" * 32})
    assert again["Location"] == made["Location"], "sent twice it is one paper"
    assert "接访要情" in alice.get(made["Location"]).content.decode()
    assert alice.get(f"/desk/matters/{announced.pk}/visits/99999/briefing/").status_code == 404
    assert desk("eve").get(address).status_code == 404


def test_counted_for_those_who_supervise(desk, held):
    year = timezone.localdate(timezone.now() - timedelta(hours=2)).year  # as `held` has it
    shown = desk("dora").get("/desk/visits/counted/", {"year": year})
    html = shown.content.decode()
    assert shown.status_code == 200 and "1 visit, 12 heads" in html and not inline_in(html)
    assert "somebody who comes twice counts twice" in html
    assert desk("alice").get("/desk/visits/counted/").status_code == 403
    for odd in ("abcd", "99999", "-1", "²025", "0000"):
        assert desk("dora").get("/desk/visits/counted/", {"year": odd}).status_code == 200


def problem_form(county, **changes: object) -> dict[str, object]:
    """The form as Bob fills it in."""
    return {
        "title": "柳园小区自来水发黄",
        "lacking": "主管道锈蚀",
        "affected": "300",
        "in_charge": "Bella · 住房和城乡建设局",
        "function": "分管副局长",
        "plan": "更换主管道",
        "due": working(40).isoformat(),
        **changes,
    }


def test_a_problem_is_entered_without_a_matter_listed_moved_and_solved(desk, county):
    bob, key = desk("bob"), "k" * 32
    empty = bob.get("/desk/problems/").content.decode()
    assert "None is entered." in empty and "problems/new/" in empty and not inline_in(empty)
    form = bob.get("/desk/problems/new/").content.decode()
    assert "nobody&#x27;s name" in form and not inline_in(form)
    wrong = bob.post("/desk/problems/new/", {**problem_form(county, affected="0"), "key": key})
    assert wrong.status_code == 422 and "主管道锈蚀" in wrong.content.decode()
    wrong = bob.post("/desk/problems/new/", {**problem_form(county, due="2020-01-01"), "key": key})
    assert wrong.status_code == 422 and "does not lie after today" in wrong.content.decode()
    done = bob.post("/desk/problems/new/", {**problem_form(county), "key": key})
    assert done.status_code == 302
    assert (
        bob.post("/desk/problems/new/", {**problem_form(county), "key": key})["Location"] == done["Location"]
    )
    for name in ("bob", "alice", "gina"):
        assert "柳园小区自来水发黄" in desk(name).get("/desk/problems/").content.decode(), name
    assert "柳园小区自来水发黄" not in desk("carol").get("/desk/problems/").content.decode()
    matter = Matter.objects.get()
    shown = bob.get(page(matter)).content.decode()
    assert "Problems to be solved" in shown and "act/solve_problem/" in shown and not inline_in(shown)
    no = Proceeding.objects.get(kind="problem").no
    step = {"problem": no, "step": "已经招标", "due": "", "reason": ""}
    assert sent(bob, matter, "plan_step", **step).status_code == 302
    assert "已经招标" in bob.get(page(matter)).content.decode()
    given = {"problem": no, "result": "已换管道", "evidence": ""}
    assert sent(bob, matter, "solve_problem", **given).status_code == 422
    assert sent(bob, matter, "solve_problem", **{**given, "evidence": "检测报告"}).status_code == 302
    assert Proceeding.objects.get(kind="problem").state == "done"


def test_a_problem_is_entered_in_a_matter(desk, county, a_matter):
    matter, bob = a_matter("accepted"), desk("bob")
    assert "act/enter_problem/" in bob.get(page(matter)).content.decode()
    assert sent(bob, matter, "enter_problem", **problem_form(county)).status_code == 302
    assert "柳园小区自来水发黄" in bob.get("/desk/problems/").content.decode()
