"""The board of a visit: opened once, called by number and need, told, confirmed, met or missed, and grown."""

from datetime import UTC, datetime, timedelta

import pytest

from huiyin.foundation.people.actor import SystemActor
from huiyin.matters import gate
from huiyin.matters.models import Accused, Duty, Event, Holding, Matter, Visit
from huiyin.matters.queries.chains import Examined, examine
from huiyin.matters.queries.visits.board import board_of, running_visit, version_of
from huiyin.matters.record import Invalid, Refused
from huiyin.work.group_visits.acts.acknowledge_duty import acknowledge_duty
from huiyin.work.group_visits.acts.call_unit import call_unit
from huiyin.work.group_visits.acts.count_anew import count_anew
from huiyin.work.group_visits.acts.meet_duty import meet_duty
from huiyin.work.group_visits.acts.miss_duty import miss_duty
from huiyin.work.group_visits.acts.open_visit import open_visit
from huiyin.work.group_visits.acts.tell_duty import tell_duty
from huiyin.work.group_visits.coming import Coming

MINUTE = timedelta(minutes=1)


@pytest.fixture
def opened(county, a_matter, at):
    """Open the board in a registered matter; `n` people, with anything changed."""

    def do(n: int = 12, when: datetime | None = None, matter: Matter | None = None, **more: object) -> Visit:
        found = matter or a_matter("registered")
        given = {"place": "一楼接待大厅", "concerned": county.units["housing"].pk, **more}
        coming = Coming(n, **given)  # type: ignore[arg-type]
        event = open_visit(actor=county.actor("alice"), at=when or at, matter_id=found.pk, coming=coming)
        return Visit.objects.get(matter_id=found.pk, no=event.inner["visit"])

    return do


def duty(visit: Visit, rung: str) -> Duty:
    return Duty.objects.exclude(state="dropped").get(matter_id=visit.matter_id, rung=rung)


def rungs(visit: Visit, *states: str) -> set[str]:
    rows = Duty.objects.filter(matter_id=visit.matter_id, course_no=visit.no)
    return set((rows.filter(state__in=states) if states else rows).values_list("rung", flat=True))


def test_a_group_of_twelve_calls_the_competent_unit_and_the_government_but_no_head(county, opened, at):
    visit = opened(12)
    assert (visit.state, visit.headcount, visit.unit) == ("open", 12, county.units["letters"])
    assert {"tell_competent", "competent_comes", "tell_government"} <= rungs(visit)
    assert not {"leader_comes", "report_government", "interpreter"} & rungs(visit)
    told = duty(visit, "tell_competent")
    assert (told.unit, told.due_at, told.means) == (county.units["housing"], at + 10 * MINUTE, "phone")
    assert duty(visit, "tell_government").unit == county.units["county"]
    waits = duty(visit, "competent_comes")
    assert waits.due_at is None and waits.state == "open"
    readers = set(Holding.objects.filter(matter_id=visit.matter_id).values_list("unit__code", flat=True))
    assert {"housing", "county"} <= readers and "labour" not in readers


def test_twenty_bring_the_head_within_the_hour(opened, at):
    assert duty(opened(20), "leader_comes").due_at == at + 60 * MINUTE


def test_the_hour_passes_as_time_does_over_midnight(opened):
    late = datetime(2026, 3, 31, 23, 40, tzinfo=UTC)
    assert duty(opened(46, when=late), "leader_comes").due_at == datetime(2026, 4, 1, 0, 40, tzinfo=UTC)


def test_the_second_clerk_is_told_who_opened_it_and_when_and_nothing_is_doubled(county, opened, at):
    visit = opened(12)
    with pytest.raises(Refused) as no:
        opened(46, when=at + MINUTE, matter=Matter.objects.get(pk=visit.matter_id))
    assert no.value.refusal.code == "visit_open_already"
    assert "Alice" in no.value.refusal.reason.say("zh") and "2026-03-10 09:30" in no.value.refusal.reason.say(
        "zh"
    )
    assert Visit.objects.count() == 1 and not rungs(visit) & {"leader_comes"}
    assert running_visit(visit.matter_id, actor=county.actor("alice")) == visit.no


def test_the_same_click_sent_twice_opens_one_board(county, a_matter, at):
    matter = a_matter("registered")
    given = {"actor": county.actor("alice"), "matter_id": matter.pk, "coming": Coming(12, "大厅"), "key": "k"}
    first, again = open_visit(at=at, **given), open_visit(at=at + MINUTE, **given)
    assert first.no == again.no and Visit.objects.count() == 1


