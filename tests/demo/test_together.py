"""People who come together in the county: the same every time, in working time, and lived to their ends through the acts."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from huiyin.domain.law.counsel import counsel
from huiyin.interfaces.console.county import ground
from huiyin.interfaces.console.county.lives import PERSON, SYSTEM, WEB
from huiyin.interfaces.console.county.living import County
from huiyin.interfaces.console.county.plan import PACK, plan
from huiyin.interfaces.console.county.together.telling import STORIES, come_together
from huiyin.matters.models import (
    Booking,
    Duty,
    Event,
    Matter,
    Minute,
    ReceptionDay,
    Representative,
    Signer,
    Visit,
)
from tests.demo.conftest import UNTIL

NOW = datetime(2026, 11, 21, 10, 20, tzinfo=ZoneInfo("Asia/Shanghai"))  # the Saturday after the last day


@pytest.fixture(scope="module")
def gathered(lives):
    """The lives of the county with those who come together among them."""
    return come_together(lives, NOW)


def stories(gathered):
    return dict(zip(STORIES, gathered[-len(STORIES) - 1 : -1], strict=True))


def test_the_same_moment_tells_the_same(gathered):
    again = come_together(plan(2022, 1200, UNTIL), NOW)
    assert [(x.told.body, x.told.people, x.steps) for x in again] == [
        (x.told.body, x.told.people, x.steps) for x in gathered
    ]


def test_nothing_is_done_after_now_and_everything_in_order(gathered):
    for life in gathered:
        times = [s.at for s in life.steps]
        assert times == sorted(times)
        assert times[-1] <= NOW


def test_what_does_not_run_now_was_done_on_working_days(gathered):
    calendar = counsel(PACK).calendar
    for life in [*stories(gathered).values(), gathered[-1]]:
        for step in life.steps:
            running = NOW - step.at < timedelta(hours=1)
            if step.by not in {WEB, PERSON, SYSTEM} and not step.by.startswith("signer.") and not running:
                assert calendar.kind(step.at.date()).works, step
                assert 8 <= step.at.hour < 18, step


def test_receptions_find_matters_that_are_being_handled(gathered):
    booked = [x for x in gathered if "book_reception" in x.acts]
    assert len(booked) == 22
    assert {"receive", "note_absent"} <= {act for x in booked for act in x.acts}
    assert all(x.told.scene.kind == "appeal" and not x.told.accused for x in booked)
    assert len([x for x in gathered if "name_lead" in x.acts]) == 4


def test_they_are_lived_as_planned(db, gathered):
    county, told = County(ground.lay()), stories(gathered)
    chosen = [x for x in gathered[: -len(STORIES) - 1] if {"book_reception", "name_lead"} & set(x.acts)]
    for _ in county.live([*chosen, *gathered[-len(STORIES) - 1 :]]):
        pass
    matters = {name: county.matters[life.no] for name, life in told.items()}
    for name, life in told.items():
        rows = Event.objects.filter(matter_id=matters[name]).order_by("no")
        planned = [
            step.act for step in life.steps if "own_of" not in step.data
        ]  # not in a signer's own matter
        assert list(rows.values_list("act", flat=True)) == planned, name
    _many_sign_and_each_for_themselves(matters["heating"], matters["bus"])
    _units_are_called_and_a_leader_is_late(matters["wages"])
    _one_visit_runs_now(matters["parking"])
    drill = Matter.objects.get(pk=matters["drill"])
    assert drill.number.startswith("DRILL") and Visit.objects.get(matter_id=drill.pk).drill
    _who_booked_stands_in_order(county.sittings.ids)


def _units_are_called_and_a_leader_is_late(matter):
    assert Visit.objects.get(matter_id=matter).headcount == 46
    late = Duty.objects.get(matter_id=matter, rung="leader_comes")
    assert late.missed_at and late.met_at > late.due_at
    called = Duty.objects.filter(matter_id=matter, rung="called").values_list("unit__code", flat=True)
    assert set(called) == {"cs_zjj", "t_cn"}
    kinds = set(Minute.objects.filter(matter_id=matter).values_list("kind", flat=True))
    assert kinds >= {"demand", "promise", "refused"}


def _many_sign_and_each_for_themselves(heating, bus):
    signers = Signer.objects.filter(matter_id=heating)
    assert signers.count() == 60 and signers.filter(left_on=None).count() == 59
    assert Matter.objects.get(pk=heating).people == 60  # who brought it, and those who sign now
    assert signers.exclude(dissent="").count() == 1
    assert Representative.objects.filter(matter_id=heating).count() == 2
    own = Signer.objects.get(matter_id=bus, own_matter_id__isnull=False).own_matter_id
    assert Matter.objects.get(pk=own).stage == "in_review"
    assert Matter.objects.get(pk=bus).stage == "served"


def _one_visit_runs_now(matter):
    visit = Visit.objects.get(matter_id=matter)
    assert visit.state == "open" and NOW - visit.opened_at < timedelta(minutes=30)
    assert Duty.objects.filter(matter_id=matter, state="open", due_at__gt=NOW, rung="leader_comes").exists()


def _who_booked_stands_in_order(ids):
    line = Booking.objects.filter(reception_id=ids["office_next"], state__in=("booked", "waiting"))
    assert (
        list(line.order_by("booked_at").values_list("state", flat=True)) == ["booked"] * 3 + ["waiting"] * 2
    )
    off = ReceptionDay.objects.get(pk=ids["county_off"])
    assert off.state == "cancelled" and off.moved_to == ids["county_next"] and off.why
    moved = Booking.objects.filter(reception_id=ids["county_next"]).order_by("booked_at")
    assert [row.state for row in moved] == ["booked"] * 3
