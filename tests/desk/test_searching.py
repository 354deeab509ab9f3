"""The search page: what was found with the words marked, narrowed by a form, paged by key, and help where nothing was found."""

import re
from datetime import timedelta
from html import unescape

import pytest

from huiyin.matters.models import Matter, ReadEntry
from huiyin.matters.queries import search as searching
from tests.desk.conftest import inline_in
from tests.desk.test_lists import titles


def asked(client, query="", **fields):
    answer = client.get(f"/desk/search/{query}", fields or None)
    assert answer.status_code == 200
    return answer.content.decode()


def test_words_are_marked_and_nothing_a_text_says_is_markup(desk, filed):
    filed(
        title="<i>停水</i>",
        body="<script>alert('停水')</script> & 停水三天",
        place="<b>柳溪</b>",
        claims=("恢复供水",),
    )
    html = asked(desk("alice"), q="停水 柳溪")
    assert "&lt;i&gt;<mark>停水</mark>&lt;/i&gt;" in html
    assert "alert(&#x27;<mark>停水</mark>&#x27;)" in html and "&amp; <mark>停水</mark>三天" in html
    assert "&lt;b&gt;<mark>柳溪</mark>&lt;/b&gt;" in html
    assert "<script>alert" not in html and "<i>" not in html and not inline_in(html)


def test_the_form_narrows_and_keeps_what_was_asked(desk, filed, at):
    filed(title="镇里的", body="路灯不亮", place="柳溪镇")
    filed(title="乡里的", body="路灯不亮", place="南山乡", when=at + timedelta(days=2))
    alice = desk("alice")
    assert titles(asked(alice, q="路灯")) == ["乡里的", "镇里的"]
    html = asked(alice, q="路灯", place="南山", stage="received", since="", until="nonsense")
    assert titles(html) == ["乡里的"] and "1 matter<" in html
    assert 'name="place" value="南山"' in html and '<option value="received" selected>' in html
    assert titles(asked(alice, place="柳溪")) == ["镇里的"]
    late, early = (at + timedelta(days=1)).date().isoformat(), (at - timedelta(days=1)).date().isoformat()
    assert titles(asked(alice, q="路灯", until=late)) == ["镇里的"]
    assert titles(asked(alice, q="路灯", since=late, until=early)) == ["镇里的"], (
        "two days stand in their order"
    )
    assert titles(asked(alice, q="路灯", stage="' OR 1=1", kind="nothing", category="nowhere")) == [
        "乡里的",
        "镇里的",
    ]


def test_pages_by_key_keep_the_filters(desk, filed, at):
    for n in range(25):
        filed(title=f"第{n}件", body="路灯不亮", place="柳溪镇", when=at + timedelta(minutes=n))
    alice = desk("alice")
    first = asked(alice, q="路灯", place="柳溪")
    onward = unescape(re.search(r'href="(\?[^"]*before=[^"]*)" rel="next"', first).group(1))
    second = asked(alice, onward)
    assert "25 matters" in first and titles(first) + titles(second) == [
        f"第{n}件" for n in reversed(range(25))
    ]
    assert 'rel="first"' in second and 'rel="next"' not in second
    for wrong in ("x", "-1", "9" * 19, "9" * 40, "٣"):
        assert titles(asked(alice, q="路灯", before=wrong)) == titles(first)


def test_what_was_not_counted_to_the_end_is_more_than_is_shown(desk, filed, at, monkeypatch):
    monkeypatch.setattr(searching, "COUNTED_THROUGH", 1)
    for n in range(33):
        filed(title=f"第{n}件", body="路灯不亮", when=at + timedelta(minutes=n))
    assert "More than 20 matters" in asked(desk("alice"), q="路灯")


def test_nothing_found_says_what_was_looked_for_and_what_to_try(desk, filed):
    filed(title="停水", body="小区停水三天", place="柳溪镇")
    alice = desk("alice")
    html = asked(alice, q="“三天 小区” 自来水停水了 -井水", place="柳溪")
    said = unescape(html)
    assert titles(html) == [] and "Nothing found" in html and "<b>三天 小区</b>" in said
    assert "without <b>井水</b>" in re.sub(r"\s+", " ", said)
    tries = dict(re.findall(r"<li>([^<:]+): <a href=\"([^\"]+)\">", html))
    assert set(tries) == {
        "Without the filters",
        "The words apart from one another",
        "In shorter words",
        "One word alone",
    }
    assert titles(asked(alice, q="小区停水三天 柳溪 供水")) == []
    shorter = re.search(r"In shorter words: <a href=\"([^\"]+)\">", asked(alice, q="小区停水柳溪")).group(1)
    assert titles(asked(alice, unescape(shorter))) == ["停水"]


def test_one_character_is_told_why_and_found_beside_a_place(desk, filed):
    filed(title="停水", body="小区停水三天", place="柳溪镇")
    html = asked(desk("alice"), q="水")
    assert "too little" in html and "single one" in html and titles(html) == []
    assert titles(asked(desk("alice"), q="水", place="柳溪")) == ["停水"]


def test_an_empty_page_tells_how_and_searching_reads_no_matter(desk, filed):
    filed(title="停水", body="小区停水三天")
    html = asked(desk("alice"))
    assert "quotes" in html and "<table" not in html
    asked(desk("alice"), q="停水")
    assert not ReadEntry.objects.exists()


def test_a_whole_number_opens_unless_filters_were_set(desk, filed):
    number = Matter.objects.get(pk=filed(title="停水").pk).number
    answer = desk("alice").get("/desk/search/", {"q": f" {number[:2].lower()} {number[2:6]}-{number[6:]}"})
    assert answer.status_code == 302
    assert titles(asked(desk("alice"), q=number, place="没有的地方")) == []


@pytest.mark.parametrize(
    "odd", ["\x00", "\ud83d", "🙂", "水" * 100_000, "<mark>", "'\"<>&", "%", "\u202e停水", "-", "“"]
)
def test_odd_questions_are_answered(desk, filed, odd):
    filed(title="停水")
    odd = odd.encode("utf-8", "replace").decode()[:3_000]
    html = asked(
        desk("alice"), q=odd, place=odd, kind=odd, stage=odd, category=odd, since=odd, until=odd, before=odd
    )
    assert ("<mark>" in html) == ("停水" in odd and bool(titles(html)))
