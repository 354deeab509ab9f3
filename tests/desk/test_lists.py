"""The inbox, the list of all matters, search and the keys between pages."""

import re
from datetime import timedelta

import pytest

from huiyin.matters.models import Matter, ReadEntry
from tests.desk.conftest import inline_in


def titles(html: str) -> list[str]:
    found = re.findall(r'class="row-link"[^>]*>(.*?)</a>', html)
    return [re.sub("</?mark>", "", one) for one in found]


def test_the_inbox_holds_what_lies_on_the_units_desk_the_next_due_first(desk, a_matter, filed, at):
    late = filed(title="早来的", when=at - timedelta(days=30))
    soon = filed(title="快到期的", when=at - timedelta(days=3))
    a_matter("forwarded", title="已在住建局的")
    html = desk("alice").get("/desk/").content.decode()
    assert titles(html) == [late.title, soon.title]
    assert "25 days overdue" in html and "2 days left" in html
    assert titles(desk("bob").get("/desk/").content.decode()) == ["已在住建局的"]
    assert not inline_in(html)


@pytest.mark.parametrize(("query", "found"), [
    ("?due=overdue", ["早来的"]), ("?due=soon", ["快到期的"]), ("?due=none", []), ("?stage=received", ["早来的", "快到期的"]),
    ("?stage=registered", []), ("?channel=letter", []), ("?category=housing", ["早来的", "快到期的"]), ("?category=labour", []),
    ("?stage=' OR 1=1", ["早来的", "快到期的"]), ("?holder=999999", ["早来的", "快到期的"]),
])  # fmt: skip
def test_filters_narrow_and_unknown_ones_are_not_believed(desk, filed, at, query, found):
    filed(title="早来的", when=at - timedelta(days=30))
    filed(title="快到期的", when=at - timedelta(days=3))
    assert titles(desk("alice").get(f"/desk/{query}").content.decode()) == found


def test_paging_by_key_shows_every_row_once(desk, filed, at):
    for n in range(45):
        filed(title=f"第{n}件", when=at - timedelta(days=n % 7))
    client = desk("alice")
    first = client.get("/desk/").content.decode()
    onward = re.search(r'href="([^"]*after=[^"]*)"', first)
    second = client.get("/desk/" + onward.group(1).replace("&amp;", "&")).content.decode()
    seen = titles(first) + titles(second)
    assert (len(titles(first)), len(seen), len(set(seen))) == (30, 45, 45)
    for wrong in ("after=x", "after=2026-13-01~1", "after=none~y"):
        assert client.get(f"/desk/?{wrong}").status_code == 302
    assert client.get("/desk/all/?after=x").status_code == 302


def test_a_supervisor_oversees_their_office_and_the_county_leader_all_under_it(desk, a_matter):
    a_matter("forwarded")
    assert len(titles(desk("gina").get("/desk/").content.decode())) == 1
    assert '<select class="form-select" name="holder">' in desk("gina").get("/desk/").content.decode()
    assert titles(desk("dora").get("/desk/all/").content.decode()) != []


def test_search_finds_by_number_and_words_and_only_what_one_may_see(desk, a_matter):
    matter = a_matter("forwarded")
    assert desk("bob").get(f"/desk/search/?q={matter.number}")["Location"] == f"/desk/matters/{matter.pk}/"
    assert titles(desk("bob").get("/desk/search/?q=电梯").content.decode()) == [matter.title]
    carol = desk("carol").get("/desk/search/?q=电梯").content.decode()
    assert titles(carol) == [] and "Nothing found" in carol
    assert "too little" in desk("bob").get("/desk/search/?q=，").content.decode()
    for odd in ("%00", "'\"", "%", "a" * 5000, "<script>alert(1)</script>"):
        answer = desk("bob").get("/desk/search/", {"q": odd})
        assert answer.status_code == 200 and "<script>alert" not in answer.content.decode()


def test_an_administrator_and_an_empty_desk_see_nothing_and_are_told_so(desk, a_matter):
    a_matter("received")
    assert titles(desk("hank").get("/desk/all/").content.decode()) == []
    assert "Nothing lies on this desk" in desk("carol").get("/desk/").content.decode()


def test_lists_read_no_matter(desk, a_matter):
    a_matter("received")
    desk("alice").get("/desk/")
    desk("alice").get("/desk/search/?q=电梯")
    assert not ReadEntry.objects.exists()


def test_the_inbox_stays_within_thirteen_queries(desk, filed, at, django_assert_max_num_queries):
    for n in range(12):
        filed(title=f"第{n}件", when=at - timedelta(days=n))
    client = desk("alice")
    client.get("/desk/")
    with django_assert_max_num_queries(13):
        client.get("/desk/")
    assert Matter.objects.count() == 12


def test_the_counts_on_the_lanes_are_right_whether_or_not_one_page_holds_the_desk(desk, filed, at):
    for n in range(44):
        filed(title=f"第{n}件", when=at - timedelta(days=30 if n < 3 else 3 if n < 8 else 0))

    def lanes(query: str) -> list[str]:
        return re.findall(r"<b>(\d+\+?)</b>", desk("alice").get(f"/desk/{query}").content.decode())

    assert lanes("") == ["44", "3", "5", "0"]
    Matter.objects.filter(title__in=[f"第{n}件" for n in range(20, 44)]).update(is_open=False)
    assert lanes("") == ["20", "3", "5", "0"] == lanes("?channel=letter")


def test_a_supervisor_finds_what_is_late_on_whatever_desk_it_lies(desk, a_matter, filed, at, county):
    forwarded = a_matter("forwarded", title="转给住建局的")
    Matter.objects.filter(pk=forwarded.pk).update(next_due=(at - timedelta(days=1)).date())
    filed(title="还早的", when=at + timedelta(days=9))
    dora, housing = desk("dora"), county.units["housing"].pk
    assert titles(dora.get("/desk/all/?due=overdue").content.decode()) == ["转给住建局的"]
    assert titles(dora.get(f"/desk/all/?due=overdue&holder={housing}").content.decode()) == ["转给住建局的"]
    assert titles(dora.get(f"/desk/all/?holder={county.units['labour'].pk}").content.decode()) == []
    assert titles(desk("carol").get("/desk/all/?due=overdue").content.decode()) == []


def test_the_long_list_looks_through_a_bounded_number_and_goes_on(desk, filed, at, monkeypatch):
    monkeypatch.setattr("huiyin.matters.queries.desk_list.LOOKED_THROUGH", (2, 3))
    for n in range(9):
        filed(title=f"第{n}件", category="labour" if n == 0 else "housing", when=at + timedelta(minutes=n))
    alice, seen, query = desk("alice"), [], "?category=labour"
    for _ in range(4):
        html = alice.get(f"/desk/all/{query}").content.decode()
        seen += titles(html)
        onward = re.search(r'href="(\?[^"]*after=[^"]*)"', html)
        if not onward:
            break
        query = onward.group(1).replace("&amp;", "&")
    assert seen == ["第0件"]
    assert len(titles(alice.get("/desk/all/").content.decode())) == 5  # as many as it looks through
