"""Every page of the portal: no inline code, tied labels, both languages, few queries, headers that close it."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huiyin.foundation.units.tree import tree
from huiyin.matters.asking import published_years
from huiyin.matters.models import Document, Matter
from tests.portal.conftest import Page, Person, text

pytestmark = pytest.mark.django_db
PUBLIC = (
    "/",
    "/file/",
    "/file/what/",
    "/file/ask/",
    "/file/who/",
    "/file/files/",
    "/file/page/",
    "/track/",
    "/law/",
    "/nix",
)
MOST_QUERIES = 12


@pytest.fixture
def everywhere(follow: Callable[..., tuple[Person, Matter, str]]) -> tuple[Person, list[str]]:
    """A person who has a served matter open and a draft begun, and every address there is for them."""
    person, matter, _ = follow("served")
    person.fill()
    paper = Document.objects.filter(matter=matter, kind="opinion").first()
    own = [f"/track/{matter.pk}/{rest}" for rest in ("", "add/", "withdraw/", "rate/", f"paper/{paper.no}/")]
    return person, [*PUBLIC, "/file/check/", *own, f"/track/{matter.pk + 7}/"]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_no_inline_code_one_id_once_every_control_labelled(
    everywhere: tuple[Person, list[str]], language: str
) -> None:
    person, addresses = everywhere
    person.client.cookies["huiyin_language"] = language
    for address in addresses:
        answer = person.get(address)
        page = Page(answer)
        assert not page.inline, (address, page.inline)
        assert len(page.ids) == len(set(page.ids)), address
        assert page.language == ("en" if language == "en" else "zh-Hans")
        for control in page.controls:
            assert control.get("id") in page.labels, (address, control)


def test_every_page_is_closed_by_its_headers(everywhere: tuple[Person, list[str]]) -> None:
    person, addresses = everywhere
    for address in addresses:
        answer = person.get(address)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy and answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff" and answer["Cache-Control"] == "no-store", (
            address
        )
        assert answer["Referrer-Policy"] == "same-origin" and "geolocation=()" in answer["Permissions-Policy"]


def test_few_queries_on_every_page(everywhere: tuple[Person, list[str]]) -> None:
    person, addresses = everywhere
    tree(), published_years("cn_xinfang_2022")  # held in memory between requests
    for address in addresses:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            person.get(address)
        assert len(asked) <= MOST_QUERIES, (address, [q["sql"][:90] for q in asked])


def test_public_pages_ask_the_database_nothing(county: object) -> None:
    client = Client()
    # on a busy machine the first page of a process takes longer than things are held in memory
    client.get("/")
    tree(), published_years("cn_xinfang_2022")
    with CaptureQueriesContext(connection) as asked:
        for address in ("/", "/law/", "/track/", "/file/what/", "/file/who/", "/file/page/"):
            client.get(address)
    assert not asked.captured_queries


def test_reading_a_page_writes_nothing(everywhere: tuple[Person, list[str]]) -> None:
    person, addresses = everywhere
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            person.get(address)
        written = [q["sql"] for q in asked if q["sql"].split()[0] not in {"SELECT", "BEGIN", "COMMIT"}]
        assert not written, (address, written)


def test_chinese_is_spoken_first_and_english_when_asked(county: object) -> None:
    client = Client()
    assert "件件有回音" in text(client.get("/"))
    assert "Bring a matter" in text(client.get("/?lang=en"))
    assert "Bring a matter" in text(client.get("/"))  # remembered
    assert "件件有回音" in text(client.get("/?lang=zh-hans"))
    assert "件件有回音" in text(client.get("/?lang=klingon"))


def test_an_english_reader_finds_no_chinese_but_the_law_and_the_data(wang: Person) -> None:
    wang.client.cookies["huiyin_language"] = "en"
    for address in ("/", "/file/", "/file/what/", "/file/ask/", "/file/files/", "/track/"):
        page = text(wang.get(address)).translate(dict.fromkeys(map(ord, "回音简体繁體")))
        assert not [ch for ch in page if "\u4e00" <= ch <= "\u9fff"], address


def test_the_rules_hold_every_article_and_limit(county: object) -> None:
    from huiyin.domain.law.counsel import counsel

    page = text(Client().get("/law/"))
    pack = counsel("cn_xinfang_2022").pack
    for article in pack.articles.values():
        assert f'id="{article.basis.id}"' in page and article.basis.gist.say("zh") in page
    for limit in pack.limits.values():
        assert limit.label.say("zh") in page


def test_health(county: object) -> None:
    assert Client().get("/healthz").content == b"ok\n"


def test_pages_for_what_is_not_there_and_for_our_own_faults(
    county: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client(raise_request_exception=False)
    assert "没有这个" in text(client.get("/nix")) or "没有页面" in text(client.get("/nix"))
    assert client.get("/file/nix/").status_code == 404

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("huiyin.interfaces.portal.law._told", broken)
    answer = client.get("/law/")
    assert answer.status_code == 500 and "出错的是我们这边" in text(answer) and "broken" not in text(answer)


def test_traditional_characters_change_what_is_read_and_never_what_is_typed(wang: Person) -> None:
    wang.client.cookies["huiyin_language"] = "zh-hant"
    typed = "电梯坏了两个月，里面的头发"
    wang.post("/file/what/", {"body": typed, "place": "柳园", "title": "电梯"})
    page = text(wang.get("/file/what/"))
    assert 'lang="zh-Hant"' in page and "發生了什麼事" in page and "发生了什么事" not in page
    assert f">\n{typed}</textarea>" in page and 'value="柳园"' in page
    answer = wang.get("/")
    assert int(answer["Content-Length"]) == len(answer.content) and answer["Content-Language"] == "zh-hant"
    matter, _ = wang.file(what={"body": typed})
    assert matter.body == typed and matter.language == "zh-hans"
