"""The moments of a ladder, whatever the hour: an hour is an hour over midnight, over the year, over clocks that are turned."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.ladders.rungs import Upon
from huiyin.domain.law.ladders.schedule import schedule

ASKED = counsel("cn_xinfang_2022")
LADDER = ASKED.ladder("group_visit")
NEEDS = ASKED.group("visit_needs")
ZONES = st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"])
MOMENTS = st.datetimes(datetime(2023, 1, 1), datetime(2031, 12, 31, 23, 59)).flatmap(
    lambda naive: st.builds(
        lambda zone, fold: naive.replace(tzinfo=ZoneInfo(zone), fold=fold), ZONES, st.integers(0, 1)
    )
)
HEADS = st.integers(0, 400)
NEEDED = st.sets(st.sampled_from(NEEDS)).map(lambda found: tuple(sorted(found)))


def spans(heads, needs, at, *, met=None, missed=None, here=False):
    values = {"headcount": heads, "needs": needs, "competent_here": here}
    rungs = ASKED.rungs("group_visit", values, at.date())
    return rungs, schedule(rungs, at, met=met or {}, missed=missed or {})


@settings(deadline=None)
@given(at=MOMENTS, heads=HEADS, needs=NEEDED, here=st.booleans())
def test_a_due_moment_is_so_many_minutes_after_its_start_as_time_passes(at, heads, needs, here):
    rungs, found = spans(heads, needs, at, here=here)
    minutes = {one.rung.code: one.minutes for one in rungs}
    for code, span in found.items():
        assert span.start.utcoffset() == timedelta(0) and span.start == at.astimezone(UTC)
        if span.due is not None:
            assert span.due.timestamp() - at.timestamp() == minutes[code] * 60


@settings(deadline=None)
@given(at=MOMENTS, heads=HEADS, more=HEADS, needs=NEEDED, further=NEEDED)
def test_more_people_and_more_needs_never_take_a_duty_away(at, heads, more, needs, further):
    _, few = spans(heads, needs, at)
    _, many = spans(heads + more, tuple(sorted({*needs, *further})), at)
    assert set(few) <= set(many)


@settings(deadline=None)
@given(at=MOMENTS, heads=st.integers(5, 400), later=st.integers(0, 3000), confirmed=st.integers(0, 3000))
def test_what_waits_begins_with_what_it_waits_for_and_what_is_needed_no_more_is_gone(
    at, heads, later, confirmed
):
    told = at.astimezone(UTC) + timedelta(minutes=later)
    met = {"tell_competent": told}
    _, found = spans(heads, (), at, met=met)
    assert found["competent_comes"].due == told + timedelta(minutes=30)
    assert found["call_over_competent"].due is None
    missed = {"competent_knows": told + timedelta(minutes=10)}
    _, found = spans(heads, (), at, met=met, missed=missed)
    assert found["call_over_competent"].start == missed["competent_knows"]
    _, found = spans(heads, (), at, met=met | {"competent_knows": told + timedelta(minutes=confirmed)})
    assert "call_over_competent" not in found


def test_the_thresholds_are_the_law_s_and_not_the_program_s():
    at = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
    assert "leader_comes" not in spans(19, (), at)[1] and "leader_comes" in spans(20, (), at)[1]
    assert "tell_government" not in spans(4, (), at)[1] and "tell_government" in spans(5, (), at)[1]
    assert all(one.upon is Upon.MET or one.after for one in LADDER.rungs)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=MOMENTS, heads=st.integers(1, 60), grown=st.integers(0, 60), after=st.integers(1, 200))
def test_the_rows_of_a_visit_are_due_when_the_law_says(county, filed, at, heads, grown, after):
    """Through the acts and the database: opened, then counted anew; nothing that ran is moved, nothing is doubled."""
    from huiyin.matters.models import Duty, Matter
    from huiyin.work.group_visits.acts.count_anew import count_anew
    from huiyin.work.group_visits.acts.open_visit import open_visit
    from huiyin.work.group_visits.coming import Coming

    alice = county.actor("alice")
    matter: Matter = filed(when=at)
    coming = Coming(heads, "大厅", concerned=county.units["housing"].pk)
    visit = open_visit(actor=alice, at=at, matter_id=matter.pk, coming=coming).inner["visit"]
    first = {row.rung: row.due_at for row in Duty.objects.filter(matter=matter)}
    _, expected = spans(heads, (), at)
    assert first == {code: span.due for code, span in expected.items()}
    later = at.astimezone(UTC) + timedelta(minutes=after)
    given_ = {"matter_id": matter.pk, "visit": visit, "headcount": heads + grown}
    count_anew(actor=alice, at=later, **given_)
    rows = {row.rung: row.due_at for row in Duty.objects.filter(matter=matter)}
    assert Duty.objects.filter(matter=matter).count() == len(rows)
    assert {code: rows[code] for code in first} == first
    _, now = spans(heads + grown, (), later)
    assert {code: due for code, due in rows.items() if code not in first} == {
        code: span.due for code, span in now.items() if code not in first
    }


@pytest.mark.parametrize("name", ["in_cpgrams_2024", "cn_beijing_12345_2021"])
def test_a_law_without_ladders_calls_nobody(name):
    assert counsel(name).ladder("group_visit") is None
    assert counsel(name).rungs("group_visit", {}, datetime(2026, 3, 10, tzinfo=UTC).date()) == ()
