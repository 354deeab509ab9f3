"""Shares of a random sample: what an interval must hold whatever the numbers, and the lot that anybody can draw again."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.matters.checking.estimating import needed, share_of, wilson
from huiyin.matters.checking.lot import digest_of, drawn_by

counts = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts, st.integers(0, 5000))
def test_the_interval_holds_the_share_and_stays_within_nought_and_one(pair, more):
    count, n = pair
    for population in (None, n + more):
        low, high = wilson(count, n, population)
        assert 0 <= low <= count / n <= high <= 1


@given(counts, st.integers(2, 10))
def test_it_narrows_as_answers_grow_and_as_the_sample_becomes_the_whole(pair, times):
    count, n = pair
    low, high = wilson(count, n)
    narrow = wilson(count * times, n * times)
    assert narrow[1] - narrow[0] < high - low
    finite = wilson(count, n, n * times + 1)
    assert finite[1] - finite[0] <= high - low
    assert wilson(count, n, n) == (count / n, count / n)


@given(counts, st.integers(0, 400), st.integers(0, 400))
def test_the_bounds_of_silence_hold_the_share_of_answers(pair, silent, rest):
    count, n = pair
    found = share_of(count, answered=n, drawn=n + silent, population=n + silent + rest)
    assert found.worst - 1e-12 <= found.share <= found.best + 1e-12
    assert found.worst == count / (n + silent) and found.best == (count + silent) / (n + silent)


def test_wilson_as_it_is_printed_in_textbooks():
    """Agresti and Coull 1998 print for 0 of 20 an upper limit of 0.161, Newcombe 1998 for 81 of 263 0.2553 to 0.3662."""
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-4)
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-4)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_it_covers_the_true_share_about_as_often_as_it_says(share):
    """2000 samples of 100 from a whole of 400: at least 93 and at most 98 in a hundred intervals hold the true share."""
    rng = random.Random(7)
    whole = [1] * round(400 * share) + [0] * (400 - round(400 * share))
    held = 0
    for _ in range(2000):
        low, high = wilson(sum(rng.sample(whole, 100)), 100, 400)
        held += low <= share <= high
    assert 0.93 <= held / 2000 <= 0.98


def test_numbers_that_are_no_sample_are_refused():
    for count, n, population in ((3, 2, None), (-1, 2, None), (1, 5, 4)):
        with pytest.raises(ValueError, match="no sample"):
            wilson(count, n, population)
    for answered, drawn, population in ((5, 4, 10), (2, 12, 10)):
        with pytest.raises(ValueError, match="no sample"):
            share_of(1, answered=answered, drawn=drawn, population=population)


def test_nobody_answered_says_nothing():
    found = share_of(0, answered=0, drawn=8, population=50)
    assert (found.low, found.high, found.worst, found.best) == (0.0, 1.0, 0.0, 1.0)


def test_how_many_answers_it_takes():
    assert (
        needed(0.05, 10**9) == 385
        and needed(0.05, 400) == 197
        and needed(0.05, 3) == 3
        and needed(0.05, 0) == 0
    )


def test_the_same_seed_draws_the_same_whatever_the_order_and_every_matter_has_the_same_chance():
    frame = list(range(1000, 1040))
    first = drawn_by("seed", frame, 10)
    assert first == drawn_by("seed", reversed(frame), 10) and len(set(first)) == 10
    assert first != drawn_by("another", frame, 10) and drawn_by("seed", frame, 99) == frame
    assert digest_of(frame) == digest_of(reversed(frame)) != digest_of(frame[1:])
    drawn = Counter(one for n in range(2000) for one in drawn_by(str(n), frame, 10))
    assert set(drawn) == set(frame) and all(
        430 <= times <= 570 for times in drawn.values()
    )  # 500, three deviations and more
