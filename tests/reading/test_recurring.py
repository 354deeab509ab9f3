"""Recurring problems: what belongs together is found, what only sounds alike is not, and nothing is kept of who wrote."""

from collections import Counter
from dataclasses import fields
from datetime import date, timedelta
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.domain.reading.recurring.finding import find
from huiyin.domain.reading.recurring.grouping.joining import Measure, bunch, cohesion, holding, merged
from huiyin.domain.reading.recurring.grouping.parting import parted
from huiyin.domain.reading.recurring.heat import (
    Measured,
    best_month,
    by_month,
    by_week,
    formula,
    heat,
    measure,
    points,
    voices,
    with_offices,
)
from huiyin.domain.reading.recurring.keeping import kept
from huiyin.domain.reading.recurring.naming import called, name
from huiyin.domain.reading.recurring.scoring import judged, nearest
from huiyin.domain.reading.recurring.space import scaled
from huiyin.domain.reading.recurring.terms import Terms
from huiyin.domain.reading.recurring.texts import Message
from tests.reading.recurring_texts import FIRST, NIGHT_MARKET, PLANT, SAME_PLACE, message, town


@pytest.fixture(scope="module")
def found():
    return find(town())


def groups(finder) -> list[set[int]]:
    return [set(one.members) for one in finder.problems.values()]


def test_a_problem_is_found_in_other_words_and_apart_from_another_at_the_same_place(found):
    plant, buses = set(range(len(PLANT))), set(range(len(PLANT), len(PLANT) + len(SAME_PLACE)))
    assert plant in groups(found)
    assert not any(one & plant and one & buses for one in groups(found))


def test_the_same_words_at_another_place_are_another_problem(found):
    start = len(PLANT) + len(SAME_PLACE)
    one, other = set(range(start, start + 3)), set(range(start + 3, start + 6))
    assert one in groups(found)
    assert other in groups(found)


def test_what_stands_alone_is_in_no_problem(found):
    start = len(PLANT) + len(SAME_PLACE) + 2 * len(NIGHT_MARKET)
    assert all(member < start for one in groups(found) for member in one)


def test_the_same_messages_give_the_same_answer():
    assert groups(find(town())) == groups(find(town()))


def test_traditional_characters_are_read_as_simplified_ones():
    import opencc

    said = [*town(), message(100, "青槐新城旁邊建攪拌站，粉塵噪聲擾民")]
    finder = find(said, simplify=opencc.OpenCC("t2s").convert)
    assert any({0, 100} <= one for one in groups(finder))


def test_a_problem_is_named_by_its_place_and_its_own_words(found):
    plant = next(one for one in found.problems.values() if 0 in one.members)
    said = name(plant, town()[: len(PLANT)])
    assert said.place.startswith("青槐新城")
    assert "搅拌站" in said.line
    assert not said.line.startswith(("投诉", "关于", "请"))
    assert "搅拌站" in said.words


def test_a_name_holds_nobody():
    said = [message(n, f"王小明投诉青槐新城搅拌站，电话1390000123{n}") for n in range(3)]
    said.append(message(9, "青槐新城搅拌站扬尘"))
    assert called(said, ["搅拌站"]).line == "青槐新城搅拌站扬尘"
    assert "王小明" not in called(said[:3], ["搅拌站"]).line


def test_a_place_that_begins_like_a_surname_is_no_person():
    said = [
        message(n, one) for n, one in enumerate(["洪山公园何时开工", "洪山公园开工了没有", "建设洪山公园"])
    ]
    assert called(said, ["洪山"]).place == "洪山公园"
    assert called(said, ["洪山"]).line.startswith("洪山公园")


def test_one_character_of_a_name_is_no_place():
    said = [
        message(n, one) for n, one in enumerate(["苗家塘小学扩建", "苗家塘小学何时扩建", "盼苗家塘小学扩建"])
    ]
    assert called(said, ["扩建"]).place == ""


def test_the_line_is_what_most_of_them_say_and_not_what_one_says_at_length():
    said = [
        message(1, "青槐新城搅拌站扬尘扰民"),
        message(2, "青槐新城搅拌站扬尘何时停"),
        message(3, "关于青槐新城搅拌站扬尘扰民及公交站牌损坏、物业费收取不合理等一系列的问题"),
    ]
    assert called(said, ["搅拌站"]).line == "青槐新城搅拌站扬尘扰民"


def test_a_new_message_is_taken_into_its_problem_or_waits():
    finder = find(town())
    plant = next(at for at, one in finder.problems.items() if 0 in one.members)
    assert finder.take(message(200, "青槐新城小区旁搅拌站粉尘噪声扰民")) == {plant}
    assert 200 in finder.problems[plant].members
    assert finder.take(message(201, "不动产证办了一年没拿到")) == set()
    assert finder.take(message(202, "")) == set()


