"""Attacks on what is hidden: every sum of every table is set up, and no hidden cell may come out of it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.services.analytics.suppression.bounds import Doubt
from huiyin.services.analytics.suppression.cells import Cell, sums_among
from huiyin.services.analytics.suppression.hiding import hidden_cells, is_small

FEWEST = 10


def cube(atoms: dict[tuple[str, str], int]) -> dict[Cell, int]:
    """Two dimensions with both margins and the total, as the tables of a release publish them."""
    counts: dict[Cell, int] = {}
    for (row, column), n in atoms.items():
        for cell in (
            Cell("matters"),
            Cell("matters").at(row=row),
            Cell("matters").at(column=column),
            Cell("matters").at(row=row, column=column),
        ):
            counts[cell] = counts.get(cell, 0) + n
    return counts


def attack(counts, hidden):
    """What a reader of everything that is published can say of each hidden cell."""
    doubt = Doubt(counts, sums_among(counts), hidden)
    return {cell: doubt.interval(cell) for cell in hidden}


def test_one_small_cell_alone_is_no_protection_and_the_attack_sees_it():
    counts = cube({("a", "x"): 4, ("a", "y"): 50, ("b", "x"): 60, ("b", "y"): 70})
    naive = {cell for cell, n in counts.items() if is_small(n, FEWEST)}
    found = attack(counts, naive)
    [(cell, interval)] = found.items()
    assert cell == Cell("matters").at(row="a", column="x")
    assert interval.least == interval.most == 4  # what is hidden carelessly is subtracted back at once


def test_rows_and_columns_cannot_be_subtracted():
    counts = cube({("a", "x"): 4, ("a", "y"): 50, ("b", "x"): 60, ("b", "y"): 70})
    hidden = hidden_cells(counts, sums_among(counts), fewest=FEWEST)
    assert Cell("matters").at(row="a", column="x") in hidden and len(hidden) >= 4
    assert all(interval.is_as_wide_as(FEWEST) for interval in attack(counts, hidden).values())


def test_a_hierarchy_is_solved_together():
    counts = {Cell("matters"): 0}
    for first, second, n in [
        ("1", "1a", 3),
        ("1", "1b", 2),
        ("2", "2a", 200),
        ("3", "3a", 40),
        ("3", "3b", 60),
    ]:
        for cell in (
            Cell("matters"),
            Cell("matters").at(first=first),
            Cell("matters").at(first=first, second=second),
        ):
            counts[cell] = counts.get(cell, 0) + n
    hidden = hidden_cells(counts, sums_among(counts), fewest=FEWEST)
    assert Cell("matters").at(first="1") in hidden  # five, which the total would give away without a second
    assert all(interval.is_as_wide_as(FEWEST) for interval in attack(counts, hidden).values())
    assert Cell("matters") not in hidden


def test_large_cells_are_not_hidden_for_nothing():
    counts = cube({("a", "x"): 40, ("a", "y"): 50, ("b", "x"): 60, ("b", "y"): 0})
    assert hidden_cells(counts, sums_among(counts), fewest=FEWEST) == frozenset()


def test_tables_that_do_not_add_up_are_refused():
    counts = {Cell("m"): 5, Cell("m").at(row="a"): 3, Cell("m").at(row="b"): 3}
    with pytest.raises(ValueError, match="its parts are 6, not 5"):
        hidden_cells(counts, sums_among(counts), fewest=FEWEST)


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")),
        st.integers(0, 60),
        min_size=2,
        max_size=16,
    )
)
def test_no_hidden_cell_of_any_table_is_learned(atoms):
    counts = cube(atoms)
    hidden = hidden_cells(counts, sums_among(counts), fewest=FEWEST)
    assert all(cell in hidden for cell, n in counts.items() if is_small(n, FEWEST))
    for cell, interval in attack(counts, hidden).items():
        assert interval.is_as_wide_as(FEWEST), (cell, interval)
        assert interval.least <= counts[cell] and (interval.most is None or counts[cell] <= interval.most)


def test_a_release_of_the_size_of_a_county_is_solved_quickly():
    rng = random.Random(5)
    atoms = {(f"c{r}", f"u{c}"): rng.choice([0, 1, 3, 12, 40, 90]) for r in range(12) for c in range(6)}
    counts = cube(atoms)
    hidden = hidden_cells(counts, sums_among(counts), fewest=FEWEST)
    assert all(interval.is_as_wide_as(FEWEST) for interval in attack(counts, hidden).values())
    assert len(hidden) < len(counts)
