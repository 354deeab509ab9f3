"""Folding and normal form: same words, one form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.domain.reading.folding import fold, runs
from huiyin.domain.reading.normal import digest, normal


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ａ３区", "a3区"),
        ("ABC", "abc"),
        ("葛\U000e0100", "葛"),
        ("供\u200b水", "供水"),
        ("\u202e反转", "反转"),
        ("㈱", "(株)"),
        ("ｶﾞ", "ガ"),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_runs_hold_letters_marks_and_digits_only_and_miss_none(text):
    folded = fold(text)
    kept = "".join(runs(folded))
    assert kept == "".join(c for c in folded if c.isalnum() or unicodedata.category(c)[0] == "M")


def test_vowel_signs_stay_in_their_word():
    assert runs(fold("བོད་སྐད")) == ["བོད", "སྐད"]


@given(st.text(), st.text(alphabet=" \t\n，。！？、…—“”"), st.integers(0, 200))
def test_punctuation_and_space_do_not_change_the_digest(text, inserted, place):
    place = min(place, len(text))
    # A mark needs the letter before it, so nothing is put between them.
    if place < len(text) and unicodedata.combining(text[place]):
        place = len(text)
    assert normal(normal(text)) == normal(text)
    if not any(unicodedata.category(c)[0] == "M" or c == "ς" for c in unicodedata.normalize("NFKD", text)):
        assert digest(text[:place] + inserted + text[place:]) == digest(text)


def test_different_words_differ():
    assert digest("请修路") != digest("请修桥")
    assert digest("请 修 路。") == digest("请修路")


def test_simplify_is_used():
    assert normal("噪音擾民", lambda text: text.replace("擾", "扰")) == "噪音扰民"