def test_a_new_message_that_shares_only_the_place_waits():
    finder = find(town())
    assert finder.take(message(203, "青槐新城孩子入学派位")) == set()


def test_messages_that_waited_become_a_problem_when_there_are_enough_of_them():
    finder = find(town())
    new = ["枫林水库大坝渗水", "枫林水库大坝渗水无人修", "枫林水库大坝渗水，担心安全"]
    places = [finder.take(message(300 + n, one)) for n, one in enumerate(new)]
    assert places[:2] == [set(), set()]
    (place,) = places[2]
    assert set(finder.problems[place].members) == {300, 301, 302}
    assert finder.take(message(303, "枫林水库大坝又渗水了")) == {place}


def test_a_problem_keeps_its_place_while_it_grows_and_is_grouped_anew():
    finder = find(town())
    plant = next(at for at, one in finder.problems.items() if 0 in one.members)
    others = {at: dict(one.members) for at, one in finder.problems.items() if at != plant}
    for n, one in enumerate(PLANT * 2):
        assert finder.take(message(400 + n, f"{one}，已是第{n}次反映")) == {plant}
    assert {0, *range(400, 412)} <= set(finder.problems[plant].members)
    assert {at: one.members for at, one in finder.problems.items() if at != plant} == others


def test_a_letter_that_goes_on_coming_is_counted_and_not_compared_each_time():
    finder = find(town())
    chain = [Message(500 + n, "坚决反对白鹭湾门口建变电站", "坚决反对。", FIRST) for n in range(200)]
    places = [finder.take(one) for one in chain]
    assert places[2:] == [places[2]] * 198
    (place,) = places[2]
    assert set(finder.problems[place].members) == {one.id for one in chain}
    assert len(finder.problems[place].bunch.members) <= 5


def test_one_writer_of_many_letters_is_one_voice():
    many = [message(n, PLANT[n % 6], author="same") for n in range(20)]
    few = [message(n, PLANT[n % 6], author=f"w{n}") for n in range(3)]
    assert len(voices(many)) == 1
    assert heat(measure(many)) < heat(measure(few))
    assert len(voices([message(1, "甲"), message(2, "甲")])) == 2  # not known: not taken for one


def test_votes_are_damped_and_offices_count():
    one = measure([message(0, "甲", author="a", likes=2_000)])
    assert next(p for p in points(one) if p.part.name == "votes").points < 8
    late = with_offices(one, unkept=2, days_unanswered=60)
    assert heat(late) == pytest.approx(heat(one) + 2 * 2 + 0.5 * 2)


def test_the_formula_is_the_sum_of_its_parts_and_has_no_person_in_it():
    measured = Measured(5, 2, 10, 3, 1, 2.0)
    assert heat(measured) == pytest.approx(sum(one.points for one in points(measured)))
    assert {part.name for part in formula()} == {field.name for field in fields(Measured)}
    assert not any("author" in part.name or "person" in part.name for part in formula())


def test_the_best_month_and_growth():
    days = [FIRST + timedelta(days=n) for n in (0, 1, 29, 30, 100, 101, 102)]
    said = [Message(n, "甲", "", day, author=f"w{n}") for n, day in enumerate(days)]
    assert best_month(said) == 3
    assert measure(said).growth == 3
    assert measure(said, on=days[-1] + timedelta(days=31)).growth == 0
    assert by_month(days) == {"2026-01": 2, "2026-02": 2, "2026-03": 0, "2026-04": 3}
    assert sum(by_week(days).values()) == 7
    assert by_month([]) == {}


def test_a_problem_keeps_its_id_while_it_keeps_half_of_its_messages():
    old = {7: [1, 2, 3, 4], 9: [5, 6, 7]}
    assert kept(old, [[5, 6, 7, 8], [1, 2, 3], [10, 11, 12]]) == [9, 7, None]
    assert kept(old, [[1, 20, 21, 22]]) == [None]
    assert kept(old, [[1, 2], [3, 4]]).count(7) == 1


def test_known_problems_are_judged_over_pairs():
    found = nearest([1, 2, 3, 4], [[9, 8], [1, 2, 3, 5]])
    assert (found.rank, found.precision, found.recall) == (2, 0.5, 0.5)
    assert nearest([1, 2], [[1, 3]]).f1 == 0
    assert nearest([1, 2], []).rank is None
    assert judged({"one": [1]}, [[1]]) == {}


