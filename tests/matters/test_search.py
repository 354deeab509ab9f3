"""Search finds what is there and only that, in the same order on either database, to the last row, within what one may see."""

import re
from datetime import date, timedelta

import pytest

from huiyin.matters.models import Matter
from huiyin.matters.queries import search as searching
from huiyin.matters.queries.lookup import candidates
from huiyin.matters.queries.lookup.narrowed import Narrowed
from huiyin.matters.queries.search import search
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.classifying import Classified


def said(pieces):
    """Pieces as one line, what was looked for in brackets."""
    return "".join(f"[{one.text}]" if one.hit else one.text for one in pieces)


@pytest.fixture
def archive(filed, at):
    """Matters by title, each an hour after the one before."""
    texts = {
        "电梯": {
            "body": "小区三号楼电梯坏了，老人下不了楼。",
            "claims": ("修好电梯",),
            "place": "柳溪镇柳园小区",
        },
        "噪音": {"body": "夜間施工噪音擾民，孩子睡不着。", "claims": ("制止夜间施工",), "place": "柳溪镇"},
        "停水": {
            "body": "上河村停水三天，井水也浑。\n求助，两次没有人来。",
            "claims": ("恢复供水",),
            "place": "南山乡上河村",
        },
        "两样": {
            "body": "电梯井里施工，噪音很大。ＡＢＣ１２栋。",
            "claims": ("白天施工",),
            "place": "南山乡",
        },
        "<b>加粗</b>": {"body": "<script>alert(1)</script> 路灯不亮", "claims": ("换路灯",), "place": ""},
    }
    return {
        title: filed(title=title, when=at + timedelta(hours=n), **{"claims": (), **given})
        for n, (title, given) in enumerate(texts.items())
    }


CASES = [
    ("电梯", ["两样", "电梯"]),
    ("电梯 噪音", ["两样"]),
    ("電梯", ["两样", "电梯"]),
    ("夜间", ["噪音"]),
    ("擾民", ["噪音"]),
    ("扰民", ["噪音"]),
    ("夜間 -電梯 施工", ["噪音"]),
    ("施工 -夜间", ["两样"]),
    ("施工 -白天 -夜间", []),
    ("施工 -“白天的”", ["两样", "噪音"]),
    ("“施工噪音”", ["噪音"]),
    ("施工噪音", ["噪音"]),
    ("施工 噪音", ["两样", "噪音"]),
    ("「施工 噪音」", ["两样", "噪音"]),  # a comma between is no letter
    ("『停水 三天』", ["停水"]),
    ("“三天 井水”", ["停水"]),
    ("“电梯 修好”", []),
    ("修好电梯", ["电梯"]),
    ("柳溪", ["噪音", "电梯"]),
    ("南山乡", ["两样", "停水"]),
    ("abc12栋", ["两样"]),
    ("ＡＢＣ", ["两样"]),
    ("路灯", ["<b>加粗</b>"]),
    ("script", ["<b>加粗</b>"]),
    ("水 上河村", ["停水"]),  # one character beside a longer word
    ("没有的词", []),
    ("🙂", []),
    ("电梯 🙂", ["两样", "电梯"]),
]


@pytest.mark.parametrize(("typed", "found"), CASES)
def test_words_phrases_scripts_and_widths(county, archive, typed, found):
    assert [m.title for m in search(county.actor("alice"), typed).rows] == found


@pytest.mark.parametrize("typed", ["水", "，", "🙂", "", "  ", "\x00", "-电梯", "a", "“”"])
def test_too_little_is_told(county, archive, typed):
    found = search(county.actor("alice"), typed)
    assert found.too_short and found.rows == [] and found.after == ""


