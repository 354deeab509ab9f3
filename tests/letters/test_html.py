"""The page fragment: whole, escaped, classes only, headings in order; the plain text beside it."""

import re
from itertools import pairwise

import pytest
from lxml import etree

from huiyin.domain.letters.compose import compose, kinds
from huiyin.domain.letters.html import html
from huiyin.domain.letters.text import text


def parse(fragment: str):
    return etree.fromstring(fragment)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", kinds())
def test_the_fragment_is_whole_and_carries_classes_only(kind, lang, sample) -> None:
    tree = parse(html(compose(kind, sample(kind), lang)))
    assert tree.tag == "article" and tree.get("lang") == ("en" if lang == "en" else "zh-Hans")
    names = {name for element in tree.iter() for name in element.attrib}
    assert names <= {"class", "lang", "scope"}
    assert {element.tag for element in tree.iter()} <= {
        *("article", "header", "footer", "section", "p", "h2", "h3", "h4", "ol", "ul", "li"),
        *("dl", "dt", "dd", "table", "tbody", "tr", "th", "td"),
    }


@pytest.mark.parametrize("level", [1, 2, 4])
def test_headings_never_skip_a_level(level, sample) -> None:
    tree = parse(html(compose("opinion", sample("opinion")), level))
    levels = [int(element.tag[1]) for element in tree.iter() if re.fullmatch(r"h\d", element.tag)]
    assert levels[0] == level
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_page_says_what_the_text_says(sample) -> None:
    paper = compose("opinion", sample("opinion", attachments=["票据"], signed_by="赵国强"))
    page = "".join(parse(html(paper)).itertext())
    for word in (
        "临城管信〔2026〕5号",
        "签发人：赵国强",
        "一、信访人的诉求",
        "（二）赔偿",
        "2026年3月20日",
        "抄送：临江县信访局。",
    ):
        assert word in page and word in text(paper)


def test_one_attachment_has_no_number_and_two_have(sample) -> None:
    one, two = (
        text(compose("opinion", sample("opinion", attachments=names))) for names in (["甲"], ["甲", "乙"])
    )
    assert "附件：甲\n" in one
    assert "附件：1. 甲\n2. 乙\n" in two


def test_markup_in_a_persons_words_is_text(sample) -> None:
    words = "<img src=x onerror=alert(1)>&\"'"
    given = sample(
        "opinion", petitioner=words, matter={"number": "1", "title": words}, facts_and_reasons=words
    )
    tree = parse(html(compose("opinion", given)))
    assert tree.findall(".//img") == []
    assert "".join(tree.itertext()).count(words) == 3