STRANGE = [
    "",
    "a",
    "\x00\x00",
    "\ud800坏",
    "😀" * 50,
    "電梯壞了",
    "| 表 | 格 |\n|---|---|",
    "> 引用",
    "长" * 100_000,
    "。。。",
]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.text(st.characters(), max_size=40) | st.sampled_from(STRANGE), st.sampled_from(STRANGE)),
        max_size=8,
    )
)
def test_any_text_gives_problems_or_none_but_no_exception(texts):
    said = [Message(n, subject, body, date(2026, 1, 1)) for n, (subject, body) in enumerate(texts)]
    finder = find(
        said * 3 and [Message((n, k), m.subject, m.body, m.day) for k in range(3) for n, m in enumerate(said)]
    )
    for one in finder.problems.values():
        mine = [said[member[0]] for member in one.members]
        assert len(name(one, mine).line) <= 60
    for n, one in enumerate(said):
        finder.take(Message(("new", n), one.subject, one.body, None))
    finder.take(Message("new", "\ud800", "", None))


def test_several_troubles_of_one_place_are_several_problems():
    lift = ["电梯坏了没人修", "电梯三天两头停运", "电梯困人多次"]
    school = ["幼儿园收费太高", "幼儿园没有公示收费", "幼儿园收费突然上涨"]
    said = [message(300 + n, f"锦绣花园{what}") for n, what in enumerate([*lift, *school])]
    found = groups(find([*town()[len(PLANT) :], *said]))
    assert any({300, 301, 302} <= one for one in found)
    assert {303, 304, 305} in found


def test_one_letter_sent_by_many_is_a_problem_and_takes_no_longer_for_it():
    chain = [message(1000 + n, "坚决反对白鹭湾门口建变电站", author=f"c{n}") for n in range(5_000)]
    said = [*town(), *(Message(one.id, one.subject, chain[0].body, one.day) for one in chain)]
    finder = find(said)
    assert {one.id for one in chain} in groups(finder)
    assert set(range(len(PLANT))) in groups(finder)


@pytest.mark.parametrize("day", [None, date(2999, 12, 31), date.min])
def test_days_that_are_missing_or_cannot_be_are_borne(day):
    said = [Message(n, one, one, day) for n, one in enumerate(PLANT)]
    assert heat(measure(said, on=FIRST)) > 0
    assert heat(measure(said)) > 0


def test_what_shares_only_the_place_is_parted_from_a_problem_told_by_many():
    said = Terms(Counter(), Counter(), frozenset({"place"}), firm=True)
    kinds = [{"crack": 0.6, f"w{at}": 0.3} for at in range(4)] + [{"school": 0.7}, {"parking": 0.7}]
    alone = [bunch(at, scaled({"place": 0.7, **kind}), {}, said) for at, kind in enumerate(kinds)]
    parts = parted(reduce(merged, alone), alone, Measure())
    assert [0, 1, 2, 3] in [sorted(one.members) for one in parts]
    assert not any(len(one.members) > 4 for one in parts)


def test_a_place_of_which_everybody_says_something_else_stays_one_problem():
    said = Terms(Counter(), Counter(), frozenset({"place"}), firm=True)
    alone = [
        bunch(at, scaled({"place": 0.8, word: 0.6}), {"place": 1.0}, said)
        for at, word in enumerate(("road", "fee", "school", "gate"))
    ]
    whole = reduce(merged, alone)
    assert parted(whole, alone, Measure()) == [whole]


def test_a_message_about_another_place_is_parted_from_those_that_name_theirs():
    here = Terms(Counter(), Counter(), frozenset({"place"}), firm=True)
    there = Terms(Counter(), Counter(), frozenset({"elsewhere"}), firm=True)
    alone = [bunch(at, scaled({"place": 0.6, "lift": 0.8, f"w{at}": 0.2}), {}, here) for at in range(4)]
    alone.append(bunch(4, scaled({"elsewhere": 0.9, "lift": 0.45}), {}, there))
    parts = parted(reduce(merged, alone), alone, Measure())
    assert sorted(sorted(one.members) for one in parts) == [[0, 1, 2, 3], [4]]


def test_what_does_not_hold_together_is_taken_apart():
    said = Terms(Counter(), Counter(), frozenset(), firm=False)
    ask = {"ask": 0.25}  # what all have in common, and it is little
    kinds = [{"tax": 0.9}, {"tax": 0.9}, {"bus": 0.9}, {"bus": 0.9}, {"dog": 0.9}, {"cat": 0.9}]
    alone = [bunch(at, scaled({**ask, **kind}), {}, said) for at, kind in enumerate(kinds)]
    whole = reduce(merged, alone)
    assert cohesion(whole) > Measure().alike
    parts = [set(one.members) for one in holding(whole, alone, Measure())]
    assert {0, 1} in parts
    assert {2, 3} in parts
    assert holding(alone[0], alone, Measure()) == [alone[0]]


def test_what_is_alike_holds_together():
    one = next(p for p in find(town()).problems.values() if 0 in p.members)
    assert cohesion(one.bunch) > 0.2