def test_an_announced_visit_goes_on_from_its_announcement(county, a_matter, at):
    matter = a_matter("accepted")
    visit = Visit.objects.create(
        matter=matter, no=900, state="answered", unit=county.units["letters"], about="电梯", needs=["child"],
        concerned=county.units["housing"], headcount=10,
    )  # fmt: skip
    coming = Coming(46, "二楼", needs=("child",))
    event = open_visit(actor=county.actor("alice"), at=at, matter_id=matter.pk, coming=coming, announced=900)
    visit.refresh_from_db()
    assert event.inner["visit"] == 900 and (visit.state, visit.headcount, visit.about) == ("open", 46, "电梯")
    assert {"children_room", "leader_comes"} <= rungs(visit)
    with pytest.raises(Invalid):
        more = {"matter_id": a_matter("accepted").pk, "coming": coming, "announced": 900}
        open_visit(actor=county.actor("alice"), at=at, **more)


def test_what_cannot_be_is_named_and_nothing_is_written(county, a_matter, at):
    matter = a_matter("registered")
    for coming, field in (
        (Coming(-1, "大厅"), "headcount"),
        (Coming(100_001, "大厅"), "headcount"),
        (Coming(12, "  "), "place"),
        (Coming(12, "大厅", needs=("dragon",)), "needs"),
        (Coming(12, "大厅", concerned=10**9), "concerned"),
        (Coming(12, "大" * 121), "place"),
    ):
        with pytest.raises(Invalid) as wrong:
            open_visit(actor=county.actor("alice"), at=at, matter_id=matter.pk, coming=coming)
        assert [p.field for p in wrong.value.problems] == [field]
    with pytest.raises(Refused) as no:
        open_visit(actor=county.actor("alice"), at=at, matter_id=matter.pk, coming=Coming(0, "大厅"))
    assert no.value.refusal.code == "nobody_came" and not Visit.objects.exists() and not Duty.objects.exists()


def test_no_board_in_a_report_of_wrongdoing(county, filed, at):
    rita, report = county.actor("rita"), filed(kind="report", claims=())
    rita = type(rita)(rita.account_id, rita.name, rita.unit_id, rita.permissions | {"people.receive"})
    with pytest.raises(Refused) as no:
        open_visit(actor=rita, at=at, matter_id=report.pk, coming=Coming(12, "大厅"))
    assert no.value.refusal.code == "report_stays_closed"
    with pytest.raises(gate.NoSuchMatter):
        open_visit(actor=county.actor("alice"), at=at, matter_id=report.pk, coming=Coming(12, "大厅"))


def test_the_unit_complained_of_is_never_called_and_the_duty_says_who_stands_in(county, a_matter, at, opened):
    matter = a_matter("registered")
    Accused.objects.create(matter=matter, no=900, unit=county.units["housing"])
    visit = opened(46, matter=matter, concerned=None)
    units = {row.unit.code for row in Duty.objects.filter(matter_id=matter.pk).select_related("unit")}
    assert units == {"letters", "city_letters"}
    instead = duty(visit, "tell_government")
    assert instead.unit == county.units["city_letters"] and instead.details["instead"] == "complained_of"
    readers = set(Holding.objects.filter(matter_id=matter.pk).values_list("unit__code", flat=True))
    assert readers == {"letters", "city_letters"}
    with pytest.raises(Invalid) as wrong:
        given = {"unit": county.units["housing_station"].pk, "reason": "维修资金", "minutes": 30}
        call_unit(actor=county.actor("alice"), at=at, matter_id=matter.pk, visit=visit.no, **given)
    assert [p.field for p in wrong.value.problems] == ["unit"]


def test_told_confirmed_and_come_with_each_time_from_its_own_start(county, opened, at):
    visit, alice, bob = opened(46), county.actor("alice"), county.actor("bob")
    one = {"matter_id": visit.matter_id}
    called = duty(visit, "tell_competent")
    event = tell_duty(
        actor=alice, at=at + 6 * MINUTE, duty=called.no, means="phone", whom="值班员 周某", **one
    )
    assert set(event.inner["duties"]) == {duty(visit, r).no for r in ("competent_knows", "competent_comes")}
    assert event.inner["called"] == [county.units["housing"].pk] and "周" not in str(event.public) + str(
        event.inner
    )
    assert duty(visit, "competent_knows").due_at == at + 16 * MINUTE
    assert duty(visit, "competent_comes").due_at == at + 36 * MINUTE
    acknowledge_duty(
        actor=bob, at=at + 8 * MINUTE, duty=duty(visit, "competent_knows").no, words="马上到", **one
    )
    assert duty(visit, "competent_knows").state == "met" and "call_over_competent" in rungs(visit, "dropped")
    came = duty(visit, "leader_comes").no
    with pytest.raises(gate.NotOnYourDesk):
        meet_duty(actor=bob, at=at + 70 * MINUTE, duty=came, official="局长 刘某", **one)
    event = meet_duty(actor=alice, at=at + 76 * MINUTE, duty=came, official="局长 刘某", **one)
    assert event.public["late_minutes"] == 16 and "刘" not in str(event.public) + str(event.inner)
    assert duty(visit, "leader_comes").met_by == "局长 刘某"
    with pytest.raises(Refused) as no:
        meet_duty(actor=alice, at=at + 77 * MINUTE, duty=came, official="局长", **one)
    assert no.value.refusal.code == "duty_settled"


