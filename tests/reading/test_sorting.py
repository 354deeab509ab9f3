"""Sorting texts: what is learned, how sure it is, why, and that no text whatever breaks it."""

import json

import numpy as np
import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.domain.reading.folding import fold
from huiyin.domain.reading.sorting import keeping, measuring
from huiyin.domain.reading.sorting.features.counting import LONGEST, NONE, count, word_keys
from huiyin.domain.reading.sorting.features.cutting import cut
from huiyin.domain.reading.sorting.features.rows import known_of, rows_of
from huiyin.domain.reading.sorting.features.table import SLOTS, found_in, keys_in, table_of
from huiyin.domain.reading.sorting.grouping import groups_of, spread
from huiyin.domain.reading.sorting.learning import Example, learn
from huiyin.domain.reading.sorting.preparing import plain, prepared, prepared_all
from huiyin.domain.reading.sorting.sorter import Sorter

PLACES = ["上河村", "文昌小区", "澄东街道", "柳溪镇", "东门社区", "北关新村", "渡口街", "老窑村"]
SAID = {
    "water": [
        "自来水停了三天",
        "水压太低洗不了澡",
        "水管爆裂路面全是水",
        "下水道堵了污水外溢",
        "供水公司总是停水",
    ],
    "noise": [
        "广场舞音响吵到半夜",
        "工地夜间施工噪音很大",
        "酒吧噪音扰民睡不着",
        "喇叭从早响到晚",
        "夜里机器轰鸣噪音",
    ],
    "wages": [
        "包工头拖欠工资半年",
        "工程完工不发工钱",
        "老板欠薪找不到人",
        "农民工工资被拖欠",
        "加班工资一直不给",
    ],
}


def told() -> list[Example]:
    """Messages of three sorts in all places."""
    rows = [
        (label, f"{place}{said}，请尽快处理。") for label in SAID for said in SAID[label] for place in PLACES
    ]
    return [Example(prepared("", text), label, number) for number, (label, text) in enumerate(rows)]


@pytest.fixture(scope="module")
def sorter() -> Sorter:
    return learn(told())


def test_what_was_learned_is_told_of_texts_never_seen_with_the_words_that_decided(sorter):
    best = sorter.suggest(prepared("小区停水", "我们小区水压低，经常停水，自来水公司没人管"))
    assert best[0].label == "water" and best[0].confidence > 0.6
    assert {"停水"} & set(best[0].words)
    assert sum(one.confidence for one in best) == pytest.approx(1, abs=1e-4)
    assert [one.confidence for one in best] == sorted((one.confidence for one in best), reverse=True)


def test_reasons_are_words_of_the_text_and_of_nothing_else(sorter):
    text = prepared("", "老板拖欠工资，夜间施工噪音也大")
    for one in sorter.suggest(text):
        assert all(word in text for word in one.words)


def test_the_same_examples_give_the_same_bytes(sorter):
    assert keeping.digest(keeping.packed(learn(told()))) == keeping.digest(keeping.packed(sorter))


def test_what_is_kept_comes_back_whole_and_a_changed_file_is_refused(sorter):
    data = keeping.packed(sorter)
    again = keeping.unpacked(data, keeping.digest(data))
    texts = [one.text for one in told()[::7]]
    assert np.array_equal(again.confidences(texts), sorter.confidences(texts))
    with pytest.raises(keeping.Unreadable):
        keeping.unpacked(data[:-1] + b"x", keeping.digest(data))
    with pytest.raises(keeping.Unreadable):
        keeping.unpacked(b"no file at all", keeping.digest(b"no file at all"))


def test_the_file_holds_no_word_of_any_text(sorter):
    data = keeping.packed(sorter)
    with np.load(__import__("io").BytesIO(data)) as arrays:
        about = json.loads(arrays["about"].tobytes())
        assert set(arrays.files) == {"about", "runs", "words", "scale", "weights", "bias"}
    assert "上河村" not in str(about) and set(about["labels"]) == set(SAID)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "水",
        "a",
        "\0",
        "\ud800停水\udfff",
        "🙂🙃" * 50,
        "停" * 100_000,
        "Our tap water is off",
        "工資拖欠",
        "表\t格\n1\t2\n",
    ],
)
def test_any_text_gets_an_answer(sorter, text):
    best = sorter.suggest(prepared(text, text))
    assert len(best) == 3 and all(0 <= one.confidence <= 1 for one in best)


@given(st.lists(st.text(max_size=80), max_size=6))
@settings(max_examples=60, deadline=None)
def test_texts_together_are_told_as_each_alone(texts):
    ready = [prepared(text, text[::-1]) for text in texts]
    together = count(ready)
    for place, text in enumerate(ready):
        first, last = together.starts[place : place + 2]
        assert np.array_equal(together.keys[:, first:last], count([text]).keys)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
