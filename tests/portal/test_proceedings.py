"""What runs inside a matter, as its person reads it: in plain words, with what comes next, and nothing of other people."""

import io
import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from huiyin.foundation.files.keep import keep
from huiyin.matters.models import Attachment, Document, Event, Matter, Proceeding
from huiyin.work.handling.acts.ask_for_more import ask_for_more
from huiyin.work.intake.acts.redirect import redirect
from huiyin.work.proceedings.acts.accept_simply import accept_simply
from huiyin.work.proceedings.acts.close_task import close_task
from huiyin.work.proceedings.acts.consult import consult
from huiyin.work.proceedings.acts.contribute import contribute
from huiyin.work.proceedings.acts.follow_path import follow_path
from huiyin.work.proceedings.acts.give_opinion import give_opinion
from huiyin.work.proceedings.acts.investigate import investigate
from huiyin.work.proceedings.acts.invite_joint import invite_joint
from huiyin.work.proceedings.acts.leave_simple import leave_simple
from huiyin.work.proceedings.acts.note_aid import note_aid
from huiyin.work.proceedings.acts.recuse import recuse
from huiyin.work.proceedings.acts.refer_aid import refer_aid
from huiyin.work.proceedings.joint import Task
from tests.named_people import County
from tests.portal.conftest import Page, Person, text

pytestmark = pytest.mark.django_db
Follow = Callable[..., tuple[Person, Matter, str]]


@pytest.fixture
def at() -> datetime:
    """Three days ago: what was forwarded lies there since yesterday, what was accepted since a minute."""
    return timezone.now() - timedelta(days=3, minutes=1)


def test_the_quicker_way_and_the_ordinary_one_after_it(follow: Follow, county: County) -> None:
    person, matter, _ = follow("forwarded")
    bob, now = county.actor("bob"), timezone.now()
    facts = {"ground": "daily_life", "first_time": True, "may_be_refused": False, "several_or_grave": False}
    accept_simply(actor=bob, at=now, matter_id=matter.pk, **facts)
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "按简易程序从快办理" in page
    for limit in ("简易办理", "办理"):
        assert f"<strong>{limit}期限</strong>" in page
    leave_simple(actor=bob, at=now, matter_id=matter.pk, reason="要等厂家检测")
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "转为普通程序" in page and "要等厂家检测" in page and "当初受理之日" in page


def ask(county: County, matter: Matter, **changes: object) -> Event:
    """Bob asks for the purchase contract, in ten days."""
    given = {
        "what": ("购房合同复印件", "维修资金缴存凭证"),
        "why": "核对维修资金",
        "needed_by": timezone.localdate() + timedelta(days=10),
        "otherwise": "将按现有材料办理",
        **changes,
    }
    return ask_for_more(actor=county.actor("bob"), at=timezone.now(), matter_id=matter.pk, **given)


def test_a_request_says_what_why_by_when_and_what_happens_else_and_the_answer_is_tied_to_it(
    follow: Follow, county: County
) -> None:
    person, matter, _ = follow("accepted")
    event = ask(county, matter)
    page = text(person.get(f"/track/{matter.pk}/"))
    due = event.public["needed_by"]
    asked = ("请您补充材料", "购房合同复印件", "维修资金缴存凭证", "核对维修资金", "将按现有材料办理")
    for words in (*asked, f'datetime="{due}"', "还有 10 天"):
        assert words in page, words
    address = re.search(r'href="(/track/\d+/add/\?answers=\d+)"', page)[1]
    form = text(person.get(address))
    assert "购房合同复印件" in form and f'name="answers" value="{event.no}"' in form
    answered = person.post(
        f"/track/{matter.pk}/add/", {"text": "附上合同。", "answers": event.no, "key": "k"}
    )
    assert answered.status_code == 302
    assert Event.objects.get(matter=matter, act="add_material").public["answers"] == event.no
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "您答复了补充材料的要求" in page and "?answers=" not in page


def test_an_answer_to_one_request_does_not_answer_another(follow: Follow, county: County) -> None:
    person, matter, _ = follow("accepted")
    first, second = ask(county, matter), ask(county, matter, what=("现场照片",))
    person.post(f"/track/{matter.pk}/add/", {"text": "附上照片。", "answers": second.no, "key": "k"})
    page = text(person.get(f"/track/{matter.pk}/"))
    assert f"?answers={first.no}" in page and f"?answers={second.no}" not in page


def test_a_request_nobody_made_is_not_answered_and_nothing_typed_is_lost(
    follow: Follow, county: County
) -> None:
    person, matter, _ = follow("accepted")
    for odd in ("999", "1"):
        wrong = person.post(f"/track/{matter.pk}/add/", {"text": "补充照片", "answers": odd, "key": "k"})
        assert wrong.status_code == 422 and "补充照片" in text(wrong)
    for odd in ("x", "-1", "99999999999999999999", "²"):
        assert person.get(f"/track/{matter.pk}/add/?answers={odd}").status_code == 200


def test_after_the_day_it_can_still_be_sent(follow: Follow, county: County) -> None:
    person, matter, _ = follow("accepted")
    event = ask(county, matter)
    said = {**event.public, "needed_by": (timezone.localdate() - timedelta(days=2)).isoformat()}
    Event.objects.filter(matter=matter, no=event.no).update(public=said)
    assert "日期已过，仍然可以提交" in text(person.get(f"/track/{matter.pk}/"))


