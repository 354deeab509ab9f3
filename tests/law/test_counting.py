"""Counting over a century: what holds for every limit, every first day, announced year or not."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.domain.law.load.packs import load_pack
from huiyin.domain.law.terms import LawError, Side, Unit

PACK = "cn_xinfang_2022"
ASKED = counsel(PACK)
READ_AGAIN = load_pack(PACK)
LIMITS = [limit.name for limit in ASKED.limits()]
DAYS = st.dates(date(2004, 1, 1), date(2100, 6, 30))
ANNOUNCED = st.dates(date(2020, 1, 1), date(2026, 9, 1))
ONE_DAY = timedelta(days=1)
century = settings(max_examples=40, deadline=None)


def works(day):
    return ASKED.calendar.kind(day).works


@pytest.mark.parametrize("name", LIMITS)
@given(start=DAYS)
@century
def test_a_later_start_never_ends_earlier(name, start):
    assert ASKED.due(name, start).due <= ASKED.due(name, start + ONE_DAY).due


@pytest.mark.parametrize("name", LIMITS)
@given(start=DAYS)
@century
def test_the_steps_are_the_computation(name, start):
    due = ASKED.due(name, start)
    days = [step.day for step in due.steps]
    numbers = [step.number for step in due.steps if step.counted]
    assert days == [start + n * ONE_DAY for n in range((due.due - start).days + 1)]
    assert numbers == list(range(1, due.length + 1))
    assert due.steps[0].why == "first_day" and not due.steps[0].counted
    assert next(step.day for step in due.steps if step.number == due.length) == due.nominal
    assert all(step.number is None for step in due.steps if not step.counted)


@pytest.mark.parametrize("name", LIMITS)
@given(start=DAYS)
@century
def test_an_office_ends_on_its_very_day(name, start):
    due = ASKED.due(name, start, side=Side.OFFICE)
    assert due.due == due.nominal and not due.rolled
    if due.unit is Unit.DAYS:
        assert due.due == start + due.length * ONE_DAY
        assert not due.provisional


@pytest.mark.parametrize("name", LIMITS)
@given(start=DAYS)
@century
def test_a_person_never_ends_on_a_day_of_rest(name, start):
    due = ASKED.due(name, start, side=Side.PERSON)
    assert works(due.due)
    passed = [due.nominal + n * ONE_DAY for n in range((due.due - due.nominal).days)]
    assert not any(works(day) for day in passed)
    assert due.steps[-1].why == ("rolled" if due.rolled else due.steps[-1].why)


@given(start=DAYS)
@century
def test_working_days_are_the_only_ones_counted(start):
    due = ASKED.due("object_transfer", start)
    for step in due.steps[1:]:
        assert step.counted is works(step.day)
        assert step.why in (("counted", "makeup_day") if step.counted else ("weekend", "holiday"))


@pytest.mark.parametrize("name", LIMITS)
@given(start=DAYS)
@settings(max_examples=20, deadline=None)
def test_asked_again_it_answers_the_same(name, start):
    fresh = Counsel(READ_AGAIN, READ_AGAIN.calendar)
    assert fresh.due(name, start) == ASKED.due(name, start)


@pytest.mark.parametrize("name", LIMITS)
@given(start=ANNOUNCED)
@century
def test_within_announced_years_nothing_is_provisional(name, start):
    assert not ASKED.due(name, start).provisional


@given(start=st.dates(date(2027, 1, 1), date(2100, 6, 30)))
@century
def test_beyond_them_what_depends_on_a_calendar_is(start):
    assert ASKED.due("object_transfer", start).provisional
    assert ASKED.due("ask_review", start).provisional
    assert not ASKED.due("handle", start).provisional


@given(start=DAYS, first=st.integers(1, 25), long=st.integers(0, 40))
@century
def test_hearing_time_is_added_to_the_end(start, first, long):
    plain = ASKED.due("decide_second_review", start)
    span = (start + first * ONE_DAY, start + (first + long) * ONE_DAY)
    heard = ASKED.due("decide_second_review", start, excluded=[span])
    assert heard.due == plain.due + (long + 1) * ONE_DAY
    assert sum(step.counted for step in heard.steps) == heard.length
    assert sum(step.why == "excluded" for step in heard.steps) == long + 1


@pytest.mark.parametrize("name", LIMITS)
def test_only_the_second_review_leaves_hearing_time_out(name):
    span = [(date(2026, 3, 3), date(2026, 3, 4))]
    if name == "decide_second_review":
        assert ASKED.due(name, date(2026, 3, 2), excluded=span)
    else:
        with pytest.raises(LawError, match="lets no time be left out"):
            ASKED.due(name, date(2026, 3, 2), excluded=span)


@pytest.mark.parametrize(
    ("limit", "start", "side", "due"),
    [
        # domain.md section 6: the vectors of the field brief
        ("forward_or_tell", "2026-01-20", None, "2026-02-04"),
        ("forward_or_tell", "2026-02-02", None, "2026-02-17"),
        ("forward_or_tell", "2026-02-02", Side.PERSON, "2026-02-24"),
        ("handle", "2026-08-02", None, "2026-10-01"),
        ("handle", "2026-08-02", Side.PERSON, "2026-10-08"),
        ("handle", "2023-10-01", None, "2023-11-30"),
    ],
)
def test_known_dates(limit, start, side, due):
    assert ASKED.due(limit, date.fromisoformat(start), side=side).due == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("limit", "length"),
    [("handle", 61), ("handle", 0), ("extend_handle", 31), ("ask_review", 29), ("handle", -5)],
)
def test_no_length_worse_for_the_person_than_the_law(limit, length):
    with pytest.raises(LawError, match="not allowed"):
        ASKED.due(limit, date(2026, 3, 2), length=length)


def test_a_better_promise_is_counted():
    assert ASKED.due("handle", date(2026, 3, 2), length=30).due == date(2026, 4, 1)


@pytest.mark.parametrize("start", [date(1949, 12, 31), date(2101, 1, 1), date(1, 1, 1), date.max])
def test_years_beyond_the_calendar_are_not_guessed(start):
    with pytest.raises(LawError, match="calendar reaches from 1950 to 2100"):
        ASKED.due("handle", start)
