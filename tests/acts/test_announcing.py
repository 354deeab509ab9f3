"""Announced visits: answered in time and never declined, prepared with the unit's position, moved and called off with reasons."""

import re
from datetime import date, datetime, timedelta

import pytest

from huiyin.foundation.people.actor import PersonActor
from huiyin.jobs.timer import sweep
from huiyin.matters import gate
from huiyin.matters.models import Accused, Clock, Event, Holding, Matter, Visit
from huiyin.matters.record import Invalid, Refused
from huiyin.services.notices.compose import compose
from huiyin.services.notices.models import Notice
from huiyin.services.notices.words.announcing import VISITS
from huiyin.work.announcing.acts.announce_visit import announce_visit
from huiyin.work.announcing.acts.answer_visit import answer_visit
from huiyin.work.announcing.acts.cancel_visit import cancel_visit
from huiyin.work.announcing.acts.change_visit import change_visit
from huiyin.work.announcing.acts.give_position import give_position
from huiyin.work.announcing.arranging import Setting
from huiyin.work.announcing.wishes import Wish
from tests.jobs.test_follow import follow_all
from tests.named_people import HERE, County

MONDAY = datetime(2026, 3, 16, 10, 0, tzinfo=HERE)
THURSDAY = date(2026, 3, 19)


def wish(**changes: object) -> Wish:
    """Twelve people on Thursday the 19th about a lift, one in a wheelchair."""
    given: dict[str, object] = {
        "wished_day": THURSDAY,
        "headcount": 12,
        "about": "电梯停运三个月，想当面问清楚由谁修、什么时候修好",
        "needs": ("wheelchair", "child"),
        "wished_for": "分管住建的副县长",
        **changes,
    }
    return Wish(**given)  # type: ignore[arg-type]


def setting(county: County, **changes: object) -> Setting:
    """Gina of the county government receives them on that day at half past nine; housing says beforehand where it stands."""
    given: dict[str, object] = {
        "planned_at": datetime(2026, 3, 19, 9, 30, tzinfo=HERE),
        "place": "信访局二楼接待室",
        "receiver": county.accounts["gina"].pk,
        "concerned": county.units["housing"].pk,
        "position_due": date(2026, 3, 18),
        **changes,
    }
    return Setting(**given)  # type: ignore[arg-type]


@pytest.fixture
def announced(county, a_matter):
    """An accepted matter at housing in which twelve people announced a visit."""
    matter = a_matter("accepted")
    announce_visit(actor=PersonActor(matter.pk), at=MONDAY, matter_id=matter.pk, wish=wish())
    matter.refresh_from_db()
    return matter


@pytest.fixture
def answered(county, announced):
    """The same, answered an hour later."""
    at = MONDAY + timedelta(hours=1)
    answer_visit(actor=county.actor("alice"), at=at, matter_id=announced.pk, setting=setting(county))
    announced.refresh_from_db()
    return announced


def refusal(act, **given: object) -> str:
    with pytest.raises(Refused) as no:
        act(**given)
    return no.value.refusal.code


def fields(act, **given: object) -> list[str]:
    with pytest.raises(Invalid) as wrong:
        act(**given)
    return [problem.field for problem in wrong.value.problems]


def told(code: str) -> list[int | None]:
    return sorted(Notice.objects.filter(code=code).values_list("unit_id", flat=True), key=str)


def test_the_office_is_told_and_has_two_working_days(county, announced):
    row = Visit.objects.get(matter_id=announced.pk)
    assert (row.state, row.headcount, row.wished_day) == ("announced", 12, THURSDAY)
    assert row.unit == county.units["letters"] and row.needs == ["wheelchair", "child"]
    clock = Clock.objects.get(matter_id=announced.pk, limit="answer_announced")
    assert (clock.due, clock.unit_id) == (date(2026, 3, 18), county.units["letters"].pk)
    event = Event.objects.get(matter_id=announced.pk, act="announce_visit")
    assert event.actor == "person" and event.public["headcount"] == 12 and "电梯" not in str(event.public)
    follow_all(MONDAY)
    assert told("visit_announced") == [county.units["letters"].pk]


