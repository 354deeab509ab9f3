"""The calendars: what was announced, what is worked out by rule, and what happens when a year is announced."""

from datetime import date, timedelta

import pytest

from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.days import DayKind, YearDays

PACK = "cn_xinfang_2022"
CALENDAR = counsel(PACK).calendar


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2026-02-14", DayKind.MAKEUP),  # the Saturday before the Spring Festival is worked
        ("2026-02-17", DayKind.HOLIDAY),
        ("2026-02-24", DayKind.WORKING),
        ("2026-10-10", DayKind.MAKEUP),
        ("2026-10-11", DayKind.WEEKEND),
        ("2020-01-31", DayKind.HOLIDAY),  # lengthened in the epidemic
        ("2025-10-08", DayKind.HOLIDAY),
        ("2030-10-01", DayKind.HOLIDAY),  # by rule
        ("2030-10-04", DayKind.WORKING),  # bridge days are not guessed
    ],
)
def test_what_a_day_is(day, kind):
    assert CALENDAR.kind(date.fromisoformat(day)) is kind


@pytest.mark.parametrize("year", range(2020, 2027))
def test_an_announced_year_is_whole(year):
    days = CALENDAR.years[year]
    assert days.published and days.source
    assert 25 <= len(days.off) <= 36
    assert all(day.weekday() >= 5 for day in days.work)
    assert not set(days.off) & set(days.work)
    assert {days.off[date(year, 1, 1)], days.off[date(year, 10, 1)]} == {"new_year", "national_day"}


@pytest.mark.parametrize(
    ("year", "number"),
    [
        (2019, 11),
        (2027, 13),
        (2028, 12),
        (2060, 13),
        (2100, 13),
    ],  # eleven before 2025; in 2028 two festivals meet
)
def test_other_years_have_the_statutory_days_only(year, number):
    days = CALENDAR.year(year)
    assert not days.published and not days.work
    assert len(days.off) == number


def test_working_days_of_a_year_are_as_many_as_its_calendar_says():
    first = date(2026, 1, 1)
    days = [first + timedelta(days=n) for n in range(365)]
    weekdays = sum(day.weekday() < 5 for day in days)
    off = sum(day.weekday() < 5 for day in CALENDAR.years[2026].off)
    assert sum(CALENDAR.kind(day).works for day in days) == weekdays - off + len(CALENDAR.years[2026].work)


def test_announcing_a_year_makes_dates_certain_and_may_move_them():
    before = counsel(PACK)
    assert before.due("ask_review", date(2026, 12, 2)).provisional  # day 30 is 2027-01-01
    year = YearDays(2027, {date(2027, 1, day): "new_year" for day in (1, 2, 3, 4)}, frozenset())
    after = counsel(PACK, extra_years={2027: year})
    old, new = before.due("ask_review", date(2026, 12, 2)), after.due("ask_review", date(2026, 12, 2))
    assert (old.due, new.due) == (date(2027, 1, 4), date(2027, 1, 5))
    assert not new.provisional
    assert old.calendar != new.calendar
    assert old.calendar.startswith("cn-2020..2026+") and new.calendar.startswith("cn-2020..2027+")


def test_a_corrected_year_changes_the_version():
    year = YearDays(2026, {**CALENDAR.years[2026].off, date(2026, 12, 31): "new_year"}, frozenset())
    assert counsel(PACK, extra_years={2026: year}).calendar.version != CALENDAR.version


def test_the_same_question_is_answered_by_the_same_counsel():
    year = YearDays(2027, {date(2027, 1, 1): "new_year"})
    assert counsel(PACK) is counsel(PACK)
    assert counsel(PACK, extra_years={2027: year}) is counsel(PACK, extra_years={2027: year})
    assert counsel(PACK, extra_years={2027: year}) is not counsel(PACK)


def test_a_holiday_a_place_added_is_named_plainly():
    year = YearDays(2027, {date(2027, 3, 2): "some_festival"})
    steps = counsel(PACK, extra_years={2027: year}).due("object_transfer", date(2027, 3, 1)).steps
    assert steps[1].why == "holiday" and "statutory holiday" in steps[1].label.say("en")
