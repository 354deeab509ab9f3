"""Problems to be solved: entered by the unit that knows of them, reported up, moved with reasons, solved with what shows it."""

from datetime import date, datetime, timedelta

import pytest

from huiyin.foundation.people.actor import SystemActor
from huiyin.jobs.follow import follow_one
from huiyin.jobs.timer import sweep
from huiyin.matters import gate
from huiyin.matters.models import Accused, Claim, Clock, Duty, Event, Holding, Matter, Party, Proceeding
from huiyin.matters.queries.visits.problems import problems, unentered
from huiyin.matters.record import Invalid, Refused
from huiyin.services.notices.models import Notice
from huiyin.work.announcing.acts.enter_problem import enter_problem
from huiyin.work.announcing.acts.plan_step import plan_step
from huiyin.work.announcing.acts.solve_problem import solve_problem
from huiyin.work.announcing.problems import Entered
from huiyin.work.group_visits.acts.acknowledge_duty import acknowledge_duty
from huiyin.work.group_visits.acts.miss_duty import miss_duty
from huiyin.work.group_visits.acts.open_visit import open_visit
from huiyin.work.group_visits.acts.tell_duty import tell_duty
from huiyin.work.group_visits.coming import Coming
from tests.named_people import HERE, County

NOW = datetime(2026, 3, 16, 10, 0, tzinfo=HERE)


def problem(county: County, **changes: object) -> Entered:
    """Brown water in a settlement of three hundred; Bella answers for it."""
    given: dict[str, object] = {
        "title": "柳园小区自来水发黄",
        "lacking": "主管道锈蚀，水质不合格",
        "affected": 300,
        "in_charge": county.accounts["bella"].pk,
        "function": "分管副局长",
        "plan": "四月底前更换主管道，期间每日送水",
        "due": date(2026, 4, 30),
        "category": "housing",
        "place": "柳溪镇柳园小区",
        **changes,
    }
    return Entered(**given)  # type: ignore[arg-type]


@pytest.fixture
def entered(county) -> Matter:
    """Housing entered it, in a matter of its own."""
    event = enter_problem(actor=county.actor("bob"), at=NOW, problem=problem(county))
    return Matter.objects.get(pk=event.matter_id)


def row_of(matter: Matter) -> Proceeding:
    return Proceeding.objects.get(matter_id=matter.pk, kind="problem")


def follow(at: datetime) -> None:
    while follow_one(at):
        pass


def test_a_matter_of_its_own_in_the_units_hands_without_any_person(county, entered):
    assert (entered.stage, entered.channel, entered.is_open) == ("known_problem", "own_knowledge", True)
    assert entered.holder == county.units["housing"] and entered.anonymous
    assert not Party.objects.exists() and not Claim.objects.exists() and not Clock.objects.exists()
    row = row_of(entered)
    assert (row.state, row.due, row.unit) == ("open", date(2026, 4, 30), county.units["housing"])
    assert row.whom == "Bella 分管副局长" and row.details["affected"] == 300
    assert entered.marks["open_problems"] == 1


def test_reported_by_telephone_at_once_and_in_writing_where_large(county, entered):
    duties = {d.rung: d for d in Duty.objects.filter(matter_id=entered.pk)}
    assert {"problem_tell_office", "problem_tell_government", "problem_report"} <= set(duties)
    assert duties["problem_tell_office"].unit == county.units["letters"]
    assert duties["problem_tell_government"].unit == county.units["county"]
    assert duties["problem_report"].means == "writing"
    assert gate.read(entered.pk, actor=county.actor("alice"), at=NOW)
    follow(NOW)
    told = set(Notice.objects.filter(code="problem_entered").values_list("unit_id", flat=True))
    assert told == {county.units["letters"].pk, county.units["county"].pk}


def test_a_small_one_needs_no_paper(county):
    event = enter_problem(actor=county.actor("bob"), at=NOW, problem=problem(county, affected=6))
    rungs = set(Duty.objects.filter(matter_id=event.matter_id).values_list("rung", flat=True))
    assert "problem_report" not in rungs and "problem_tell_office" in rungs


