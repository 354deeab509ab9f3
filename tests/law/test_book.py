"""The books in docs/law are those the packs make now."""

from pathlib import Path

import pytest

from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.load.packs import pack_names
from huiyin.domain.law.telling.book import book_pages

DOCS = Path(__file__).resolve().parents[2] / "docs" / "law"


@pytest.mark.parametrize("name", pack_names())
def test_the_book_is_current(name):
    for file, page in book_pages(counsel(name)).items():
        written = (DOCS / file).read_text(encoding="utf-8")
        assert written == page, f"docs/law/{file} is not current; run `huiyin law book`"


@pytest.mark.parametrize("name", pack_names())
def test_the_book_leaves_no_article_reading_or_limit_out(name):
    asked = counsel(name)
    for lang in asked.pack.languages:
        page = book_pages(asked)[f"{name}.{lang}.md"]
        for article in asked.pack.articles.values():
            assert article.basis.gist.say(lang) in page
        for silence in asked.pack.silences.values():
            assert silence.reading.say(lang) in page and f"`{silence.basis.id}`" in page
        assert all(f"`{limit.name}`" in page for limit in asked.limits())
        assert "{" not in page