@settings(deadline=None)
def test_letters_have_one_form_and_keep_it(text):
    once = plain(text)
    assert plain(once) == once
    assert plain("ＡＢＣ１２３，停水") == fold("ＡＢＣ１２３，停水")


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=60)), max_size=5))
@settings(max_examples=60, deadline=None)
def test_messages_together_are_prepared_as_each_alone_in_whatever_characters(messages):
    simplify = opencc.OpenCC("t2s").convert
    said = [*messages, ("電梯壞了", "物業不管，請幫忙解決"), ("", "")]
    together = prepared_all(said, simplify)
    assert together == [prepared(*one, simplify) for one in said]
    assert together == [simplify(text) for text in prepared_all(said)]
    assert together[-2:] == [prepared("电梯坏了", "物业不管，请帮忙解决"), ""]


WORDS = ["自来水", "水公司", "停水", "公司", "来水", "自来水厂"]


def longest_first(text):
    """Cut letter by letter, as anybody would."""
    found, place = [], 0
    while place < len(text):
        word = next((text[place : place + n] for n in (4, 3, 2) if text[place : place + n] in WORDS), "")
        found += [(place, word)] if word else []
        place += len(word) or 1
    return found


@given(st.lists(st.text(alphabet="自来水公司停厂，", max_size=40), max_size=5))
@settings(deadline=None)
def test_texts_are_cut_into_the_longest_known_words_one_after_the_other(texts):
    words = table_of(word_keys(WORDS))
    columns = {word: int(found_in(word_keys([word]), words).columns[0]) for word in WORDS}
    found = cut(count(texts), words)
    starts = np.cumsum([0, *map(len, texts)])
    wanted = [
        (starts[n] + place, columns[word])
        for n, text in enumerate(texts)
        for place, word in longest_first(text)
    ]
    assert list(zip(found.places, found.columns, strict=True)) == wanted


def test_a_long_text_of_one_letter_is_cut():
    words = table_of(word_keys(["停停"]))
    assert cut(count(["停" * 9_999, "停停"]), words).places.tolist() == [*range(0, 9_998, 2), 9_999]


def test_a_row_says_how_often_letters_pairs_and_words_stand_in_a_text():
    known = known_of(word_keys(["停", "停水"]), word_keys(["停水"]))
    rows = rows_of(["停水，停水", "", "水停"], known)
    assert rows.starts.tolist() == [0, 3, 3, 4]
    assert rows.columns.tolist() == [0, 1, 2, 0]
    assert np.allclose(rows.times, [1 + np.log(2)] * 3 + [1])
    assert np.allclose(rows.matrix(np.ones(3)).power(2).sum(axis=1).ravel(), [1, 0, 1])


def test_one_word_has_one_key_wherever_it_stands_and_too_long_a_word_has_none():
    keys = word_keys(["停水", "噪音", "", "停水", "一二三四五"])
    assert keys[0] == keys[3] != keys[1] and keys[2] == keys[4] == NONE
    assert count(["，停水了"]).keys[1, 1] == keys[0]


def test_a_table_knows_its_keys_and_no_others_and_is_made_again_from_them():
    keys = np.random.default_rng(7).integers(1, 1 << 32, 50_000, np.uint32)
    table = table_of(keys)
    found = found_in(keys, table)
    assert len(found.places) > 0.95 * len(keys)
    assert np.array_equal(table_of(keys_in(table)), table)
    others = np.random.default_rng(8).integers(1, 1 << 32, 50_000, np.uint32)
    assert len(found_in(others, table).places) < 25
    assert not len(found_in(np.full(3, NONE, np.uint32), table_of(np.arange(SLOTS, dtype=np.uint32))).places)


def test_runs_end_where_their_text_ends():
    keys = count(["停水", "停", ""]).keys
    assert keys.shape == (LONGEST, 3) and [list(row == NONE) for row in keys] == [
        [False, False, False],
        [False, True, True],
        [True, True, True],
        [True, True, True],
    ]


def test_near_copies_share_a_group_and_strangers_do_not():
    letter = "我们小区三号楼的电梯坏了两个多月，楼上老人下不了楼，物业说没有钱修，请帮助解决这个问题。" * 2
    texts = [
        prepared("", one)
        for one in (letter, letter.replace("两", "三", 1), "村口路灯不亮，晚上看不见路", "", "")
    ]
    groups = groups_of(texts)
    assert groups[0] == groups[1] and len(set(groups)) == 4
    parts = spread(groups, 3, seed=1)
    assert parts[0] == parts[1] and set(parts) <= {0, 1, 2}


def test_figures_of_a_known_outcome():
    sure = np.array([[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.6, 0.4]])
    found = measuring.figures(["a", "a", "b", "b"], ["a", "b"], sure)
    assert (found["accuracy"], found["top_2"]) == (0.75, 1.0)
    assert found["per_class"]["a"] == {"precision": 0.6667, "recall": 1.0, "f1": 0.8, "messages": 2}
    assert found["macro_f1"] == pytest.approx((0.8 + 2 / 3) / 2, abs=1e-4)
    assert found["confident"] == {"at_least": 0.9, "share": 0.25, "accuracy": 1.0}
    assert found["expected_calibration_error"] == pytest.approx((0.1 + 0.2 + 0.3 + 0.6) / 4, abs=1e-4)


def test_fewer_than_two_labels_teach_nothing():
    with pytest.raises(ValueError, match="fewer than two"):
        learn([Example("停水", "water", 0)])
