"""Hours are natural hours from a moment: by night, over midnight, and whatever the clocks on the wall do meanwhile."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.domain.law.counting import count_hours
from huiyin.domain.law.days import read_moment
from huiyin.domain.law.terms import LawError

PLAIN, CHANGING = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
HOURS = st.integers(1, 24 * 40)
INSTANTS = st.datetimes(datetime(2021, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))
ZONES = st.sampled_from([PLAIN, CHANGING, ZoneInfo("Asia/Kolkata"), UTC])


@given(INSTANTS, HOURS, ZONES)
def test_so_many_hours_have_really_passed(instant, hours, zone):
    counted = count_hours(instant.astimezone(zone), hours)
    assert counted.due_at.astimezone(UTC) - instant == timedelta(hours=hours)
    assert counted.due == counted.nominal == counted.due_at.astimezone(zone).date()
    assert not counted.provisional


@given(INSTANTS, HOURS, ZONES, st.timedeltas(timedelta(minutes=1), timedelta(days=2)))
def test_who_begins_later_or_has_longer_is_never_due_earlier(instant, hours, zone, later):
    first = count_hours(instant.astimezone(zone), hours)
    assert count_hours((instant + later).astimezone(zone), hours).due_at > first.due_at
    assert count_hours(instant.astimezone(zone), hours + 1).due_at > first.due_at


@given(INSTANTS, HOURS)
def test_where_clocks_are_never_changed_the_hour_is_the_one_on_the_wall(instant, hours):
    start = instant.astimezone(PLAIN)
    wall = start.replace(tzinfo=None) + timedelta(hours=hours)
    assert count_hours(start, hours).due_at.replace(tzinfo=None) == wall


@given(INSTANTS, HOURS, ZONES)
def test_every_day_touched_is_shown_once_and_in_order(instant, hours, zone):
    start = instant.astimezone(zone)
    counted = count_hours(start, hours)
    days = [one.day for one in counted.days]
    assert days == [start.date() + timedelta(days=n) for n in range(len(days))]
    assert days[0] == start.date() and days[-1] == counted.due
    whys = [one.why for one in counted.days]
    assert whys == (
        ["hours_within"]
        if len(days) == 1
        else ["hours_from", *["hours_through"] * (len(days) - 2), "hours_until"]
    )


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        (datetime(2026, 3, 10, 9, 30, tzinfo=PLAIN), 2, datetime(2026, 3, 10, 11, 30, tzinfo=PLAIN)),
        (datetime(2026, 3, 10, 22, 0, tzinfo=PLAIN), 2, datetime(2026, 3, 11, 0, 0, tzinfo=PLAIN)),
        (datetime(2026, 12, 31, 23, 59, tzinfo=PLAIN), 24, datetime(2027, 1, 1, 23, 59, tzinfo=PLAIN)),
        # the clocks of Berlin leap from two to three on 29 March and fall back on 25 October 2026
        (datetime(2026, 3, 28, 12, 0, tzinfo=CHANGING), 24, datetime(2026, 3, 29, 13, 0, tzinfo=CHANGING)),
        (datetime(2026, 10, 24, 12, 0, tzinfo=CHANGING), 24, datetime(2026, 10, 25, 11, 0, tzinfo=CHANGING)),
    ],
)
def test_over_midnight_new_year_and_the_changing_of_clocks(start, hours, due):
    counted = count_hours(start, hours)
    assert counted.due_at == due
    assert counted.due_at.replace(tzinfo=None) == due.replace(tzinfo=None)


def test_a_moment_without_a_zone_is_none():
    with pytest.raises(LawError, match="time zone"):
        count_hours(datetime(2026, 3, 10, 9, 30), 2)
    with pytest.raises(LawError, match="time zone"):
        read_moment("2026-03-10T09:30")
    with pytest.raises(LawError, match="not a moment"):
        read_moment("2026-03-10T25:30+08:00")
    day, moment = read_moment("2026-03-10T09:30+08:00")
    assert (day, moment.utcoffset()) == (date(2026, 3, 10), timedelta(hours=8))
