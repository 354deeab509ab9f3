"""Visits in time: units are told at once and of what was late, once; an exercise stays in the house; a board left open is named."""

from datetime import timedelta

import pytest

from huiyin.jobs import follow
from huiyin.jobs.visits.watching import watch
from huiyin.matters.models import Accused, Clock, Duty, Event, Matter, Visit
from huiyin.matters.queries.desk_list import Wanted, known, tally
from huiyin.matters.queries.search import search
from huiyin.matters.queries.visits.duties import duties_now
from huiyin.services.notices.compose import compose
from huiyin.services.notices.models import Delivery, Notice
from huiyin.work.group_visits.acts.acknowledge_duty import acknowledge_duty
from huiyin.work.group_visits.acts.open_drill import open_drill
from huiyin.work.group_visits.acts.open_visit import open_visit
from huiyin.work.group_visits.acts.tell_duty import tell_duty
from huiyin.work.group_visits.coming import Coming

MINUTE = timedelta(minutes=1)


@pytest.fixture
def opened(county, a_matter, at):
    """A visit of 46 that concerns the housing bureau, opened at half past nine."""
    matter = a_matter("registered")
    coming = Coming(46, "一楼接待大厅", concerned=county.units["housing"].pk)
    event = open_visit(actor=county.actor("alice"), at=at, matter_id=matter.pk, coming=coming)
    return Visit.objects.get(matter_id=matter.pk, no=event.inner["visit"])


def follow_all(now) -> None:
    while follow.follow_one(now):
        pass


def told(code: str) -> dict[str, Notice]:
    rows = Notice.objects.filter(code=code).select_related("unit")
    return {row.unit.code: row for row in rows if row.unit is not None}


def test_whoever_is_called_is_told_at_once_what_where_and_until_when(opened, at):
    follow_all(at + MINUTE)
    notices = told("duty_called")
    assert set(notices) == {"housing", "county", "city_letters"}
    words = compose(notices["housing"], "zh-hans")
    assert "主要负责人到场" in words.text and "一楼接待大厅" in words.text and "46人" in words.text
    assert "2026-03-10 09:40" in words.text and "call" in compose(notices["housing"], "en").subject


def test_no_notice_goes_to_a_unit_that_came_to_be_complained_of(county, opened, at):
    Accused.objects.create(matter_id=opened.matter_id, no=900_000, unit=county.units["housing_station"])
    follow_all(at + MINUTE)
    assert set(told("duty_called")) == {"city_letters"}


def test_what_was_not_met_in_time_is_recorded_and_told_once(county, opened, at):
    follow_all(at)
    assert watch(at + 4 * MINUTE)["duties_missed"] == 0
    first = watch(at + 11 * MINUTE)["duties_missed"]
    missed = set(Duty.objects.filter(state="missed").values_list("rung", flat=True))
    assert first == len(missed) and {"duty_leader", "room", "tell_competent", "exits"} == missed
    assert watch(at + 11 * MINUTE)["duties_missed"] == 0, "once"
    watch(at + 61 * MINUTE)
    follow_all(at + 61 * MINUTE)
    late = [n for n in Notice.objects.filter(code="duty_missed") if "主要负责人到场" in str(n.params)]
    assert {n.unit.code for n in late} == {"housing", "letters"}
    assert "10:30" in compose(late[0], "zh-hans").text
    record = Event.objects.filter(act="miss_duty").order_by("no").last()
    assert record is not None and record.actor == "system"


def test_the_unit_above_is_told_when_nobody_confirms(county, opened, at):
    told_at = at + 2 * MINUTE
    duty = Duty.objects.get(rung="tell_competent")
    tell_duty(
        actor=county.actor("alice"), at=told_at, matter_id=opened.matter_id, duty=duty.no, means="phone"
    )
    follow_all(told_at)
    watch(told_at + 11 * MINUTE)
    follow_all(told_at + 11 * MINUTE)
    rows = Notice.objects.filter(code="duty_called", unit=county.units["county"])
    assert any("没有回音" in str(row.params) for row in rows)


def test_a_confirmation_reaches_the_unit_that_receives(county, opened, at):
    row = Duty.objects.get(rung="leader_comes")
    acknowledge_duty(actor=county.actor("bob"), at=at + MINUTE, matter_id=opened.matter_id, duty=row.no)
    follow_all(at + MINUTE)
    assert set(told("duty_confirmed")) == {"letters"}


