"""Every refusal has its words, in English and in Chinese."""

import re
from pathlib import Path

import pytest
from django.utils import translation

import huiyin.foundation
from huiyin.foundation.files.messages import TEXTS, explain
from huiyin.foundation.files.problems import FileProblem

FOLDER = Path(huiyin.foundation.__file__).parent
CODES = {
    code
    for path in (FOLDER / "files").rglob("*.py")
    for code in re.findall(r'(?:FileRefused|_refuse|FileProblem)\(\s*"(\w+)"', path.read_text("utf-8"))
}


def test_table_and_code_know_the_same_problems():
    assert set(TEXTS) == CODES


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_three_sentences_each(code):
    with translation.override("en"):
        said = explain(FileProblem(code, "a.pdf", {"most": 20}))
    assert all(
        sentence.endswith(".") and "%(" not in sentence for sentence in (said.what, said.why, said.mend)
    )
    assert str(said).startswith("a.pdf: ")


def test_chinese_catalogue_is_complete():
    catalogue = (FOLDER / "locale/zh_Hans/LC_MESSAGES/django.po").read_text("utf-8")
    pairs = dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', catalogue, re.MULTILINE))
    with translation.override("en"):
        sentences = [str(sentence) for words in TEXTS.values() for sentence in words]
    for sentence in sentences:
        told = pairs[sentence]
        assert told and re.search("[\u4e00-\u9fff]", told)
        assert ("%(most)s" in sentence) == ("%(most)s" in told)
