"""Cohen's kappa against the textbook, against another way of computing it, and at its edges."""

from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.services.analytics.agreement.kappa import Z95, by_code, kappa

Table = dict[tuple[str, str], int]
# Fleiss, Levin, Paik: Statistical Methods for Rates and Proportions, 3rd edition 2003, table 18.1: 100 diagnoses by two
# raters; in the text kappa is 0.68, its standard error 0.087, and agreement 0.89 with 0.66 by chance.
FLEISS: Table = {
    ("p", "p"): 75,
    ("p", "n"): 1,
    ("p", "o"): 4,
    ("n", "p"): 5,
    ("n", "n"): 4,
    ("n", "o"): 1,
    ("o", "o"): 10,
}

pairs_of = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), min_size=2, max_size=60)


def listed(table: Table) -> list[tuple[str, str]]:
    return [pair for pair, number in table.items() for _ in range(number)]


def other_way(shares: dict[tuple[str, str], float]) -> float:
    """Kappa of a table of shares, by counting disagreement instead of agreement."""
    codes = {code for pair in shares for code in pair}
    row = {a: sum(shares.get((a, b), 0.0) for b in codes) for a in codes}
    column = {b: sum(shares.get((a, b), 0.0) for a in codes) for b in codes}
    seen = sum(share for (a, b), share in shares.items() if a != b)
    chance = sum(row[a] * column[b] for a in codes for b in codes if a != b)
    return 1 - seen / chance


def error_by_slopes(pairs: list[tuple[str, str]]) -> float:
    """The standard error by the delta method with slopes found numerically, which knows no closed formula."""
    n, step = len(pairs), 1e-6
    shares = {pair: pairs.count(pair) / n for pair in set(pairs)}
    slope = {}
    for pair in shares:
        up, down = dict(shares), dict(shares)
        up[pair] += step
        down[pair] -= step
        slope[pair] = (_scaled(up) - _scaled(down)) / (2 * step)
    mean = sum(shares[p] * slope[p] for p in shares)
    return sqrt(max(sum(shares[p] * slope[p] ** 2 for p in shares) - mean**2, 0.0) / n)


def _scaled(shares: dict[tuple[str, str], float]) -> float:
    whole = sum(shares.values())
    return other_way({pair: share / whole for pair, share in shares.items()})


def test_the_textbook():
    found = kappa(listed(FLEISS))
    assert (round(found.observed, 2), round(found.expected, 2)) == (0.89, 0.66)
    assert found.value is not None and round(found.value, 2) == 0.68 and round(found.error, 4) == 0.0877
    assert (round(found.low, 2), round(found.high, 2)) == (0.50, 0.85) and found.strength == "good"


def test_two_by_two():
    """20, 5, 10, 15 of 50: agreement 0.7, chance 0.5, kappa 0.4, as every introduction has it."""
    found = kappa(listed({("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15}))
    assert isclose(found.observed, 0.7) and isclose(found.expected, 0.5) and isclose(found.value or 0, 0.4)


@given(pairs_of)
def test_another_way_of_computing_it(pairs):
    found = kappa(pairs)
    if found.value is None:
        assert len({code for pair in pairs for code in pair}) == 1
        return
    shares = {pair: pairs.count(pair) / len(pairs) for pair in set(pairs)}
    assert isclose(found.value, other_way(shares), abs_tol=1e-9)
    assert isclose(found.error, error_by_slopes(pairs), rel_tol=1e-3, abs_tol=1e-4)
    assert -1 <= found.low <= found.value <= found.high <= 1


@given(pairs_of)
def test_it_does_not_matter_who_is_called_first_or_in_which_order(pairs):
    turned = [(b, a) for a, b in reversed(pairs)]
    one, two = kappa(pairs), kappa(turned)
    assert (one.value is None) == (two.value is None)
    assert isclose(one.value or 0, two.value or 0, abs_tol=1e-12) and isclose(
        one.error, two.error, abs_tol=1e-9
    )


def test_full_agreement_and_none():
    whole = kappa([("a", "a"), ("b", "b")] * 5)
    assert (whole.value, whole.low, whole.high, whole.strength) == (1.0, 1.0, 1.0, "excellent")
    assert kappa([("a", "a")] * 9).value is None and kappa([("a", "a")] * 9).strength == "none"
    assert kappa([("a", "b"), ("b", "a")] * 5).value == -1.0
    with pytest.raises(ValueError):
        kappa([])
    assert isclose(Z95, 1.959964, abs_tol=1e-6)


def test_code_by_code():
    found = {one.code: one for one in by_code(listed(FLEISS))}
    assert (found["p"].both, found["p"].first_only, found["p"].second_only) == (75, 5, 5)
    assert isclose(found["o"].share, 20 / (20 + 0 + 5)) and isclose(found["n"].share, 8 / (8 + 6 + 1))
    assert sum(one.both for one in found.values()) == 89