def test_acknowledged_or_escalated(county, entered):
    bob, told = county.actor("bob"), Duty.objects.get(matter_id=entered.pk, rung="problem_tell_government")
    tell_duty(actor=bob, at=NOW, matter_id=entered.pk, duty=told.no, means="phone", whom="值班室")
    knows = Duty.objects.get(matter_id=entered.pk, rung="problem_known")
    assert knows.due_at is not None and not Duty.objects.filter(
        matter_id=entered.pk, rung="problem_tell_above", due_at__isnull=False
    )
    late = knows.due_at + timedelta(minutes=1)
    miss_duty(actor=SystemActor(), at=late, matter_id=entered.pk, duty=knows.no)
    above = Duty.objects.get(matter_id=entered.pk, rung="problem_tell_above")
    assert above.due_at is not None, "one level up"
    [listed] = problems(county.actor("bella"), on=late.date())
    assert listed.missed == 1


def test_a_confirmed_one_is_not_escalated(county, entered):
    bob, told = county.actor("bob"), Duty.objects.get(matter_id=entered.pk, rung="problem_tell_government")
    tell_duty(actor=bob, at=NOW, matter_id=entered.pk, duty=told.no, means="phone", whom="值班室")
    knows = Duty.objects.get(matter_id=entered.pk, rung="problem_known")
    acknowledge_duty(
        actor=county.actor("gina"), at=NOW + timedelta(minutes=5), matter_id=entered.pk, duty=knows.no
    )
    knows.refresh_from_db()
    assert knows.state == "met" and not Duty.objects.filter(
        matter_id=entered.pk, rung="problem_tell_above", due_at__isnull=False
    )


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"lacking": " "}, "problem_not_said"),
        ({"plan": ""}, "problem_without_plan"),
        ({"function": ""}, "problem_without_owner"),
        ({"due": None}, "problem_without_day"),
        ({"due": date(2026, 3, 16)}, "problem_without_day"),
    ],
)
def test_not_without_what_the_plan_demands(county, changed, code):
    with pytest.raises(Refused) as no:
        enter_problem(actor=county.actor("bob"), at=NOW, problem=problem(county, **changed))
    assert no.value.refusal.code == code and not Matter.objects.exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": ""}, "title"),
        ({"affected": 0}, "affected"),
        ({"affected": 1_000_001}, "affected"),
        ({"due": date(2036, 1, 1)}, "due"),
        ({"in_charge": 999_999}, "in_charge"),
        ({"lacking": "锈" * 5_001}, "lacking"),
    ],
)
def test_what_cannot_be_used_is_named(county, changed, field):
    with pytest.raises(Invalid) as wrong:
        enter_problem(actor=county.actor("bob"), at=NOW, problem=problem(county, **changed))
    assert [p.field for p in wrong.value.problems] == [field] and not Matter.objects.exists()


def test_nobody_of_another_unit_is_put_in_charge(county):
    carol = problem(county, in_charge=county.accounts["carol"].pk)
    with pytest.raises(Invalid):
        enter_problem(actor=county.actor("bob"), at=NOW, problem=carol)
    with pytest.raises(gate.NotPermitted):
        enter_problem(actor=county.actor("hank"), at=NOW, problem=problem(county))


def test_steps_and_a_moved_day_stay_on_record(county, entered):
    given = {"actor": county.actor("bob"), "at": NOW, "matter_id": entered.pk, "problem": row_of(entered).no}
    plan_step(**given, step="已经招标")
    with pytest.raises(Refused) as no:
        plan_step(**given, step="管材没到", due=date(2026, 5, 20))
    assert no.value.refusal.code == "moved_without_reason"
    plan_step(**given, step="管材没到", due=date(2026, 5, 20), reason="厂家延期交货")
    row = row_of(entered)
    assert row.due == date(2026, 5, 20)
    assert row.details["steps"][1]["due_before"] == "2026-04-30" and len(row.details["steps"]) == 2
    follow(NOW)
    assert Notice.objects.filter(code="problem_moved").count() == 2
    with pytest.raises(gate.NotOnYourDesk):
        plan_step(**{**given, "actor": county.actor("alice")}, step="催办")


