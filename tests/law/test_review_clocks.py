"""The clocks of review over many years: in time up to the last day and not a day longer, past every holiday."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.facts import Facts
from huiyin.domain.law.why import Permit, Refusal

ASKED = counsel("cn_xinfang_2022")
SERVED = st.dates(date(2022, 5, 1), date(2026, 9, 1))  # whose years are announced
ONE = timedelta(days=1)
many = settings(max_examples=120, deadline=None)
LEVELS = [  # what is asked, from where, the moment it counts from, the moment it was sent, the organ's own clock
    ("ask_review", "served", "served", "review_received", "decide_review"),
    ("ask_second_review", "reviewed", "review_answered", "second_review_received", "decide_second_review"),
]


def ask(act, stage, began, on, *, received, sent=None, **more):
    """What the law says to a request that comes on a day; `sent` is the day of its postmark, `received` its name and day."""
    moments = {began: (began_on := more.pop("began_on")), received: on, "review_sent": sent or on}
    moments |= {"served": began_on - 90 * ONE} if began != "served" else {}
    values = {"kind": "appeal", "path": "art31_6", "by": "person", "organ_here": True, **more}
    return ASKED.may(act, Facts(stage=stage, values=values, moments=moments), on)


@pytest.mark.parametrize(("act", "stage", "began", "received", "own"), LEVELS)
@given(day=SERVED)
@many
def test_the_thirtieth_day_moves_past_rest_and_is_the_last(act, stage, began, received, own, day):
    due = ASKED.due(act, day)
    kinds = ASKED.calendar.kind
    assert due.nominal == day + 30 * ONE and kinds(due.due).works
    assert all(not kinds(due.nominal + n * ONE).works for n in range((due.due - due.nominal).days))
    given_ = {"received": received, "began_on": day}
    assert isinstance(ask(act, stage, began, due.due, **given_), Permit)
    late = ask(act, stage, began, due.due + ONE, **given_)
    assert isinstance(late, Refusal) and late.code == "limit_over" and late.asks == ("late_reason",)
    with_reason = ask(act, stage, began, due.due + ONE, **given_, late_reason="住院")
    assert isinstance(with_reason, Permit)


@pytest.mark.parametrize(("act", "stage", "began", "received", "own"), LEVELS)
@given(day=SERVED, slow=st.integers(1, 40))
@many
def test_what_was_posted_in_time_is_in_time_however_slow_the_post(
    act, stage, began, received, own, day, slow
):
    due = ASKED.due(act, day).due
    given_ = {"received": received, "began_on": day}
    came = due + slow * ONE
    assert isinstance(ask(act, stage, began, came, sent=due, **given_), Permit)
    late = ask(act, stage, began, came, sent=due + ONE, **given_)
    assert isinstance(late, Refusal) and late.code == "limit_over"


@pytest.mark.parametrize(("act", "stage", "began", "received", "own"), LEVELS)
@given(day=SERVED, after=st.integers(0, 30))
@many
def test_the_organs_time_counts_from_receipt_and_never_moves(act, stage, began, received, own, day, after):
    on = day + after * ONE
    answer = ask(act, stage, began, on, received=received, began_on=day)
    assert isinstance(answer, Permit)
    assert {(s.limit, s.moment) for s in answer.starts} >= {(own, received), ("answer_request", received)}
    due = ASKED.due(own, on)
    assert due.due == on + 30 * ONE and not due.rolled


@given(day=SERVED, first=st.integers(0, 20), length=st.integers(1, 20))
@many
def test_only_the_second_review_leaves_the_days_of_a_hearing_out(day, first, length):
    span = (day + (first + 1) * ONE, day + (first + length) * ONE)
    plain, heard = (ASKED.due("decide_second_review", day, excluded=e).due for e in ((), (span,)))
    assert heard - plain == length * ONE
    with pytest.raises(Exception, match="excludes no days"):
        ASKED.due("decide_review", day, excluded=(span,))


@given(days=st.integers(0, 120))
@many
def test_a_new_opinion_is_set_a_time_within_bounds(days):
    values = {"review_outcome": "redo", "redo_days": days, "review_admitted": True, "signature": "head"}
    facts = Facts(stage="in_review", values={**values, "by": "office"}, moments={})
    answer = ASKED.may("decide_review", facts, date(2026, 4, 1))
    longest = ASKED.longest("decide_anew")
    assert isinstance(answer, Permit) == (1 <= days <= longest)
    if isinstance(answer, Refusal):
        assert answer.code == "redo_days_out_of_bounds" and str(longest) in answer.reason.say("en")