def test_joint_handling_shows_who_owes_what_by_when_but_not_what_was_said(
    follow: Follow, county: County
) -> None:
    person, matter, _ = follow("accepted")
    bob, now, soon = county.actor("bob"), timezone.now(), timezone.localdate() + timedelta(days=8)
    tasks = [
        Task(county.units["labour"].pk, "核实用工情况（内部）", soon),
        Task(county.units["township"].pk, "组织议事（内部）", soon),
    ]
    invite_joint(actor=bob, at=now, matter_id=matter.pk, tasks=tasks)
    rows = {row.unit.code: row for row in Proceeding.objects.filter(kind="task")}
    contribute(
        actor=county.actor("carol"), at=now, matter_id=matter.pk, task=rows["labour"].no, answer="内部意见"
    )
    Proceeding.objects.filter(no=rows["township"].no).update(due=timezone.localdate() - timedelta(days=3))
    page = text(person.get(f"/track/{matter.pk}/"))
    for words in (
        "协助办理的单位",
        "人力资源和社会保障局",
        "柳溪镇人民政府",
        "已反馈",
        "超期 3 天",
        "不需要向其他单位重复说明",
    ):
        assert words in page, words
    assert "内部" not in page
    close_task(actor=bob, at=now, matter_id=matter.pk, task=rows["township"].no, reason="两次催办没有反馈")
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "该单位没有反馈，不再等待" in page and "两次催办没有反馈" in page


def test_a_withdrawal_is_told_without_who_or_why(follow: Follow, county: County) -> None:
    person, matter, _ = follow("accepted")
    bob = county.actor("bob")
    recuse(actor=bob, at=timezone.now(), matter_id=matter.pk, account=bob.account_id, reason="是我姐姐的事")
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "有经办人回避" in page and "姐姐" not in page and "Bob" not in page


def test_an_opinion_and_a_visit_are_told_but_not_what_they_hold(follow: Follow, county: County) -> None:
    person, matter, _ = follow("accepted")
    bob, now = county.actor("bob"), timezone.now()
    soon = timezone.localdate() + timedelta(days=8)
    consult(actor=bob, at=now, matter_id=matter.pk, whom="周律师", question="内部问题", needed_by=soon)
    row = Proceeding.objects.get(kind="consultation")
    give_opinion(actor=bob, at=now, matter_id=matter.pk, consultation=row.no, answer="内部结论")
    visit = {"held_at": now - timedelta(minutes=30), "where": "内部地点", "staff": "Bob", "seen": "内部所见"}
    file = keep(io.BytesIO("内部".encode()), "内部.txt")
    investigate(actor=bob, at=now, matter_id=matter.pk, signed=True, files=(file,), **visit)
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "没有告诉对方您是谁" in page and "意见已收到" in page and "到现场调查核实" in page
    assert "内部" not in page and "周律师" not in page
    for document in Document.objects.filter(matter=matter, for_person=False):
        assert person.get(f"/track/{matter.pk}/paper/{document.no}/").status_code == 404
    kept = Attachment.objects.get(matter=matter)
    assert person.get(f"/kept/{matter.pk}/{kept.no}").status_code == 404


def test_aid_is_shown_with_its_letter_and_what_came_of_it(follow: Follow, county: County) -> None:
    person, matter, _ = follow("served")
    bob, now = county.actor("bob"), timezone.now() + timedelta(days=3)
    aid = {"aid_kind": "social_aid", "organ": "县民政局", "hardship": "独居失业", "consent": True}
    refer_aid(actor=bob, at=now, matter_id=matter.pk, **aid)
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "社会救助" in page and "县民政局" in page and "等待结果" in page and "没有关系" in page
    letter = Document.objects.get(matter=matter, kind="aid_referral")
    assert "独居失业" in text(person.get(f"/track/{matter.pk}/paper/{letter.no}/"))
    row = Proceeding.objects.get(kind="aid")
    noted = {"referral": row.no, "result": "aid_not_granted", "reason": "收入高于标准"}
    note_aid(actor=bob, at=now, matter_id=matter.pk, **noted)
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "没有给予救助" in page and "收入高于标准" in page


def test_another_path_shows_door_and_limits_and_the_way_back_when_refused_there(
    follow: Follow, county: County
) -> None:
    person, matter, _ = follow("registered")
    alice, now = county.actor("alice"), timezone.now()
    to = {"legal_path": "art31_4", "reason": "对处罚不服", "right_door": "县复议办公室，人民路1号"}
    redirect(actor=alice, at=now, matter_id=matter.pk, **to)
    page = text(person.get(f"/track/{matter.pk}/"))
    assert (
        "县复议办公室，人民路1号" in page
        and "六十日内" in page
        and "六个月内" in page
        and "可以在这里重新启动" in page
    )
    follow_path(actor=alice, at=now, matter_id=matter.pk, result="path_refused", reason="已超过六十日")
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "您可以把事项带回来" in page and "已超过六十日" in page and "该机关不予受理" in page


def test_pages_hold_nothing_inline_and_every_control_has_its_label(follow: Follow, county: County) -> None:
    person, matter, _ = follow("accepted")
    event = ask(county, matter)
    for address in (f"/track/{matter.pk}/", f"/track/{matter.pk}/add/?answers={event.no}"):
        page = Page(person.get(address))
        assert page.inline == [] and len(page.ids) == len(set(page.ids))
        assert {str(c.get("id")) for c in page.controls} <= page.labels