def test_entered_late_is_not_come_late_but_no_time_lies_in_the_future(county, opened, at):
    visit, alice = opened(46), county.actor("alice")
    one = {"actor": alice, "at": at + 90 * MINUTE, "matter_id": visit.matter_id, "official": "局长"}
    row = duty(visit, "leader_comes")
    for wrong_time in (at + 95 * MINUTE, at - 5 * MINUTE):
        with pytest.raises(Invalid) as wrong:
            meet_duty(duty=row.no, came_at=wrong_time, **one)
        assert [p.field for p in wrong.value.problems] == ["came_at"]
    event = meet_duty(duty=row.no, came_at=at + 50 * MINUTE, **one)
    assert event.public["late_minutes"] == 0
    assert duty(visit, "leader_comes").details["entered_at"] == (at + 90 * MINUTE).isoformat()


def test_missed_once_by_the_timer_then_met_late(county, opened, at):
    visit, row = opened(46), None
    row = duty(visit, "leader_comes")
    one = {"actor": SystemActor(), "matter_id": visit.matter_id, "duty": row.no}
    with pytest.raises(Refused) as no:
        miss_duty(at=at + 60 * MINUTE, **one)
    assert no.value.refusal.code == "not_over"
    event = miss_duty(at=at + 61 * MINUTE, **one)
    assert event.inner["late_unit"] == county.units["housing"].pk
    with pytest.raises(Refused) as no:
        miss_duty(at=at + 62 * MINUTE, **one)
    assert no.value.refusal.code == "noted_already"
    given = {"matter_id": visit.matter_id, "duty": row.no, "official": "局长"}
    meet_duty(actor=county.actor("alice"), at=at + 75 * MINUTE, **given)
    row.refresh_from_db()
    assert row.state == "met" and row.missed_at == at + 61 * MINUTE and row.met_at == at + 75 * MINUTE


def test_unconfirmed_in_time_the_unit_above_is_told(county, opened, at):
    visit, alice = opened(12), county.actor("alice")
    one = {"matter_id": visit.matter_id}
    tell_duty(actor=alice, at=at + MINUTE, duty=duty(visit, "tell_competent").no, means="phone", **one)
    event = miss_duty(actor=SystemActor(), at=at + 12 * MINUTE, duty=duty(visit, "competent_knows").no, **one)
    above = duty(visit, "call_over_competent")
    assert event.inner["duties"] == [above.no] and above.unit == county.units["county"]
    assert above.due_at == at + 22 * MINUTE


def test_more_people_come_and_what_that_calls_for_runs_from_then(county, opened, at):
    visit = opened(12)
    one = {"actor": county.actor("alice"), "matter_id": visit.matter_id, "visit": visit.no}
    event = count_anew(at=at + 30 * MINUTE, headcount=46, needs=("child",), **one)
    assert duty(visit, "leader_comes").due_at == at + 90 * MINUTE
    assert duty(visit, "children_room").due_at == at + 45 * MINUTE
    assert duty(visit, "water_seats").due_at == at + 15 * MINUTE, "what ran already runs on"
    assert event.public["before"] == 12 and event.public["headcount"] == 46
    count_anew(at=at + 50 * MINUTE, headcount=9, **one)
    assert duty(visit, "leader_comes").state == "open", "a number once reached stays reached"
    with pytest.raises(Refused) as no:
        count_anew(at=at + 55 * MINUTE, headcount=9, corrected=True, **one)
    assert no.value.refusal.code == "no_reason"
    count_anew(at=at + 55 * MINUTE, headcount=9, corrected=True, reason="把另一批人数进来了", **one)
    assert "leader_comes" in rungs(visit, "dropped") and "children_room" not in rungs(visit, "dropped")
    count_anew(at=at + 60 * MINUTE, headcount=30, **one)
    assert duty(visit, "leader_comes").due_at == at + 120 * MINUTE