def test_an_announcement_nobody_answers_is_told_to_the_office_as_overdue(county, announced):
    sweep(datetime(2026, 3, 19, 8, 0, tzinfo=HERE))
    late = Notice.objects.filter(code="overdue", matter=announced, params__limit__zh="答复约定来访")
    assert {row.unit_id for row in late} == {county.units["letters"].pk}


def test_answered_with_hour_room_and_who_receives(county, answered):
    row = Visit.objects.get(matter_id=answered.pk)
    assert (row.state, row.place, row.receiver_name) == ("answered", "信访局二楼接待室", "Gina")
    assert not Clock.objects.filter(matter_id=answered.pk, limit="answer_announced", running=True).exists()
    clock = Clock.objects.get(matter_id=answered.pk, limit="position_due", running=True)
    assert (clock.due, clock.unit_id) == (date(2026, 3, 18), county.units["housing"].pk)
    assert Holding.objects.filter(matter_id=answered.pk, unit=county.units["county"], how="joint").exists()
    assert gate.read(answered.pk, actor=county.actor("gina"), at=MONDAY)
    follow_all(MONDAY)
    assert told("visit_answered") == [None]
    assert told("visit_position_asked") == [county.units["housing"].pk]
    assert told("visit_yours") == [county.units["county"].pk]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"wished_day": date(2026, 3, 13)}, "wished_day_past"),
        ({"wished_day": date(2026, 3, 22)}, "day_off"),
        ({"wished_day": date(2026, 4, 6)}, "day_off"),
    ],
)
def test_days_on_which_nobody_is_received(county, a_matter, changed, code):
    matter = a_matter("accepted")
    who = PersonActor(matter.pk)
    given = {"actor": who, "at": MONDAY, "matter_id": matter.pk, "wish": wish(**changed)}
    assert refusal(announce_visit, **given) == code
    assert not Visit.objects.exists() and "visit_to_come" not in Matter.objects.get(pk=matter.pk).marks


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"wished_day": None}, "wished_day"),
        ({"headcount": 0}, "headcount"),
        ({"headcount": -3}, "headcount"),
        ({"headcount": 100_001}, "headcount"),
        ({"about": "  \n "}, "about"),
        ({"about": "修" * 2_001}, "about"),
        ({"needs": ("drone",)}, "needs"),
        ({"through": "pigeon"}, "through"),
        ({"wished_day": date(2062, 3, 19)}, "wished_day"),
        ({"wished_for": "某" * 121}, "wished_for"),
    ],
)
def test_what_cannot_be_used_is_named(a_matter, changed, field):
    matter = a_matter("accepted")
    given = {"actor": PersonActor(matter.pk), "at": MONDAY, "matter_id": matter.pk}
    assert fields(announce_visit, **given, wish=wish(**changed)) == [field]


def test_a_hundred_thousand_and_one_alone_are_both_received(a_matter):
    for count in (1, 100_000):
        matter = a_matter("accepted")
        announce_visit(
            actor=PersonActor(matter.pk), at=MONDAY, matter_id=matter.pk, wish=wish(headcount=count)
        )
        assert Visit.objects.get(matter_id=matter.pk).headcount == count


def test_one_visit_to_come_at_a_time_and_as_many_after_it_as_they_like(county, announced):
    who, given = PersonActor(announced.pk), {"matter_id": announced.pk}
    assert refusal(announce_visit, actor=who, at=MONDAY, wish=wish(), **given) == "visit_to_come_already"
    # each time the day passed, and the office neither answered nor held it
    for now, day in ((20, date(2026, 3, 23)), (24, date(2026, 3, 26)), (27, date(2026, 3, 31))):
        late = datetime(2026, 3, now, 9, 0, tzinfo=HERE)
        announce_visit(actor=who, at=late, wish=wish(wished_day=day), **given)
    states = list(Visit.objects.order_by("no").values_list("state", "details__ground"))
    assert states == [("cancelled", "day_passed")] * 3 + [("announced", None)]
    running = Clock.objects.filter(matter_id=announced.pk, limit="answer_announced", running=True)
    assert running.count() == 1


