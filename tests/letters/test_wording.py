"""Dates, numerals, and a person's words made safe to print without changing what they say."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from huiyin.domain.letters.wording import day_words, is_english, literal, numeral, one_line, paragraphs


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九"), (100, "100")],
)
def test_numerals(number, words) -> None:
    assert numeral(number) == words


def test_dates_have_no_leading_zeros() -> None:
    assert day_words(date(2026, 1, 5), "zh-hans") == "2026年1月5日"
    assert day_words(datetime(2026, 12, 31, 23, 59), "en-gb") == "31 December 2026"


def test_any_other_language_is_printed_in_chinese() -> None:
    assert is_english("EN_us") and not is_english("zh-hans") and not is_english("entirely")


@given(st.text())
def test_any_text_becomes_xml_and_stays_itself(words: str) -> None:
    shown = literal(words)
    element = etree.Element("t")
    element.text = shown
    assert etree.fromstring(etree.tostring(element)).text in (shown, None)
    assert literal(shown) == shown


def test_ordinary_words_are_untouched() -> None:
    words = "路灯😀\t<w:p>&amp; {{ 7*7 }} {% raw %} {_{ \u200f\u200e 𠮷"
    assert literal(words) == words


def test_control_characters_are_shown_not_dropped() -> None:
    assert literal("a\x00b\x1bc\ufffe") == "a\ufffdb\ufffdc\ufffd"
    assert literal("a\r\nb\x0bc\u2028d") == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("words", "closed"),
    [
        ("\u202eabc", "\u202eabc\u202c"),
        ("\u2067a\u202eb", "\u2067a\u202eb\u202c\u2069"),
        ("\u202ea\u202c", "\u202ea\u202c"),
        ("\u2067a\u202eb\u2069", "\u2067a\u202eb\u2069"),
        ("a\u202c\u2069", "a\u202c\u2069"),
        ("\u202ea\nb", "\u202ea\u202c\nb"),
    ],
)
def test_open_direction_marks_are_closed_on_their_line(words, closed) -> None:
    assert literal(words) == closed


def test_lines_and_paragraphs() -> None:
    assert one_line(" a\n\n b\tc ") == "a b c"
    assert paragraphs("　　第一段\n\n 第二段 \r\n") == ("第一段", "第二段")
