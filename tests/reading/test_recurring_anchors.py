"""Anchors of a problem: who lacks them is parted from it, who has them finds to it though told in other words."""

from collections import Counter
from functools import reduce

from huiyin.domain.reading.recurring.grouping.anchors import anchored, anchors
from huiyin.domain.reading.recurring.grouping.joining import Measure, bunch, merged
from huiyin.domain.reading.recurring.grouping.straying import home, strays
from huiyin.domain.reading.recurring.space import scaled
from huiyin.domain.reading.recurring.terms import Terms

NOTHING = Terms(Counter(), Counter(), frozenset(), firm=False)
NAME = {"larch": 0.5, "larch english": 0.5, "refund": 0.5}


def alone(*kinds):
    return [bunch(at, scaled(kind), {}, NOTHING) for at, kind in enumerate(kinds)]


def known(texts, **elsewhere):
    """In how many texts each word stands: in these, and in so many others."""
    return Counter(term for one in texts for term in one.words) + Counter(elsewhere)


def test_another_school_with_the_same_trouble_is_parted_from_the_one_that_most_of_them_name():
    texts = alone(*({**NAME, f"w{at}": 0.2} for at in range(4)), {"refund": 0.6, "other school": 0.6})
    parts = anchored(reduce(merged, texts), texts, known(texts, refund=40), Measure())
    assert sorted(sorted(one.members) for one in parts) == [[0, 1, 2, 3], [4]]


def test_a_kind_of_complaint_has_no_anchors_and_nobody_is_parted_from_it():
    texts = alone(*({"refund": 0.6, f"school {at}": 0.6} for at in range(5)))
    words = known(texts, refund=40)
    assert anchors([one.words for one in texts], words).told == {}
    whole = reduce(merged, texts)
    assert anchored(whole, texts, words, Measure()) == [whole]


def test_what_is_as_like_as_the_others_stays_whatever_it_calls_the_thing():
    body = {f"same {n}": 0.4 for n in range(6)}
    texts = alone(*({**body, "larch": 0.3, "larch english": 0.3} for _ in range(4)), body)
    words = known(texts) + Counter(dict.fromkeys(body, 40))
    whole = reduce(merged, texts)
    assert anchored(whole, texts, words, Measure()) == [whole]


def test_a_stray_with_the_anchors_that_says_in_part_the_same_finds_to_its_problem():
    name = {**NAME, "larch school": 0.5}
    stray = {"larch": 0.4, "larch english": 0.4, "larch school": 0.4, "promise": 0.7}
    texts = alone(*({**name, f"w{at}": 0.2} for at in range(4)), stray, {"refund": 0.6, "other": 0.6})
    words = known(texts, refund=40)
    homes = [home(reduce(merged, texts[:4]), texts, words)]
    assert strays([4, 5], homes, texts) == {0: [4]}


def test_a_problem_of_three_messages_calls_nobody():
    texts = alone(*([NAME] * 3))
    assert home(reduce(merged, texts), texts, known(texts)) is None