def test_by_telephone_with_the_unit_or_at_the_window_staff_announce_it_for_them(county, a_matter):
    for name, through in (("alice", "phone"), ("bob", "unit")):
        matter = a_matter("accepted")
        announce_visit(actor=county.actor(name), at=MONDAY, matter_id=matter.pk, wish=wish(through=through))
        assert Visit.objects.get(matter_id=matter.pk).through == through
    with pytest.raises(gate.NoSuchMatter):
        announce_visit(actor=county.actor("eve"), at=MONDAY, matter_id=matter.pk, wish=wish())


def test_another_day_needs_a_reason_and_lies_within_ten_working_days(county, announced):
    given = {"actor": county.actor("alice"), "at": MONDAY, "matter_id": announced.pk}
    friday = setting(county, planned_at=datetime(2026, 3, 20, 9, 30, tzinfo=HERE))
    assert refusal(answer_visit, **given, setting=friday) == "other_day_without_reason"
    april = setting(county, planned_at=datetime(2026, 3, 31, 9, 30, tzinfo=HERE), reason="接待室维修")
    assert refusal(answer_visit, **given, setting=april) == "put_off_too_long"
    sunday = setting(county, planned_at=datetime(2026, 3, 22, 9, 30, tzinfo=HERE), reason="平日没空")
    assert refusal(answer_visit, **given, setting=sunday) == "day_off"
    moved = setting(
        county, planned_at=datetime(2026, 3, 30, 9, 30, tzinfo=HERE), reason="接待室维修到二十七日"
    )
    answer_visit(**given, setting=moved)
    event = Event.objects.get(matter_id=announced.pk, act="answer_visit")
    assert event.public["other_day"] and event.public["reason"] == "接待室维修到二十七日"


def test_the_answer_says_where_who_and_not_in_the_past(county, announced):
    given = {"actor": county.actor("alice"), "at": MONDAY, "matter_id": announced.pk}
    assert refusal(answer_visit, **given, setting=setting(county, place=" ")) == "no_room_or_receiver"
    nobody = setting(county, receiver=0, receiver_name="")
    assert refusal(answer_visit, **given, setting=nobody) == "no_room_or_receiver"
    past = setting(county, planned_at=datetime(2026, 3, 13, 9, 30, tzinfo=HERE), reason="早", concerned=None)
    assert refusal(answer_visit, **given, setting=past) == "planned_day_past"
    for due in (date(2026, 3, 16), date(2026, 3, 19)):
        late = setting(county, position_due=due)
        assert refusal(answer_visit, **given, setting=late) == "position_after_visit"
    assert fields(answer_visit, **given, setting=setting(county, receiver=987654)) == ["receiver"]


def test_an_hour_that_has_struck_today_is_too_late(county, a_matter):
    matter = a_matter("accepted")
    today = MONDAY.date()
    announce_visit(actor=PersonActor(matter.pk), at=MONDAY, matter_id=matter.pk, wish=wish(wished_day=today))
    struck = setting(county, planned_at=MONDAY - timedelta(hours=1), concerned=None, position_due=None)
    given = {"actor": county.actor("alice"), "at": MONDAY, "matter_id": matter.pk}
    assert fields(answer_visit, **given, setting=struck) == ["planned_hour"]


def test_only_the_office_that_receives_answers(county, announced):
    with pytest.raises(gate.NotOnYourDesk):
        answer_visit(actor=county.actor("bella"), at=MONDAY, matter_id=announced.pk, setting=setting(county))


