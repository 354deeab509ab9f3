"""Parts, opinions and aid asked for inside a matter: who is told at once, who when the day is near, who when it is over."""

from datetime import date, timedelta

import pytest

from huiyin.jobs import timer
from huiyin.jobs.follow import follow_one
from huiyin.matters.models import Accused, Proceeding
from huiyin.services.notices.compose import compose
from huiyin.services.notices.models import Notice
from huiyin.services.notices.reading import for_staff
from huiyin.work.handling.acts.decide import decide
from huiyin.work.intake.acts.redirect import redirect
from huiyin.work.proceedings.acts.consult import consult
from huiyin.work.proceedings.acts.contribute import contribute
from huiyin.work.proceedings.acts.follow_path import follow_path
from huiyin.work.proceedings.acts.invite_joint import invite_joint
from huiyin.work.proceedings.acts.recuse import recuse
from huiyin.work.proceedings.acts.refer_aid import refer_aid
from huiyin.work.proceedings.joint import Task
from tests.jobs.test_timer import on
from tests.named_people import answers

DUE = date(2026, 3, 25)


@pytest.fixture
def joint(county, a_matter, at):
    matter = a_matter("accepted")
    tasks = [Task(county.units[code].pk, "协助核实", DUE) for code in ("labour", "township")]
    invite_joint(actor=county.actor("bob"), at=at + timedelta(days=4), matter_id=matter.pk, tasks=tasks)
    return matter


def worked_off(at) -> None:
    while follow_one(at + timedelta(days=4, minutes=1)):
        pass


def told(matter, *codes: str) -> list[tuple[str, str | None]]:
    rows = Notice.objects.filter(matter=matter, code__in=codes).order_by("code", "id")
    return list(rows.values_list("code", "unit__code"))


def test_each_unit_and_the_person_are_told_at_once_and_once(joint, at):
    worked_off(at)
    worked_off(at)
    assert told(joint, "task_asked", "joint") == [
        ("joint", None),
        ("task_asked", "labour"),
        ("task_asked", "township"),
    ]
    text = compose(Notice.objects.filter(code="task_asked").first(), "zh-hans").text
    assert "2026年3月25日" in text and "住房和城乡建设局" in text


def test_a_part_near_its_day_is_told_to_whom_it_was_asked_and_a_late_one_to_the_lead_as_well(
    county, joint, at
):
    assert timer.sweep(on(at, date(2026, 3, 21)))["asked_near"] == 0
    for day in (22, 23, 25):
        timer.sweep(on(at, date(2026, 3, day)))
    assert told(joint, "task_near") == [("task_near", "labour"), ("task_near", "township")]
    row = Proceeding.objects.get(unit__code="labour")
    contribute(actor=county.actor("carol"), at=on(at, DUE), matter_id=joint.pk, task=row.no, answer="已核实")
    assert timer.sweep(on(at, date(2026, 3, 26)))["asked_overdue"] == 2
    assert sorted(told(joint, "task_overdue")) == [("task_overdue", "housing"), ("task_overdue", "township")]
    for day in range(27, 32):
        timer.sweep(on(at, date(2026, 3, day)))
    timer.sweep(on(at, date(2026, 4, 1)))
    levels = Notice.objects.filter(code="task_overdue", unit__code="township").values_list("level", flat=True)
    assert sorted(levels) == [0, 7]


def test_a_part_that_ended_with_the_decision_is_nobodys_delay(county, joint, at):
    when = at + timedelta(days=6)
    decide(
        actor=county.actor("bob"),
        at=when,
        matter_id=joint.pk,
        answers=answers(when.date()),
        tasks_reason="已查清",
    )
    assert timer.sweep(on(at, date(2026, 4, 30)))["asked_overdue"] == 0


def test_a_unit_complained_of_since_reads_no_notice_of_it(county, joint, at):
    timer.sweep(on(at, date(2026, 3, 24)))
    eve = county.actor("eve")
    assert for_staff(eve).filter(code="task_near").exists()
    Accused.objects.create(matter=joint, no=9_999, unit=county.units["township"])
    assert not for_staff(eve).exists()


def test_an_awaited_opinion_and_an_aid_to_ask_about_are_told_to_the_unit_that_wants_to_know(
    county, a_matter, at
):
    matter, bob, when = a_matter("accepted"), county.actor("bob"), at + timedelta(days=4)
    consult(actor=bob, at=when, matter_id=matter.pk, whom="周律师", question="可否？", needed_by=DUE)
    aid = {"aid_kind": "social_aid", "organ": "县民政局", "hardship": "失业", "consent": True}
    refer_aid(actor=bob, at=when, matter_id=matter.pk, ask_again_on=date(2026, 3, 27), **aid)
    timer.sweep(on(at, date(2026, 3, 24)))
    timer.sweep(on(at, date(2026, 3, 26)))
    codes = ("opinion_near", "opinion_overdue", "aid_ask")
    assert told(matter, *codes) == [
        ("aid_ask", "housing"),
        ("opinion_near", "housing"),
        ("opinion_overdue", "housing"),
    ]


def test_who_withdrew_reads_no_notice_and_the_unit_is_told_to_find_somebody_else(county, a_matter, at):
    matter, bob = a_matter("accepted"), county.actor("bob")
    recuse(actor=bob, at=at + timedelta(days=4), matter_id=matter.pk, account=bob.account_id, reason="亲属")
    worked_off(at)
    assert told(matter, "withdrew") == [("withdrew", "housing")]
    assert not for_staff(bob).filter(matter=matter).exists()


@pytest.mark.parametrize(("result", "said"), [("path_refused", 1), ("path_taken_up", 0)])
def test_the_person_is_told_when_the_other_path_was_closed_to_them(county, a_matter, at, result, said):
    matter, alice = a_matter("registered"), county.actor("alice")
    to = {"legal_path": "art31_2", "reason": "劳动争议", "right_door": "仲裁院"}
    redirect(actor=alice, at=at + timedelta(days=2), matter_id=matter.pk, **to)
    follow_path(actor=alice, at=at + timedelta(days=4), matter_id=matter.pk, result=result, reason="已过时效")
    worked_off(at)
    assert len(told(matter, "path_refused")) == said
