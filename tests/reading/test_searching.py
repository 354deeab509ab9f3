"""What is typed into a search is read as words and phrases, and found again at its place in the text as it was written."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.domain.reading.bigrams import index_tokens
from huiyin.domain.reading.folding import fold
from huiyin.domain.reading.searching.asked import BETWEEN, MOST_CHARACTERS, asked
from huiyin.domain.reading.searching.marking import _EVEN, spans
from huiyin.domain.reading.searching.snippets import AROUND, LONGEST_HIT, snippet, whole
from huiyin.matters.record.search_index import simplify

CHINESE = st.text(alphabet="水电路桥房屋A3区b１，。 \n噪音擾扰", max_size=60)
TYPED = st.text(alphabet='水电路桥 "“”「」-，１a噪音擾', max_size=30)


@pytest.mark.parametrize(
    ("typed", "phrases", "without"),
    [
        ("电梯 噪音", [("电梯",), ("噪音",)], []),
        ("电梯，噪音", [("电梯",), ("噪音",)], []),
        ('"电梯 噪音"', [("电梯", "噪音")], []),
        ("“电梯噪音” 夜间", [("电梯噪音",), ("夜间",)], []),
        ("”电梯，噪音“", [("电梯", "噪音")], []),
        ("「電梯」『夜間 施工』", [("电梯",), ("夜间", "施工")], []),
        ("＂Ａ３区＂", [("a3区",)], []),
        ("电梯 -噪音", [("电梯",)], [("噪音",)]),
        ("电梯 －“夜间 施工”", [("电梯",)], [("夜间", "施工")]),
        ("A3-12", [("a3",), ("12",)], []),  # a dash within a word leaves nothing out
        ("“电梯", [("电梯",)], []),  # a quote that was never closed is a mark like any other
        ("电梯 电梯", [("电梯",)], []),
    ],
)
def test_words_phrases_and_what_is_left_out(typed, phrases, without):
    found = asked(typed, simplify)
    assert (list(found.phrases), list(found.without)) == (phrases, without)


@pytest.mark.parametrize(
    "typed", ["", " ", "，。！", '""', "“”", "「」", "-", "- -", "\u200b", "\x00", "-噪音", "🙂"]
)
def test_nothing_to_look_for(typed):
    found = asked(typed, simplify)
    assert not found and not found.tokens and not found.holds("噪音", simplify)


def test_a_phrase_stands_together_and_words_need_not():
    assert asked('"下水道 堵塞"').holds("下水道，堵塞三天")
    assert not asked('"下水道 堵塞"').holds("堵塞的下水道")
    assert not asked('"下水道 堵塞"').holds("下水道又堵塞")
    assert asked("下水道 堵塞").holds("堵塞的下水道")
    assert not asked('"停水 三天"').holds(f"停水{BETWEEN}三天"), (
        "no phrase reaches from one field into the next"
    )
    assert not asked("停水 -三天").holds("停水三天") and asked("停水 -三天").holds("停水两天")


@given(CHINESE, TYPED)
def test_a_quick_no_is_never_wrong(text, typed):
    found = asked(typed, simplify)
    assert not (found.shuts_out(text) and found.holds(text, simplify))


@given(CHINESE | st.text(max_size=60), TYPED | st.text(max_size=60))
def test_the_index_never_misses_what_the_recheck_would_find(text, typed):
    found = asked(typed, simplify)
    if found.holds(text, simplify):
        assert set(found.tokens) <= set(index_tokens(text, simplify))


@given(CHINESE, TYPED)
def test_what_is_held_is_marked_and_the_marks_say_the_words(text, typed):
    found = asked(typed, simplify)
    marked = spans(text, found, simplify)
    if found.holds(text, simplify):
        assert marked
    for first, end in marked:
        assert any(run in fold(text[first:end], simplify) for phrase in found.phrases for run in phrase)


@given(st.text(max_size=80), st.data())
def test_any_piece_of_any_text_is_marked_in_order_and_within_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    marked = spans(text, asked(text[start : start + 10], simplify), simplify)
    places = [place for span in marked for place in span]
    assert places == sorted(places) and len(set(places)) == len(places)
    assert not places or (places[0] >= 0 and places[-1] <= len(text))


def test_even_runs_fold_character_by_character():
    for n in range(0x10000):
        if unicodedata.category(chr(n)) != "Cs" and re.fullmatch(f"[{_EVEN}]", chr(n)):
            assert len(fold(chr(n))) == 1, hex(n)


@pytest.mark.parametrize(
    ("text", "typed", "said"),
    [
        ("夜間噪音擾民", "扰民", ["擾民"]),
        ("夜间噪音扰民", "擾民", ["扰民"]),
        ("住在Ａ３区，ａ３区", "a3区", ["Ａ３区", "ａ３区"]),
        ("面积90㎡，电梯坏了", "电梯", ["电梯"]),  # one sign becomes two letters
        ("ﷺ电梯", "电梯", ["电梯"]),
        ("e\u0301cole", "école", ["e\u0301cole"]),
        ("电\ufe00梯坏了", "电梯", ["电\ufe00梯"]),
        ("가나", "\u1100\u1161", ["가"]),
        ("🙂🙂电梯🙂", "电梯", ["电梯"]),
        ("停水，\n\n三天", "“停水 三天”", ["停水，\n\n三天"]),
        ("电梯梯子", "电梯 梯梯", ["电梯梯"]),
    ],
)
def test_places_are_those_of_the_text_as_it_was_written(text, typed, said):
    assert [text[first:end] for first, end in spans(text, asked(typed, simplify), simplify)] == said


LONG = (
    "前面说的是别的事情，与此无关，" * 20 + "小区停水三天。请尽快恢复。" + "后面还有许多话，也没有关系，" * 20
)


def shown(text, typed, **how):
    found = asked(typed, simplify)
    return "".join(
        f"[{p.text}]" if p.hit else p.text for p in snippet(text, spans(text, found, simplify), **how)
    )


def test_a_snippet_is_the_words_around_and_says_where_it_leaves_out():
    said = shown(LONG, "停水")
    assert "小区[停水]三天。" in said and said.startswith("…") and said.endswith("…")
    assert len(said) < 2 * AROUND + 20


def test_several_places_are_shown_and_neighbours_are_one_piece():
    text = "停水。" + "别的话" * 30 + "又停水。" + "别的话" * 30 + "再停水。" + "别的话" * 30 + "还停水。"
    assert shown(text, "停水").count("[停水]") == 3
    assert shown("停水和停电一起来了", "停水 停电") == "[停水]和[停电]一起来了"
    assert shown("没有", "停水") == ""


def test_a_title_is_whole_and_markup_is_only_text():
    title = "<b>停水</b>&amp;"
    assert [(p.text, p.hit) for p in whole(title, spans(title, asked("停水")))] == [
        ("<b>", False),
        ("停水", True),
        ("</b>&amp;", False),
    ]


@given(CHINESE | st.text(max_size=200), TYPED)
def test_a_snippet_is_made_of_the_text_alone(text, typed):
    found = spans(text, asked(typed, simplify), simplify)
    plain = " ".join(text.split())
    for piece in snippet(text, found):
        assert piece.text == "…" or " ".join(piece.text.split()) in plain
    assert "".join("".join(p.text for p in whole(text, found)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "odd",
    [
        "水",
        "水电" * 50_000,
        "🙂" * 5_000,
        "\u0301" * 5_000,
        "كلام عربي",
        "a\tb\tc\n1\t2\t3",
        "\x00\x07",
        "\ud800水",
    ],
)
def test_odd_texts_are_searched_without_a_word(odd):
    for typed in ("水电", odd):
        found = asked(typed, simplify)
        assert len(found.tokens) <= MOST_CHARACTERS
        marked = spans(odd, found, simplify)
        assert found.holds(odd, simplify) == bool(marked)
        for piece in snippet(odd, marked):
            assert len(piece.text) <= LONGEST_HIT + 2 * AROUND
