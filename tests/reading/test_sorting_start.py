"""Where an office starts: keywords, its own places, and how what was learned joins them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.domain.reading.sorting.blending import ENOUGH, Blend, worth_naming
from huiyin.domain.reading.sorting.keywords import SUREST, Keywords
from huiyin.domain.reading.sorting.learning import Example, learn
from huiyin.domain.reading.sorting.places import Place, Places, ground_of
from huiyin.domain.reading.sorting.preparing import prepared
from huiyin.domain.reading.sorting.suggested import Suggested

WORDS = Keywords(
    {
        "water": ["停水", "水压", "下水道"],
        "noise": ["噪音", "广场舞", "夜间施工"],
        "dust": ["扬尘", "夜间施工"],
        "empty": [],
    }
)
TOWNS = [
    Place("柳溪镇"),
    Place("澄东街道"),
    Place("上河村", "柳溪镇"),
    Place("新河村", "柳溪镇"),
    Place("新河村", "青麦镇"),
]


def test_keywords_name_the_category_and_say_which_words():
    best = WORDS.suggest("小区停水，水压也低")
    assert (best[0].label, set(best[0].words)) == ("water", {"停水", "水压"})
    assert 0.3 < best[0].confidence <= SUREST
    assert WORDS.suggest("今天天气很好") == []


def test_a_word_of_two_categories_decides_for_neither_alone():
    both = WORDS.suggest("夜间施工")
    assert {one.label for one in both} == {"noise", "dust"}
    assert both[0].confidence == both[1].confidence < 0.5


def test_no_category_is_named_where_none_is_likely():
    blend = Blend(WORDS)
    assert blend.suggest("") == blend.suggest("  \n") == blend.suggest("你好") == []
    assert blend.suggest("停水停水停水，水压低")[0].label == "water"


def test_what_was_learned_is_heard_once_there_is_enough_of_it():
    rows = [("water", "自来水停了"), ("roads", "马路坑洼不平")] * 6
    sorter = learn([Example(prepared("", text), label, n) for n, (label, text) in enumerate(rows)])
    text = prepared("", "门口马路坑洼")
    assert Blend(WORDS, sorter, ENOUGH - 1).suggest(text) == []
    assert Blend(WORDS, sorter, ENOUGH).suggest(text)[0].label == "roads"
    assert Blend(WORDS, sorter, 30_000).share > 0.99


@pytest.mark.parametrize(
    ("sure", "units", "named"),
    [
        ({"a": 0.9, "b": 0.05, "c": 0.03}, 30, ["a"]),
        ({"b": 0.25, "a": 0.5, "c": 0.12, "d": 0.11}, 30, ["a", "b", "c"]),
        ({"a": 0.5, "b": 0.3, "c": 0.2}, 4, ["a", "b"]),  # one in four is what chance gives
        ({"a": 0.29, "b": 0.28}, 30, []),
        ({}, 0, []),
    ],
)
def test_beside_the_likeliest_unit_none_is_named_that_chance_would_name(sure, units, named):
    said = [Suggested(code, much) for code, much in sure.items()]
    assert [one.label for one in worth_naming(said, units)] == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("柳溪镇上河村的水渠垮了", ["柳溪镇上河村"]),
        ("柳溪镇政府不管我们村", ["柳溪镇"]),
        ("我住柳溪，路灯不亮", ["柳溪镇"]),
        ("上河村二组的路", ["柳溪镇上河村"]),
        ("澄东街道文昌社区环境差", ["澄东街道文昌社区"]),
        ("北京市朝阳区", []),
        ("", []),
    ],
)
def test_places_are_those_of_the_office_and_no_others(text, named):
    assert [one.label for one in Places(TOWNS).suggest(prepared("", text))] == named


def test_a_name_that_two_places_have_stays_for_both():
    found = Places(TOWNS).suggest("新河村的桥断了")
    assert [one.label for one in found] == ["柳溪镇新河村", "青麦镇新河村"]
    assert found[0].confidence == found[1].confidence < 0.5


def test_an_office_without_places_names_none():
    assert Places([]).suggest("柳溪镇上河村") == []


@given(st.text(max_size=300))
@settings(max_examples=80, deadline=None)
def test_any_text_is_taken(text):
    ready = prepared(text, text)
    assert all(
        0 < one.confidence < 1 for one in [*Blend(WORDS).suggest(ready), *Places(TOWNS).suggest(ready)]
    )


@pytest.mark.parametrize(
    ("office", "above", "ground"),
    [
        ("澄水县人民政府澄东街道办事处", ["澄水县人民政府", "云陵市人民政府"], "澄东街道"),
        ("澄水县青麦镇人民政府", ["澄水县人民政府"], "青麦镇"),
        ("澄水县人民政府", ["云陵市人民政府"], "澄水县"),
        ("柳溪镇人民政府", [], "柳溪镇"),
    ],
)
def test_an_office_governs_the_ground_in_its_name(office, above, ground):
    assert ground_of(office, above) == ground
