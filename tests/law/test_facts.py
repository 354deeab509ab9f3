"""Facts from outside: forgiving about where a name stands, strict about what it is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.facts import Facts
from huiyin.domain.law.load.asked import read_facts
from huiyin.domain.law.terms import LawError

KNOWN = counsel("cn_xinfang_2022").pack.vocabulary
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)
names = st.sampled_from(
    ["stage", "values", "moments", "kind", "accepted", "days", "extended", "by", "reason"]
)


def test_grouped_and_flat_mean_the_same():
    grouped = {"stage": "accepted", "values": {"kind": "appeal"}, "moments": {"accepted": "2026-01-20"}}
    flat = {"stage": "accepted", "kind": "appeal", "accepted": "2026-01-20"}
    expected = Facts("accepted", {"kind": "appeal"}, {"accepted": date(2026, 1, 20)})
    assert read_facts(grouped, KNOWN) == read_facts(flat, KNOWN) == expected


def test_null_and_an_empty_word_are_not_known():
    facts = read_facts({"stage": "accepted", "kind": "", "in_powers": None, "accepted": None}, KNOWN)
    assert facts.value("kind") is None and facts.value("in_powers") is None and not facts.moments


@pytest.mark.parametrize(
    ("data", "names"),
    [
        ([], "not a mapping"),
        ("accepted", "not a mapping"),
        ({}, "stage"),
        ({"stage": 3}, "stage"),
        ({"stage": "nowhere"}, "nowhere"),
        ({"stage": "accepted", "values": []}, "'values' is not a mapping"),
        ({"stage": "accepted", "moments": "x"}, "'moments' is not a mapping"),
        ({"stage": "accepted", "colour": "red"}, "colour"),
        ({"stage": "accepted", "kind": "threat"}, "threat"),
        ({"stage": "accepted", "kind": {"a": 1}}, "kind"),
        ({"stage": "accepted", "days": "ten"}, "days"),
        ({"stage": "accepted", "days": 1.5}, "days"),
        ({"stage": "accepted", "days": 10**30}, "days"),
        ({"stage": "accepted", "extended": "yes"}, "extended"),
        ({"stage": "accepted", "accepted": "2026-02-30"}, "accepted.*2026-02-30"),
        ({"stage": "accepted", "accepted": "20.1.2026"}, "accepted"),
        ({"stage": "accepted", "accepted": 20260120}, "accepted"),
        ({"stage": "accepted", "kind": "appeal", "values": {"kind": "report"}}, "kind.*twice"),
    ],
)
def test_what_cannot_be_a_fact_is_named(data, names):
    with pytest.raises(LawError, match=names):
        read_facts(data, KNOWN)


@given(data=st.dictionaries(names | st.text(max_size=8), anything, max_size=5) | anything)
@settings(max_examples=300, deadline=None)
def test_whatever_comes_is_facts_or_a_clear_error(data):
    try:
        facts = read_facts(data, KNOWN)
    except LawError as error:
        assert error.what and error.why and error.mend
    else:
        assert facts.stage in KNOWN.stages