@pytest.mark.parametrize(
    ("narrowed", "typed", "found"),
    [
        (Narrowed(place="柳溪"), "", ["噪音", "电梯"]),
        (Narrowed(place="柳溪 柳园"), "", ["电梯"]),
        (Narrowed(place="上河村"), "水", ["停水"]),
        (Narrowed(place="上河"), "电梯", []),
        (Narrowed(place="电梯"), "电梯", []),
        (Narrowed(place="村"), "停水", ["停水"]),
        (Narrowed(kind="appeal"), "电梯", ["两样", "电梯"]),
        (Narrowed(kind="report"), "电梯", []),
        (Narrowed(stage="received"), "电梯", ["两样", "电梯"]),
        (Narrowed(stage="closed"), "电梯", []),
        (Narrowed(category="labour"), "电梯", []),
        (Narrowed(since=date(2000, 1, 1), until=date(2000, 1, 2)), "电梯", []),
        (Narrowed(since=date(2000, 1, 1)), "电梯", ["两样", "电梯"]),
    ],
)
def test_narrowing(county, archive, narrowed, typed, found):
    Matter.objects.filter(kind="").update(kind="appeal")
    assert [m.title for m in search(county.actor("alice"), typed, narrowed=narrowed).rows] == found


def test_numbers_as_people_type_them(county, archive, settings):
    alice, matter = county.actor("alice"), archive["停水"]
    prefix, year, count = settings.HUIYIN_NUMBER_PREFIX, matter.number[2:6], matter.number[6:]
    wide = matter.number.translate({ord(c): ord(c) + 0xFEE0 for c in "XF0123456789"})
    for typed in (matter.number, matter.number.lower(), f" {prefix} {year}-{count} ", wide, year + count):
        assert search(alice, typed).number.pk == matter.pk, typed
    for part in (count, count.lstrip("0"), count[-3:], f"{prefix}{count}"):
        found = search(alice, part)
        assert found.number is None or found.number.pk == matter.pk
        assert found.rows[0].pk == matter.pk, part
    assert {m.pk for m in search(alice, matter.number[:-1]).rows} == {m.pk for m in archive.values()}
    assert search(alice, f"{prefix}{year}").rows[0].title == "<b>加粗</b>"
    assert search(county.actor("carol"), matter.number).rows == []


def test_what_was_found_is_marked_in_number_title_place_claims_and_text(county, archive):
    (hit,) = search(county.actor("alice"), "夜间 柳溪").hits
    assert said(hit.place) == "[柳溪]镇" and said(hit.title) == "噪音"
    assert said(hit.words) == "[夜間]施工噪音擾民，孩子睡不着。 / 制止[夜间]施工"
    (hit,) = search(county.actor("alice"), "路灯").hits
    assert said(hit.title) == "<b>加粗</b>" and "[路灯]" in said(hit.words)


def test_a_place_and_claims_written_at_registration_are_found(county, filed, at):
    alice, matter = county.actor("alice"), filed(place="", body="没有水用", title="用水")
    told = Classified("appeal", "art31_6", place="北湾镇", claims=("恢复供水",))
    register(actor=alice, at=at, matter_id=matter.pk, classified=told)
    assert [m.pk for m in search(alice, "北湾").rows] == [matter.pk]
    assert [m.pk for m in search(alice, "恢复供水").rows] == [matter.pk]


def test_of_a_report_only_its_readers_know_and_its_text_is_read_on_its_own_page(county, filed):
    filed(
        kind="report",
        path="",
        title="检举收钱",
        body="检举镇长收了两万元钱",
        accused_units=(county.units["township"].pk,),
    )
    (hit,) = search(county.actor("rita"), "收钱").hits
    assert said(hit.title) == "检举[收钱]" and hit.words == []
    assert len(search(county.actor("rita"), "两万元").rows) == 1
    for name in ("alice", "eve", "gina", "bob", "hank"):
        assert search(county.actor(name), "两万元").rows == [], name
        assert search(county.actor(name), "", narrowed=Narrowed(place="镇")).rows == [], name


def _walked(actor, typed, **how):
    """All pages from the first to the last, each by the key of the one before."""
    pages, before = [], None
    while True:
        page = search(actor, typed, before=before, **how)
        pages.append(page)
        if not page.after:
            return pages
        before = int(page.after)