def test_overdue_it_is_told_to_the_unit_and_those_it_was_reported_to(county, entered):
    sweep(datetime(2026, 5, 4, 9, 0, tzinfo=HERE))
    told = set(Notice.objects.filter(code="problem_overdue").values_list("unit_id", flat=True))
    assert told == {county.units[code].pk for code in ("housing", "letters", "county")}
    [listed] = problems(county.actor("gina"), on=date(2026, 5, 4))
    assert listed.overdue and listed.unit == "住房和城乡建设局"


def test_solved_with_what_shows_it(county, entered):
    given = {"actor": county.actor("bob"), "at": NOW, "matter_id": entered.pk, "problem": row_of(entered).no}
    with pytest.raises(Refused) as no:
        solve_problem(**given, result="管道已换", evidence=" ")
    assert no.value.refusal.code == "solved_without_evidence"
    solve_problem(**given, result="管道已换，水质合格", evidence="三月十五日检测报告")
    entered.refresh_from_db()
    assert (entered.stage, entered.is_open) == ("problem_solved", False)
    assert row_of(entered).state == "done"
    assert not Duty.objects.filter(matter_id=entered.pk, state="open").exists()
    with pytest.raises(Invalid):
        solve_problem(**given, result="再解决一次", evidence="无")


def test_in_a_matter_that_people_brought_it_stands_beside_the_answer(county, a_matter):
    matter = a_matter("accepted")
    given = {"actor": county.actor("bob"), "at": NOW, "matter_id": matter.pk}
    enter_problem(**given, problem=problem(county))
    matter.refresh_from_db()
    assert matter.stage == "accepted" and matter.marks["open_problems"] == 1
    solve_problem(**given, problem=row_of(matter).no, result="已修", evidence="验收单")
    matter.refresh_from_db()
    assert matter.stage == "accepted" and matter.marks["open_problems"] == 0
    with pytest.raises(gate.NotOnYourDesk):
        enter_problem(**{**given, "actor": county.actor("alice")}, problem=problem(county))


def test_those_complained_of_are_not_told(county, a_matter):
    matter = a_matter("accepted")
    Accused.objects.create(matter=matter, no=901, unit=county.units["labour"])  # the county stands over it
    enter_problem(actor=county.actor("bob"), at=NOW, matter_id=matter.pk, problem=problem(county))
    follow(NOW)
    barred = {county.units[code].pk for code in ("labour", "county", "city")}
    assert not Holding.objects.filter(matter_id=matter.pk, unit_id__in=barred).exists()
    assert not Notice.objects.filter(matter=matter, unit_id__in=barred).exists()


def test_a_visit_about_what_nobody_had_entered_shows_on_the_unit(county, a_matter):
    matter = a_matter("accepted")
    coming = Coming(46, "大厅", concerned=county.units["housing"].pk)
    open_visit(actor=county.actor("alice"), at=NOW, matter_id=matter.pk, coming=coming)
    [one] = unentered(county.actor("bob"), at=NOW + timedelta(days=1), smallest=5)
    assert one.unit == "住房和城乡建设局" and one.visit.headcount == 46
    assert unentered(county.actor("carol"), at=NOW + timedelta(days=1), smallest=5) == []
    other = a_matter("accepted")
    enter_problem(actor=county.actor("bob"), at=NOW, matter_id=other.pk, problem=problem(county))
    open_visit(actor=county.actor("alice"), at=NOW, matter_id=other.pk, coming=coming)
    found = unentered(county.actor("bob"), at=NOW + timedelta(days=1), smallest=5)
    assert [row.visit.matter_id for row in found] == [matter.pk]


def test_sent_twice_it_is_entered_once(county):
    given = {"actor": county.actor("bob"), "at": NOW, "problem": problem(county), "key": "k" * 30}
    assert enter_problem(**given).no == enter_problem(**given).no
    assert Matter.objects.count() == 1 and Event.objects.count() == 1
