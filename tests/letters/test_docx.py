"""The Word file: same paper, same bytes; and whatever a person wrote is printed as they wrote it."""

import hashlib
import io
import time
import zipfile

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huiyin.domain.letters.compose import compose, kinds
from huiyin.domain.letters.docx import render
from huiyin.domain.letters.html import html
from huiyin.domain.letters.paper import Fields
from huiyin.domain.letters.text import text
from huiyin.domain.letters.wording import literal

HOSTILE = [
    "{{ 7*7 }}",
    "{% for x in range(10) %}x{% endfor %}",
    "{%p endfor %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{_{ number }_} {_% raw %_}",
    "</w:t></w:r></w:p><w:p><w:r><w:t>注入",
    "<w:p>&lt;&amp;]]><!-- <?xml version='1.0'?>",
    "控制\x00字符\x07和\x1b[31m",
    "表情😀👨\u200d👩\u200d👧与生僻字𠮷",
    "从右到左\u202eabc\u200f",
    "<script>alert(1)</script>\"'",
    "&#123;&#123; number }}",
]


def shown(made: bytes) -> list[str]:
    """Every paragraph of the document as Word would read it, tables included."""
    document = Document(io.BytesIO(made))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for holder in (document, *cells) for paragraph in holder.paragraphs]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", kinds())
def test_each_kind_opens_in_word_and_says_what_the_text_says(kind, lang, sample) -> None:
    paper = compose(kind, sample(kind), lang)
    paragraphs = shown(render(paper))
    assert paper.title in paragraphs and paper.seal_unit in "\n".join(paragraphs) and paper.date in paragraphs
    if not any(isinstance(block, Fields) for block in paper.blocks):  # a table is read cell by cell
        body = [line for line in text(paper).splitlines() if line]
        assert [line for line in body if line not in "\n".join(paragraphs)] == []


def test_the_same_paper_gives_the_same_bytes_at_any_time(sample, monkeypatch) -> None:
    paper = compose("opinion", sample("opinion"))
    first = render(paper)
    later = time.time() + 86400 * 400
    monkeypatch.setattr(time, "time", lambda: later)
    assert hashlib.sha256(render(paper)).digest() == hashlib.sha256(first).digest()
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None


def test_another_word_gives_other_bytes(sample) -> None:
    one, other = (
        render(compose("opinion", sample("opinion", petitioner=name))) for name in ("王秀兰", "李秀兰")
    )
    assert one != other


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("kind", ["opinion", "registration_form", "transfer_letter"])
def test_hostile_words_are_printed_literally(kind, words, sample) -> None:
    given = sample(
        kind,
        petitioner=words,
        matter={"number": "XF2026000123", "title": words},
        facts_and_reasons=words,
        attachments=[words],
        claims=[{"claim": words, "facts": words, "reasons": words, "outcome": "不予支持"}],
    )
    paper = compose(kind, given)
    expected = literal(words)
    for printed in ("\n".join(shown(render(paper))), text(paper)):
        assert printed.count(expected) >= 3
    page = html(paper)
    assert "<script" not in page and "<w:p" not in page


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.text(
        alphabet=st.sampled_from("{}%_#<>&;\"'\n\t\a\f -pr诉求\x00\u202e😀"), min_size=1, max_size=60
    )
)
def test_no_mixture_of_marks_breaks_a_paper(words, sample) -> None:
    paper = compose("more_request", sample("more_request", otherwise="头" + words + "尾"))
    assert "\n".join(paragraph for paragraph in shown(render(paper))).count("尾") == text(paper).count("尾")
    first = literal("逾期未补充的：头" + words + "尾").split("\n")[0].rstrip(" \t")
    assert any(paragraph.startswith(first) for paragraph in shown(render(paper)))


def test_a_hundred_thousand_characters_and_twenty_claims(sample) -> None:
    long = "我反映的情况是这样的，" * 9091
    assert len(long) > 100_000
    given = sample("opinion", facts_and_reasons=long)
    given["claims"] = [{**given["claims"][0], "claim": f"第{no}件事" + "甲" * 100} for no in range(1, 21)]
    paragraphs = shown(render(compose("opinion", given)))
    assert any(long in paragraph for paragraph in paragraphs)
    assert "（二十）第二十项诉求" in paragraphs


def test_many_short_lines_stay_lines(sample) -> None:
    lines = [f"第{no}行" for no in range(2000)]
    paragraphs = shown(
        render(compose("registration_form", sample("registration_form", facts_and_reasons="\n".join(lines))))
    )
    assert [paragraph for paragraph in paragraphs if paragraph in set(lines)] == lines


def test_the_form_prints_no_red_head_and_no_addressee(sample) -> None:
    paper = compose("registration_form", sample("registration_form"))
    assert (paper.issuer, paper.addressee, paper.number) == ("", "", "")
    assert "王秀兰：" not in shown(render(paper))