def test_the_position_of_the_unit_in_time_and_late(county, answered):
    text = "四月十日前修好，维修资金已批。"
    given = {"matter_id": answered.pk, "text": text}
    assert refusal(give_position, actor=county.actor("alice"), at=MONDAY, **given) == "position_of_another"
    assert (
        refusal(give_position, actor=county.actor("bob"), at=MONDAY, matter_id=answered.pk, text=" ")
        == "position_empty"
    )
    late = datetime(2026, 3, 19, 0, 0, 1, tzinfo=HERE)
    sweep(late + timedelta(hours=8))
    told_late = Notice.objects.filter(code="overdue", matter=answered, params__limit__zh="有关单位说明情况")
    assert {row.unit_id for row in told_late} == {
        county.units["housing"].pk,
        county.units["letters"].pk,
    }, "the unit that owes it and the office that supervises"
    give_position(actor=county.actor("bob"), at=late, **given)
    row = Visit.objects.get(matter_id=answered.pk)
    assert row.position == text and row.details["position_late"]
    event = Event.objects.get(matter_id=answered.pk, act="give_position")
    assert event.public["late"] and text not in str(event.public)
    assert refusal(give_position, actor=county.actor("bob"), at=late, **given) == "no_position_asked"


def test_a_position_on_its_last_day_is_in_time(county, answered):
    last = datetime(2026, 3, 18, 23, 59, 59, tzinfo=HERE)
    give_position(actor=county.actor("bob"), at=last, matter_id=answered.pk, text="四月十日前修好")
    assert Visit.objects.get(matter_id=answered.pk).details["position_late"] is False


def test_those_complained_of_are_neither_asked_nor_receive(county, announced):
    Accused.objects.create(matter=announced, no=901, unit=county.units["labour"])
    given = {"actor": county.actor("alice"), "at": MONDAY, "matter_id": announced.pk}
    asked = setting(county, concerned=county.units["labour"].pk)
    assert fields(answer_visit, **given, setting=asked) == ["receiver"], "the county stands over labour"
    mild = {"receiver": 0, "receiver_name": "李主任"}
    asked = setting(county, concerned=county.units["labour"].pk, **mild)
    assert fields(answer_visit, **given, setting=asked) == ["concerned"]
    carol = setting(county, receiver=county.accounts["carol"].pk)
    assert fields(answer_visit, **given, setting=carol) == ["receiver"]
    answer_visit(**given, setting=setting(county, **mild))
    follow_all(MONDAY)
    labour = county.units["labour"].pk
    assert not Holding.objects.filter(matter_id=announced.pk, unit_id=labour).exists()
    assert not Notice.objects.filter(matter=announced, unit_id=labour).exists()


def test_the_people_move_it_and_the_office_answers_anew(county, answered):
    who, later = PersonActor(answered.pk), MONDAY + timedelta(hours=2)
    more = wish(headcount=14)
    change_visit(actor=who, at=later, matter_id=answered.pk, wish=more)
    row = Visit.objects.get(matter_id=answered.pk)
    assert (row.state, row.headcount) == ("answered", 14), "the day stands, so does the answer"
    moved = wish(wished_day=date(2026, 3, 24), headcount=14)
    change_visit(actor=who, at=later, matter_id=answered.pk, wish=moved)
    row.refresh_from_db()
    assert (row.state, row.wished_day, row.planned_at) == ("announced", date(2026, 3, 24), None)
    clock = Clock.objects.get(matter_id=answered.pk, limit="answer_announced", running=True)
    assert clock.due == date(2026, 3, 18)
    weekend = wish(wished_day=date(2026, 3, 28))
    assert refusal(change_visit, actor=who, at=later, matter_id=answered.pk, wish=weekend) == "day_off"
    again = setting(county, planned_at=datetime(2026, 3, 24, 15, 0, tzinfo=HERE))
    answer_visit(actor=county.actor("alice"), at=later, matter_id=answered.pk, setting=again)
    assert Visit.objects.get(matter_id=answered.pk).state == "answered"