def test_pages_go_to_the_last_row_and_show_every_row_once(county, filed, at):
    made = [
        filed(title=f"第{n}件", body="路灯不亮" if n % 2 else "路口红灯", when=at + timedelta(minutes=n))
        for n in range(30)
    ]
    pages = _walked(county.actor("alice"), "路灯", size=4)
    rows = [m.pk for page in pages for m in page.rows]
    assert rows == [m.pk for m in reversed(made) if "路灯" in m.body]
    assert [len(page.rows) for page in pages] == [4, 4, 4, 3]
    assert [page.count for page in pages] == [15, None, None, None]


@pytest.mark.parametrize("looked", [3, 7, 1000])
def test_a_page_that_looked_through_enough_goes_on_where_it_stopped(county, filed, at, monkeypatch, looked):
    monkeypatch.setattr(searching, "LOOKED_THROUGH", looked)
    monkeypatch.setattr(searching, "CHUNKS", (1, 2))
    monkeypatch.setattr(candidates, "ASKED", 2)
    monkeypatch.setattr(candidates, "FIRST", 2)
    monkeypatch.setattr(candidates, "WALKED", 5)
    made = [
        filed(
            title=f"第{n}件",
            place="东湾" if n % 5 else "西湾",
            body="路灯不亮",
            when=at + timedelta(minutes=n),
        )
        for n in range(20)
    ]
    pages = _walked(county.actor("alice"), "路灯", narrowed=Narrowed(place="湾 西"), size=3)
    rows = [m.pk for page in pages for m in page.rows]
    assert rows == [m.pk for m in reversed(made) if m.place == "西湾"]


def test_on_postgresql_frequent_words_are_looked_for_among_the_newest_and_rare_ones_in_the_index():
    after = candidates._next
    assert after(300, 0, 31) == after(300, 1, 31) == 0, "too rare to meet enough of them one by one"
    assert 460 < after(300, 12, 31) < 1_000
    assert after(900, 30, 31) == 300, "a short stretch costs no more than to ask"
    assert after(candidates.WALKED, 10, 31) == 0


def test_digits_alone_are_looked_for_in_fewer_texts_and_the_page_says_so(county, filed, at, monkeypatch):
    monkeypatch.setattr(searching, "DIGITS_THROUGH", 2)
    monkeypatch.setattr(searching, "COUNTED", 0)
    monkeypatch.setattr(searching, "SPARE", 0)
    for n in range(4):
        filed(
            title=f"第{n}件", body="电话 7171 与 1717" if n else "电话 71717", when=at + timedelta(minutes=n)
        )
    alice = county.actor("alice")
    page = search(alice, "71717", size=1)
    assert page.rows == [] and page.cut and page.after
    assert [m.title for page in _walked(alice, "71717", size=1) for m in page.rows] == ["第0件"]


def test_many_are_counted_no_further_than_a_reader_needs(county, archive, monkeypatch):
    monkeypatch.setattr(searching, "COUNTED", 2)
    alice = county.actor("alice")
    assert search(alice, "柳溪", size=1).count == 2
    found = search(alice, "施工 噪音", narrowed=Narrowed(place="乡"), size=1)
    assert (found.count, found.after) == (1, "")
    assert search(alice, "2026", size=1).count == 3, "more than two, and nobody counted how many"


@pytest.mark.parametrize(
    "typed",
    ["水", "水电" * 50_000, "🙂" * 300, "\ud800", "\ud800电梯", "\x00\x01电梯", "% _ * \" ' ; --", "NEAR(电梯 噪音)",
     "电梯 OR 噪音", "كلام عربي", "ཀཁག", "a\tb\nc", "-" * 300, "“" * 300, "0" * 5_000, "９" * 50, "XF" + "9" * 10,
     "ﷺ" * 200, "1", "²³", "१२३"],
)  # fmt: skip
def test_odd_searches_are_answered(county, archive, typed):
    found = search(county.actor("alice"), typed, narrowed=Narrowed(place=typed))
    assert len(found.rows) <= 20
    found = search(county.actor("alice"), typed)
    assert all(re.search("电梯|噪音|水", m.title + m.body) for m in found.rows)
