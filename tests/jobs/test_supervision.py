"""The sweep finds each lapse once, on the day the law says and no day before, and tells only those who may know."""

from datetime import date, timedelta

import pytest

from huiyin.domain.law.counsel import counsel
from huiyin.jobs import timer
from huiyin.jobs.follow import follow_one
from huiyin.jobs.supervision.finding import find_lapses
from huiyin.jobs.supervision.looking import NARROWING, THINGS
from huiyin.matters import gate
from huiyin.matters.models import ClosureCheck, Commitment, Event, Matter, Supervision
from huiyin.services.notices.compose import compose
from huiyin.services.notices.models import Notice
from huiyin.work.group_visits.acts.open_drill import open_drill
from huiyin.work.group_visits.coming import Coming
from huiyin.work.handling.acts.close import close
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.routing.acts.agree_return import agree_return
from huiyin.work.routing.acts.forward import forward
from huiyin.work.routing.acts.object_transfer import object_transfer
from huiyin.work.supervision.acts.confirm_lapse import confirm_lapse


def found(matter: Matter) -> list[str]:
    return list(
        Supervision.objects.filter(matter_id=matter.pk).order_by("no").values_list("trigger", flat=True)
    )


def on(at, month: int, day: int):
    return at + (date(2026, month, day) - at.date())


def sweep_days(at, *days: tuple[int, int]) -> list[int]:
    return [find_lapses(on(at, *day)) for day in days]


def test_not_passed_on_for_ten_days_then_not_told_in_time(filed, at):
    matter = filed()  # received on the tenth; forward_or_tell is due on the twenty-fifth
    assert sweep_days(at, (3, 14), (3, 15)) == [0, 1]  # five days untaken
    assert sweep_days(at, (3, 19), (3, 20), (3, 25), (3, 26)) == [0, 1, 0, 1]
    assert found(matter) == ["untaken", "unassigned", "not_told"]


def test_quiet_for_thirty_days_then_overdue(a_matter, at):
    matter = a_matter("accepted")  # on the thirteenth
    assert sweep_days(at, (4, 11), (4, 12), (5, 12), (5, 13)) == [0, 1, 0, 1]
    assert found(matter) == ["stalling", "overdue"]


def test_an_opinion_not_carried_out(a_matter, at):
    matter = a_matter("served")  # promised by the third of April
    assert sweep_days(at, (4, 3), (4, 4)) == [0, 1]
    row = Supervision.objects.get(matter_id=matter.pk)
    assert row.trigger == "opinion_not_executed" and "更换曳引机" in row.evidence["evidence"][0]["zh"]


def test_the_second_objection_is_found_and_is_the_senders(a_matter, county, at):
    matter = a_matter("forwarded")
    labour = county.units["labour"].pk

    def act(doing, who, day, **given):
        doing(actor=county.actor(who), at=on(at, 3, day), matter_id=matter.pk, **given)

    act(object_transfer, "bob", 13, reason="属于人社局职责", competent="县人社局")
    assert find_lapses(on(at, 3, 13)) == 0
    act(agree_return, "alice", 13, reason="属实")
    act(forward, "alice", 13, to_unit=labour)
    act(object_transfer, "carol", 13, reason="不属于本局", competent="县住建局")
    assert find_lapses(on(at, 3, 13)) == 1
    row = Supervision.objects.get(matter_id=matter.pk)
    assert (row.trigger, row.unit_id) == ("bounced", county.units["letters"].pk)


def test_closed_and_said_not_to_be_solved(a_matter, county, at):
    matter = a_matter("served")
    keep = {"commitment": _promise_no(matter), "evidence": "已更换"}
    keep_promise(actor=county.actor("bob"), at=at + timedelta(days=8), matter_id=matter.pk, **keep)
    close(actor=county.actor("bob"), at=at + timedelta(days=9), matter_id=matter.pk)
    check = {"sample_id": 1, "unit": county.units["housing"], "asked_on": at.date() + timedelta(days=30)}
    row = ClosureCheck.objects.create(matter=matter, no=9_000, state="said", said="check_solved", **check)
    assert find_lapses(at + timedelta(days=31)) == 0
    ClosureCheck.objects.filter(matter_id=matter.pk, no=row.no).update(said="check_not_solved")
    assert find_lapses(at + timedelta(days=31)) == 1 and found(matter) == ["untrue_closure"]


def _promise_no(matter: Matter) -> int:
    return Commitment.objects.get(matter_id=matter.pk).no


@pytest.mark.parametrize("stage", ["received", "forwarded", "accepted", "served"])
def test_a_second_sweep_finds_nothing_new(a_matter, at, stage):
    a_matter(stage)
    late = at + timedelta(days=120)
    first, events = find_lapses(late), Event.objects.count
    assert first > 0
    before = events()
    assert find_lapses(late) == 0 and find_lapses(late + timedelta(days=1)) == 0
    assert events() == before


def test_the_timer_sweeps_for_lapses(filed, at):
    filed()
    assert timer.sweep(on(at, 3, 15))["lapses"] == 1
    assert timer.sweep(on(at, 3, 15))["lapses"] == 0


def test_every_trigger_of_the_law_has_its_query():
    asked = {one.upon for one in counsel("cn_xinfang_2022").triggers()}
    assert asked == set(THINGS) and {upon for upon, _, _ in NARROWING} <= asked


def test_an_exercise_is_nobodys_lapse(county, at):
    open_drill(actor=county.actor("alice"), at=at, coming=Coming(headcount=8, place="一楼大厅"))
    assert find_lapses(at + timedelta(days=60)) == 0


def test_those_who_supervise_are_told_and_after_them_the_unit(a_matter, county, at):
    matter, late = a_matter("accepted"), at + timedelta(days=70)
    find_lapses(late)
    _follow(late)
    told = {
        (n.code, n.unit.code) for n in Notice.objects.filter(code__startswith="lapse").select_related("unit")
    }
    assert told == {("lapse_found", "letters")}
    row = Supervision.objects.get(matter_id=matter.pk, trigger="overdue")
    confirm_lapse(actor=county.actor("dora"), at=late, matter_id=matter.pk, supervision=row.no)
    _follow(late)
    notice = Notice.objects.get(code="lapse_confirmed")
    assert notice.unit_id == county.units["housing"].pk
    assert "逾期未办" in compose(notice, "zh-hans").text and "overdue" in compose(notice, "en").text


def _follow(now) -> None:
    while follow_one(now + timedelta(days=400)):
        pass


def test_of_a_report_neither_the_accused_nor_anybody_without_the_right_to_read_it_learns(county, filed, at):
    """The report lies untaken and untold with the letters office; the township and its county never learn that it exists."""
    township = county.units["township"]
    matter = filed(kind="report", accused_units=(township.pk,))
    late = at + timedelta(days=90)
    assert find_lapses(late) > 0
    _follow(late)
    holder = Matter.objects.get(pk=matter.pk).holder_id
    told = set(
        Notice.objects.filter(matter_id=matter.pk, unit__isnull=False).values_list("unit_id", flat=True)
    )
    barred = {county.units[code].pk for code in ("township", "county", "city")}
    assert told <= {holder} and not told & barred
    for name in ("eve", "gina", "dora", "alice"):
        assert not gate.visible(county.actor(name)).filter(pk=matter.pk).exists()