def test_an_office_is_reminded_of_a_board_left_open_once_a_day_and_it_stays_open(opened, at):
    evening = at.replace(hour=18, minute=0)
    assert watch(evening - MINUTE)["boards_left_open"] == 0
    assert watch(evening + MINUTE)["boards_left_open"] == 1
    assert watch(evening + timedelta(hours=10))["boards_left_open"] == 0
    assert watch(evening + timedelta(days=1, minutes=1))["boards_left_open"] == 1
    opened.refresh_from_db()
    assert opened.state == "open" and set(told("board_left_open")) == {"letters"}
    assert "2026-03-10 09:30" in compose(told("board_left_open")["letters"], "zh-hans").text


def test_a_unit_finds_its_duties_on_its_desk_and_another_finds_none(county, opened, at):
    bob = duties_now(county.actor("bob"), at=at + 70 * MINUTE)
    assert [one.owed.row.rung for one in bob] == ["leader_comes"], "to tell it is for the one who receives"
    assert bob[0].owed.late == 10 * MINUTE and bob[0].visit == opened and not bob[0].owed.kept
    alice = duties_now(county.actor("alice"), at=at)
    assert [one.owed.row.rung for one in alice] == ["duty_leader"], "of its own board the next thing alone"
    assert alice[0].owed.kept and alice[0].visit == opened
    assert not duties_now(county.actor("carol"), at=at)
    assert not duties_now(
        county.actor("ben").__class__(1, "x", county.units["housing"].pk, frozenset()), at=at
    )
    Accused.objects.create(matter_id=opened.matter_id, no=900_000, unit=county.units["housing"])
    assert not duties_now(county.actor("bob"), at=at)


@pytest.fixture
def drill(county, at, settings, tmp_path):
    """An exercise with channels open, followed up and watched until the head is late."""
    settings.EMAIL_URL = f"file://{tmp_path}"
    for account in county.accounts.values():
        account.email = f"{account.login}@example.invalid"
        account.save()
    coming = Coming(46, "一楼接待大厅", needs=("child",), concerned=county.units["housing"].pk)
    event = open_drill(actor=county.actor("alice"), at=at, coming=coming)
    follow_all(at)
    watch(at + 61 * MINUTE)
    watch(at.replace(hour=18, minute=1))
    follow_all(at + 61 * MINUTE)
    return Visit.objects.get(matter_id=event.matter_id)


def test_an_exercise_calls_and_misses_like_a_visit_but_leaves_nothing_outside(county, drill, at):
    assert drill.drill and Duty.objects.filter(rung="leader_comes", state="missed").exists()
    codes = set(Notice.objects.values_list("code", flat=True))
    assert codes == {"duty_called_drill", "duty_missed_drill", "ready_missed_drill", "board_left_open_drill"}
    assert not Delivery.objects.exists(), "nothing leaves the house"
    for row in Notice.objects.all():
        assert compose(row, "zh-hans").subject.startswith("【演练】")
        assert compose(row, "en").subject.startswith("EXERCISE")


def test_a_real_visit_does_go_out_by_the_same_channel(county, drill, a_matter, at):
    matter = a_matter("registered")
    coming = Coming(46, "一楼接待大厅", concerned=county.units["housing"].pk)
    open_visit(actor=county.actor("alice"), at=at, matter_id=matter.pk, coming=coming)
    follow_all(at)
    assert Delivery.objects.filter(notice__code="duty_called").exists()
    watch(at + 61 * MINUTE)
    follow_all(at + 61 * MINUTE)
    assert Delivery.objects.filter(notice__code="duty_missed").exists()
    assert Notice.objects.filter(code="ready_missed").exists()
    assert not Delivery.objects.filter(notice__code="ready_missed").exists(), "no mail about chairs and water"


def test_an_exercise_takes_no_number_starts_no_limit_and_is_in_no_list(county, drill, a_matter, at):
    matter, alice = Matter.objects.get(pk=drill.matter_id), county.actor("alice")
    assert matter.number == "DRILL2026-0001" and matter.stage == "drill" and not matter.is_open
    assert not Clock.objects.filter(matter=matter).exists() and matter.next_due is None
    assert not tally(alice, on=at.date()).undated and not known(alice, Wanted(), size=9).rows
    for words in (matter.number, "演练：多人来访接待", "接待大厅"):
        assert not search(alice, words).rows
    assert a_matter("registered").number.endswith("000001"), "the series has no gap"
    assert [one.visit for one in duties_now(county.actor("bob"), at=at)][:1] == [drill]