def test_the_office_moves_it_with_a_reason_and_everybody_is_told(county, answered):
    later = MONDAY + timedelta(hours=2)
    given = {"actor": county.actor("alice"), "at": later, "matter_id": answered.pk}
    friday = {"planned_at": datetime(2026, 3, 20, 14, 0, tzinfo=HERE), "concerned": None}
    bare = setting(county, **friday)
    assert refusal(change_visit, **given, setting=bare) == "moved_without_reason"
    change_visit(**given, setting=setting(county, reason="十九日全县防汛演练", **friday))
    row = Visit.objects.get(matter_id=answered.pk)
    assert row.planned_at == friday["planned_at"] and len(row.details["moved"]) == 1
    follow_all(later)
    assert told("visit_moved") == [None]
    assert told("visit_moved_unit") == sorted([county.units["county"].pk, county.units["housing"].pk])
    whoever = PersonActor(answered.pk)
    assert fields(change_visit, actor=whoever, at=later, matter_id=answered.pk, setting=bare) == [
        "wished_day"
    ]


def test_called_off_by_the_people_and_never_turned_away_by_the_office(county, answered):
    given = {"matter_id": answered.pk}
    alice = county.actor("alice")
    assert (
        refusal(cancel_visit, actor=alice, at=MONDAY, reason="没有时间", **given)
        == "cancelled_without_reason"
    )
    early = {"ground": "nobody_came", "reason": "没有人来"}
    assert fields(cancel_visit, actor=alice, at=MONDAY, **early, **given) == ["ground"]
    cancel_visit(actor=PersonActor(answered.pk), at=MONDAY, **given)
    row = Visit.objects.get(matter_id=answered.pk)
    assert row.state == "cancelled" and row.details["by_people"]
    assert not Clock.objects.filter(matter_id=answered.pk, limit="position_due", running=True).exists()
    matter = Matter.objects.get(pk=answered.pk)
    assert not {"visit_to_come", "visit_unanswered", "position_open"} & set(matter.marks)
    follow_all(MONDAY)
    assert told("visit_off") == sorted([county.units["letters"].pk, county.units["housing"].pk])
    assert told("visit_cancelled") == []
    announce_visit(actor=PersonActor(answered.pk), at=MONDAY, wish=wish(), **given)


def test_that_nobody_came_is_written_down_after_the_hour(county, answered):
    after = datetime(2026, 3, 19, 17, 0, tzinfo=HERE)
    cancel_visit(
        actor=county.actor("alice"),
        at=after,
        matter_id=answered.pk,
        ground="nobody_came",
        reason="到下午五点没有人来",
    )
    follow_all(after)
    assert told("visit_cancelled") == [None]


def test_sent_twice_it_is_announced_once(a_matter):
    matter = a_matter("accepted")
    given = {"actor": PersonActor(matter.pk), "at": MONDAY, "matter_id": matter.pk, "wish": wish()}
    first = announce_visit(**given, key="k" * 30)
    assert announce_visit(**given, key="k" * 30).no == first.no and Visit.objects.count() == 1


def test_every_notice_of_a_visit_is_said_in_full_in_both_languages(county, answered):
    later = MONDAY + timedelta(hours=2)
    friday = setting(
        county,
        planned_at=datetime(2026, 3, 20, 14, 0, tzinfo=HERE),
        reason="防汛演练",
        concerned=None,
        position_due=None,
    )
    alice, given = county.actor("alice"), {"at": later, "matter_id": answered.pk}
    change_visit(actor=alice, setting=friday, **given)
    give_position(actor=county.actor("bob"), text="四月修好", **given)
    change_visit(actor=PersonActor(answered.pk), wish=wish(wished_day=date(2026, 3, 24)), **given)
    cancel_visit(actor=alice, ground="people_do_not_come", reason="来电说不来了", **given)
    follow_all(later)
    told = list(Notice.objects.filter(code__in=VISITS))
    assert {row.code for row in told} >= {
        *("visit_announced", "visit_answered", "visit_moved", "visit_moved_unit", "visit_cancelled"),
        *(
            "visit_yours",
            "visit_position_asked",
            "visit_changed",
            "position_given",
            "position_here",
            "visit_off",
        ),
    }
    for notice in told:
        for language in ("zh-hans", "en"):
            words = compose(notice, language)
            assert answered.number in words.subject + words.text
            assert not re.search(r"%\(|  |，，|：。|: \.|\(\)|（）", words.subject + words.text), words
