"""Questions and answers of a pack: their numbers come from the law, what they cite exists, and faults are found."""

from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

import pytest

from huiyin.domain.law.check.packs import _questions
from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.load.questions import questions_of
from huiyin.domain.reading.finding import Findable, Shelf
from huiyin.domain.reading.seeking import kept_words

PACK = "cn_xinfang_2022"


def test_numbers_are_those_of_the_law():
    law = counsel(PACK)
    asked = {one.id: one for one in questions_of(law.pack)}
    assert len(asked) >= 24
    how_long = asked["how_long"].answer.say("zh")
    assert f"{law.limit('handle').length}日内办结" in how_long and "{" not in how_long
    assert all("{" not in said for one in asked.values() for said in one.answer.words.values())
    assert questions_of(counsel("in_cpgrams_2024").pack) == ()


@pytest.fixture
def faults(tmp_path):
    """What is found wrong with one question; each has a folder of its own, since reading is remembered by folder."""
    pack = counsel(PACK).pack

    def of(answer: str, *, articles: str = "art34", times: int = 1) -> list[str]:
        folder = Path(mkdtemp(dir=tmp_path))
        (folder / "qa").mkdir()
        one = f"  - {{id: one, question: {{zh: 问, en: Q}}, answer: {{zh: '{answer}', en: A}}, articles: [{articles}]}}\n"
        (folder / "qa" / "asked.yaml").write_text("questions:\n" + one * times, encoding="utf-8")
        return [fault.what for fault in _questions(replace(pack, folder=folder), tmp_path)]

    return of


@pytest.mark.parametrize(
    ("answer", "more", "why"),
    [
        ("十五日内答复。", {}, "'十五日' is typed"),
        ("60日内答复。", {}, "'6' is typed"),
        ("{nonsense_length}日内。", {}, "no limit's length"),
        ("照办。", {"articles": "art999"}, "'art999', which is no article"),
        ("照办。", {"articles": ""}, "cites no article"),
        ("照办。", {"times": 2}, "twice"),
    ],
)
def test_what_is_wrong_is_found(faults, answer, more, why):
    (said,) = faults(answer, **more)
    assert why in said


def test_what_is_right_passes(faults):
    assert faults("照办。") == [] and faults("{handle_length}日内答复。") == []


def test_texts_are_found_by_what_is_rare_in_them():
    shelf = Shelf(
        [
            Findable("q:code", "查询码丢了怎么办？", "到窗口补发。"),
            Findable("q:review", "对答复不服怎么办？", "可以申请复查。"),
            Findable("q:paper", "我要纸质答复怎么办？", "说一声就给。"),
        ],
        lambda text: text.replace("復", "复").replace("複", "复"),
    )
    assert shelf.find("查询码")[0] == "q:code" and shelf.find("申請複查".replace("請", "请"))[0] == "q:review"
    assert shelf.find("纸质")[0] == "q:paper" and shelf.find("养老金核算") == [] and shelf.find(" ？ ") == []


@pytest.mark.parametrize(
    "words",
    ["王琴 13800001234", "a@b.cn", "柳园小区3号楼", "幸福路12号", "1234", "字" * 21, "  ", ""],
)
def test_what_could_tell_of_somebody_is_not_kept(words):
    assert kept_words(words, longest=20) == ""


def test_what_is_kept_is_folded_to_one_form():
    assert kept_words("  ６０日　办结 ", longest=20) == "60日 办结"
    assert kept_words("Review", longest=20) == "review"