def test_a_further_unit_is_called_with_reason_and_minutes(county, opened, at):
    visit = opened(12)
    one = {"actor": county.actor("alice"), "at": at + MINUTE, "matter_id": visit.matter_id, "visit": visit.no}
    call = {"unit": county.units["labour"].pk, "reason": "工资拖欠", "minutes": 25}
    event = call_unit(**call, **one)
    row = Duty.objects.get(matter_id=visit.matter_id, rung="called")
    assert (row.unit, row.due_at, row.words) == (county.units["labour"], at + 26 * MINUTE, "工资拖欠")
    assert event.inner["called"] == [county.units["labour"].pk]
    carol = county.actor("carol")
    assert board_of(visit.matter_id, visit.no, actor=carol, at=at + 2 * MINUTE).duties[-1].mine
    acknowledge_duty(actor=carol, at=at + 2 * MINUTE, matter_id=visit.matter_id, duty=row.no)
    with pytest.raises(Refused) as no:
        acknowledge_duty(
            actor=carol, at=at + 3 * MINUTE, matter_id=visit.matter_id, duty=duty(visit, "tell_government").no
        )
    assert no.value.refusal.code == "not_called"
    for change, code in (({"reason": " "}, "no_reason"), ({"minutes": 0}, "no_minutes")):
        with pytest.raises(Refused) as no:
            call_unit(**{**call, **change}, **one)
        assert no.value.refusal.code == code


def test_the_board_says_what_is_left_what_is_late_and_what_changed(county, opened, at):
    visit, alice = opened(46), county.actor("alice")
    before = version_of(visit.matter_id, actor=alice)
    tell_duty(
        actor=alice,
        at=at + MINUTE,
        matter_id=visit.matter_id,
        duty=duty(visit, "tell_government").no,
        means="phone",
    )
    assert version_of(visit.matter_id, actor=alice) == before + 1
    board = board_of(visit.matter_id, visit.no, actor=alice, at=at + 12 * MINUTE)
    state = {one.row.rung: one for one in board.duties}
    assert state["leader_comes"].state == "open" and state["leader_comes"].seconds == 48 * 60
    assert state["tell_government"].state == "met" and state["competent_comes"].state == "waiting"
    assert state["room"].state == "late" and state["room"].late == 2 * MINUTE
    assert state["leader_comes"].label("zh-hans") == "有权处理单位的主要负责人到场"
    assert board.pressing is not None and board.pressing.row.rung in {
        "second_official",
        "speakers",
        "water_seats",
    }
    last = Event.objects.filter(matter_id=visit.matter_id).order_by("no").last()
    assert [e.act for e in board.changes] == ["open_visit", "tell_duty"]
    assert not board_of(visit.matter_id, visit.no, actor=alice, at=at + 13 * MINUTE, since=last.no).changes
    assert not board.left_open
    assert board_of(visit.matter_id, visit.no, actor=alice, at=at + timedelta(hours=9)).left_open
    with pytest.raises(gate.NoSuchMatter):
        board_of(visit.matter_id, visit.no, actor=county.actor("carol"), at=at)
    assert not list(examine(Examined()))


def test_an_exercise_is_closed_like_a_visit_and_no_paper_of_it_takes_a_real_number(
    county, a_matter, at, opened
):
    from huiyin.matters.asking import counsel_for
    from huiyin.matters.models import Document
    from huiyin.matters.papers import contents_of
    from huiyin.matters.preparing.summing_up import draft, talk_of
    from huiyin.work.announcing.acts.close_visit import close_visit
    from huiyin.work.announcing.acts.prepare_visit import prepare_visit
    from huiyin.work.announcing.closing import Closing
    from huiyin.work.group_visits.acts.open_drill import open_drill

    alice = county.actor("alice")
    event = open_drill(actor=alice, at=at, coming=Coming(46, "大厅", concerned=county.units["housing"].pk))
    visit, matter = Visit.objects.get(), Matter.objects.get()
    prepare_visit(actor=alice, at=at + MINUTE, matter_id=matter.pk, visit=visit.no)
    over = at + 90 * MINUTE
    summary = draft(talk_of(matter, visit, counsel_for(matter), at=over), at=over)
    one = {"matter_id": matter.pk, "visit": visit.no, "closing": Closing(summary, confirmed=True)}
    close_visit(actor=alice, at=over, **one)
    visit.refresh_from_db()
    assert visit.state == "closed" and not Duty.objects.filter(state="open").exists()
    papers = list(Document.objects.filter(matter=matter))
    assert papers and all(contents_of(one)["title"].startswith("演练 · ") for one in papers)
    assert all(not one.number or one.number.startswith("DRILL") for one in papers)
    with pytest.raises(Refused) as no:
        count_anew(actor=alice, at=over, matter_id=matter.pk, visit=visit.no, headcount=50)
    assert no.value.refusal.code == "no_visit_open"
    assert event.matter_id == matter.pk and matter.stage == "drill"
