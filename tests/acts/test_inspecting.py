"""Inspections: by a checklist, files drawn by a seed, findings put right and seen again; the unit reads its own and no other."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from huiyin.domain.law.counsel import counsel
from huiyin.jobs.follow import follow_one
from huiyin.jobs.timer import sweep
from huiyin.matters import gate
from huiyin.matters.models import Event, Holding, Inspection, InspectionFinding, Matter
from huiyin.matters.offices.drawing import drawn
from huiyin.matters.record import Invalid, Refused
from huiyin.services.notices.models import Notice
from huiyin.work.inspecting.acts.draw_files import draw_files
from huiyin.work.inspecting.acts.end_inspection import end_inspection
from huiyin.work.inspecting.acts.hold_inspection import hold_inspection
from huiyin.work.inspecting.acts.plan_inspection import plan_inspection
from huiyin.work.inspecting.acts.rectify_finding import rectify_finding
from huiyin.work.inspecting.acts.return_visit import return_visit
from huiyin.work.inspecting.looking import Found
from tests.like_matters import like
from tests.named_people import HERE, County

NOW = datetime(2026, 4, 20, 9, 0, tzinfo=HERE)
DAY = timedelta(days=1)
LIST = "check_acceptance"


def planned(county: County, **changes: object) -> Matter:
    """Dora plans to look at housing on the twenty-seventh."""
    given = {"unit": county.units["housing"].pk, "checklist": LIST, "on": date(2026, 4, 27), **changes}
    event = plan_inspection(actor=county.actor("dora"), at=NOW, **given)
    return Matter.objects.get(pk=event.matter_id)


def answers(**changes: str) -> dict[str, str]:
    """Everything is as it should be, except what is changed."""
    return {**dict.fromkeys(counsel("cn_xinfang_2022").group(LIST), "answer_yes"), **changes}


def held(county: County, file: Matter, **changes: object) -> InspectionFinding:
    """One notice was not in writing; to be put right by the eleventh of May."""
    given = {
        "answers": answers(acc_notice="answer_no"),
        "findings": [Found("三件没有书面告知", date(2026, 5, 11), "acc_notice")],
        "guidance": "受理告知书当场打印交给来人。",
        **changes,
    }
    hold_inspection(actor=county.actor("dora"), at=NOW + 7 * DAY, inspection_id=file.pk, **given)
    return InspectionFinding.objects.get(matter_id=file.pk)


def refused(code: str, do: Callable[[], object]) -> None:
    with pytest.raises(Refused) as caught:
        do()
    assert caught.value.refusal.code == code


def follow(at: datetime) -> None:
    while follow_one(at):
        pass


def sees(county: County, name: str, file: Matter) -> bool:
    return gate.visible(county.actor(name)).filter(pk=file.pk).exists()


def test_a_unit_that_is_told_reads_its_own_and_nobody_else_does(county):
    file = planned(county)
    follow(NOW)
    assert [(n.unit.code, n.params["due"]) for n in Notice.objects.filter(code="inspection_told")] == [
        ("housing", "2026-04-27")
    ]
    assert [name for name in ("bob", "carol", "eve", "dora", "gina") if sees(county, name, file)] == [
        "bob",
        "dora",
        "gina",
    ]


def test_a_unit_that_is_not_told_reads_nothing_until_it_was_held(county):
    file = planned(county, told=False)
    follow(NOW)
    assert not sees(county, "bob", file) and not Notice.objects.exists()
    held(county, file)
    follow(NOW + 7 * DAY)
    assert sees(county, "bob", file) and not sees(county, "carol", file)
    assert [one.unit.code for one in Notice.objects.filter(code="inspection_held")] == ["housing"]


@pytest.mark.parametrize(
    ("unit", "changed", "code"),
    [
        ("letters", {}, "inspects_itself"),
        ("county", {}, "inspects_itself"),
        ("city_letters", {}, "outside_area"),
        ("housing", {"checklist": ""}, "no_checklist"),
        ("housing", {"on": date(2026, 4, 19)}, "inspection_day"),
    ],
)
def test_what_planning_needs(county, unit, changed, code):
    refused(code, lambda: planned(county, unit=county.units[unit].pk, **changed))


def test_a_checklist_the_law_does_not_have_and_a_role_that_may_not(county):
    with pytest.raises(Invalid):
        planned(county, checklist="check_people")
    with pytest.raises(gate.NotPermitted):
        plan_inspection(
            actor=county.actor("bob"), at=NOW, unit=county.units["housing"].pk, checklist=LIST, on=NOW.date()
        )


def test_every_question_of_every_checklist_rests_on_an_article():
    law = counsel("cn_xinfang_2022")
    for checklist in law.group("checklists"):
        questions = law.group(checklist)
        assert 8 <= len(questions) <= 15, checklist
        assert all(law.rule_of(one) is not None for one in questions)
    assert law.rule_of("check_acceptance") is None and law.rule_of("") is None


def test_the_draw_is_by_a_seed_and_can_be_drawn_again(county, a_matter):
    files = like(a_matter("accepted"), 5)
    Matter.objects.filter(pk=files[0].pk).update(confidential=True)
    file = planned(county)
    days = {"first": date(2026, 1, 1), "last": date(2026, 4, 1)}
    given = {"actor": county.actor("dora"), "at": NOW, "inspection_id": file.pk, "number": 3, **days}
    refused("draw_number", lambda: draw_files(**{**given, "number": 0}))
    refused("draws_too_many", lambda: draw_files(**{**given, "number": 31}))
    for wrong in ({"first": date(2026, 4, 2)}, {"first": date(2020, 1, 1), "last": date(2020, 1, 2)}):
        with pytest.raises(Invalid):
            draw_files(**{**given, **wrong})
    event = draw_files(**given)
    draw = Inspection.objects.get(matter_id=file.pk).details["draw"]
    frame = sorted(one.pk for one in files[1:])
    assert event.public == {"drawn": 3, "frame": 5} and draw["frame"] == 5 and len(draw["seed"]) == 16
    assert draw["files"] == drawn(frame, 3, draw["seed"]) and len(set(draw["files"])) == 3
    refused("drawn_already", lambda: draw_files(**given))


def test_the_draw_depends_on_nothing_but_seed_and_numbers():
    frame = list(range(100, 160))
    first = drawn(frame, 10, "a")
    assert first == drawn(list(reversed(frame)), 10, "a") and first != drawn(frame, 10, "b")
    assert set(drawn(frame, 5, "a")) < set(first), "drawing fewer gives a part of the same"
    assert drawn(frame[:3], 10, "a") == frame[:3]
    often = dict.fromkeys(frame, 0)
    for n in range(600):
        for one in drawn(frame, 10, f"seed {n}"):
            often[one] += 1
    assert min(often.values()) > 60 and max(often.values()) < 145, "each comes up about a hundred times"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"answers": answers(acc_notice="")}, "questions_open"),
        ({"answers": {}}, "questions_open"),
        ({"findings": ()}, "no_without_finding"),
        ({"guidance": " "}, "no_guidance"),
    ],
)
def test_what_holding_needs(county, changed, code):
    file = planned(county)
    refused(code, lambda: held(county, file, **changed))
    assert not InspectionFinding.objects.exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"findings": [Found("", date(2026, 5, 11), "acc_notice")]}, "found_acc_notice"),
        ({"findings": [Found("没有告知", date(2026, 4, 27), "acc_notice")]}, "due_acc_notice"),
        ({"findings": [Found("没有告知", None, "acc_notice")]}, "due_acc_notice"),
        ({"findings": [Found("没有告知13800138000", date(2026, 5, 11), "acc_notice")]}, "found_acc_notice"),
        ({"answers": answers(acc_notice="maybe")}, "acc_notice"),
        ({"guidance": "请打13800138000"}, "guidance"),
    ],
)
def test_what_cannot_be_used(county, changed, field):
    file = planned(county)
    with pytest.raises(Invalid) as caught:
        held(county, file, **changed)
    assert [one.field for one in caught.value.problems] == [field]
    assert not InspectionFinding.objects.exists() and Inspection.objects.get().state == "planned"


def test_put_right_seen_not_right_put_right_again_and_ended(county):
    file = planned(county)
    row = held(county, file)
    assert row.rule == "《信访工作条例》第二十三条" and row.due == date(2026, 5, 11)
    at = NOW + 10 * DAY
    ours = {"actor": county.actor("bob"), "inspection_id": file.pk, "finding": row.no}
    theirs = {"actor": county.actor("dora"), "inspection_id": file.pk, "finding": row.no}
    done = {**ours, "result": "补发了三份告知书", "evidence": "四月二十九日送达回证"}
    seen = {**theirs, "result": "seen_right", "words": "看了三份回证"}
    refused("nothing_to_see", lambda: return_visit(at=at, **seen))
    refused("rectified_without_evidence", lambda: rectify_finding(at=at, **{**done, "evidence": ""}))
    refused("not_the_inspected", lambda: rectify_finding(at=at, **{**done, "actor": _handling(county)}))
    assert rectify_finding(at=at, **done).public["late"] is False
    refused("finding_not_open", lambda: rectify_finding(at=at, **done))
    refused("findings_unsettled", lambda: end_inspection(**_ending(county, file), at=at))
    refused("no_new_day", lambda: return_visit(at=at, **{**seen, "result": "seen_partly"}))
    return_visit(at=at, **{**seen, "result": "seen_partly", "words": "只补了两份", "due": date(2026, 5, 20)})
    row.refresh_from_db()
    assert row.due == date(2026, 5, 20) and row.done_on is None and row.seen == "seen_partly"
    assert row.details["before"][0]["due"] == "2026-05-11" and row.details["before"][0]["evidence"]
    late = rectify_finding(at=datetime(2026, 5, 22, 9, 0, tzinfo=HERE), **done)
    assert late.public["late"] is True
    return_visit(at=datetime(2026, 5, 23, 9, 0, tzinfo=HERE), **seen)
    refused("no_summary", lambda: end_inspection(**{**_ending(county, file), "summary": ""}, at=at))
    end_inspection(**_ending(county, file), at=at)
    assert Inspection.objects.get(matter_id=file.pk).state == "ended"
    assert Matter.objects.get(pk=file.pk).stage == "inspection_ended"
    follow(at)
    told = Notice.objects.values_list("code", "unit__code")
    assert {
        ("finding_rectified", "letters"),
        ("finding_seen", "housing"),
        ("inspection_over", "housing"),
    } <= set(told)


def _handling(county: County):  # type: ignore[no-untyped-def]
    """Alice of the office that inspected, who may handle as well."""
    return county.actor("alice")


def _ending(county: County, file: Matter) -> dict[str, object]:
    return {"actor": county.actor("dora"), "inspection_id": file.pk, "summary": "一个问题，已改好"}


def test_a_finding_whose_day_is_over_can_be_seen_without_a_report(county):
    row = held(county, planned(county))
    event = return_visit(
        actor=county.actor("dora"),
        at=datetime(2026, 5, 12, 9, 0, tzinfo=HERE),
        inspection_id=row.matter_id,
        finding=row.no,
        result="seen_wrong",
        words="没有动",
        due=date(2026, 6, 1),
    )
    assert event.public["due"] == "2026-06-01"


def test_the_unit_inspected_makes_no_return_visit_nor_another_unit_any_act(county):
    row = held(county, planned(county))
    for name, wrong in (("bob", gate.NotPermitted), ("carol", gate.NoSuchMatter)):
        with pytest.raises(wrong):
            return_visit(
                actor=county.actor(name),
                at=NOW + 30 * DAY,
                inspection_id=row.matter_id,
                finding=row.no,
                result="seen_right",
                words="好了",
            )


def test_called_off_it_says_why_and_a_unit_that_knew_nothing_is_told_nothing(county):
    file = planned(county, told=False)
    event: Event = end_inspection(**{**_ending(county, file), "summary": "与上级检查重复"}, at=NOW)
    assert event.inner.get("tell") is None
    assert not Holding.objects.filter(matter_id=file.pk, unit=county.units["housing"]).exists()


def test_days_that_come_near_and_pass_are_said(county):
    file = planned(county)
    sweep(datetime(2026, 4, 26, 3, 0, tzinfo=HERE))
    held(county, file)
    sweep(datetime(2026, 5, 10, 3, 0, tzinfo=HERE))
    for _ in range(2):
        sweep(datetime(2026, 5, 13, 3, 0, tzinfo=HERE))
    told = Notice.objects.exclude(code="near").values_list("code", "unit__code").order_by("id")
    assert set(told) == {
        ("inspection_near", "letters"),
        ("finding_near", "housing"),
        ("finding_overdue", "housing"),
        ("finding_overdue", "letters"),
    }
