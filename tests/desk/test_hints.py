"""Suggestions at the desk: beside the fields, taken with a click or not at all, never in the way of a filing."""

import re

import pytest
from django.utils import timezone

from huiyin.foundation.units.tree import changed
from huiyin.interfaces.desk.hints import units as unit_hints
from huiyin.interfaces.desk.hints import views as hint_views
from huiyin.matters.models import Accused, Matter
from huiyin.services.hints.models import Hint
from tests.desk.conftest import inline_in, page, sent
from tests.desk.test_window import typed

SAID = "我们小区停水三天，水压也低。柳溪镇上河村的下水道也堵了。"


def asked(client, **changes):
    """The box for what was typed so far."""
    return client.post("/desk/take/hints/", {"body": SAID, **changes})


def test_what_is_typed_is_answered_with_category_and_place_and_the_words_that_decided(desk):
    answer = asked(desk("alice"))
    html = answer.content.decode()
    assert answer.status_code == 200 and not inline_in(html)
    assert re.search(r'name="hint_category" value="city.water"', html)
    assert re.search(r"城镇供水排水 <b>\d+ %</b>", html) and "停水" in html
    assert 'name="hint_place" value="柳溪镇上河村"' in html
    assert not Hint.objects.exists(), "looking leaves nothing behind"


@pytest.mark.parametrize(
    "body", ["", " ", "水", "🙂", "\x00\x00", "hello", "工" * 60_000, "<script>alert(1)</script>停水"]
)
def test_any_text_is_answered(desk, body):
    answer = asked(desk("alice"), body=body)
    assert answer.status_code == 200 and "<script>" not in answer.content.decode()


def test_only_who_takes_in_letters_may_ask(desk):
    assert asked(desk("bob")).status_code == 403


def test_a_ticked_suggestion_fills_what_was_left_empty_and_is_noted_as_taken(desk):
    alice = desk("alice")
    shown = re.search(r'name="hints_shown" value="([^"]+)"', asked(alice).content.decode()).group(1)
    ticked = {"hint_category": "city.water", "hint_place": "柳溪镇上河村", "hints_shown": shown}
    answer = alice.post("/desk/take/letter/", typed(body=SAID, category="", place="", **ticked))
    assert answer.status_code == 302
    matter = Matter.objects.get()
    assert (matter.category, matter.place) == ("city.water", "柳溪镇上河村")
    assert set(Hint.objects.values_list("kind", "state", "chosen")) == {
        ("category", "accepted", "city.water"),
        ("place", "accepted", "柳溪镇上河村"),
    }


def test_what_is_typed_goes_before_what_is_ticked_and_is_noted_as_another_choice(desk):
    alice = desk("alice")
    shown = re.search(r'name="hints_shown" value="([^"]+)"', asked(alice).content.decode()).group(1)
    given = typed(body=SAID, category="拖欠工资", hint_category="city.water", hints_shown=shown)
    assert alice.post("/desk/take/letter/", given).status_code == 302
    assert Matter.objects.get().category == "labour.wages"
    assert Hint.objects.get(kind="category").state == "rejected"


@pytest.mark.parametrize("shown", ["", "nonsense", "eyJ4Ijox:1:abc", "x" * 50_000])
def test_suggestions_that_nobody_made_are_not_noted(desk, shown):
    assert desk("alice").post("/desk/take/letter/", typed(hints_shown=shown)).status_code == 302
    assert not Hint.objects.exists()


def test_a_made_up_category_is_not_taken(desk):
    assert (
        desk("alice").post("/desk/take/letter/", typed(category="", hint_category="nowhere")).status_code
        == 302
    )
    assert Matter.objects.get().category == ""


def test_of_a_report_nothing_is_noted(desk):
    rita = desk("rita")
    alice = desk("alice")
    shown = re.search(r'name="hints_shown" value="([^"]+)"', asked(alice).content.decode()).group(1)
    given = typed(body=SAID, kind="report", path="", hints_shown=shown, accused_1="张三")
    alice.post("/desk/take/letter/", given)
    assert Matter.objects.get().confidential and not Hint.objects.exists()
    assert rita is not alice


def test_a_fault_of_the_reader_is_nobodys_delay(desk, monkeypatch, caplog):
    def broken():
        raise RuntimeError(SAID)

    monkeypatch.setattr(hint_views, "reader", broken)
    alice = desk("alice")
    assert asked(alice).content.decode().strip() == ""
    assert alice.post("/desk/take/letter/", typed(body=SAID)).status_code == 302
    assert "RuntimeError" in caplog.text and SAID not in caplog.text


def test_a_form_shown_again_has_the_suggestions_without_any_script(desk):
    html = desk("alice").post("/desk/take/letter/", typed(body=SAID, kind="")).content.decode()
    assert 'name="hint_category"' in html and 'name="hints_shown"' in html


def test_registering_asks_for_suggestions_and_takes_a_ticked_one(desk, a_matter):
    matter = a_matter("received")
    Matter.objects.filter(pk=matter.pk).update(body=SAID, title="停水", category="", place="")
    alice = desk("alice")
    form = alice.get(page(matter, "act/register/")).content.decode()
    assert f'hx-get="/desk/matters/{matter.pk}/hints/"' in form and "desk/hints.js" in form
    box = alice.get(page(matter, "hints/")).content.decode()
    shown = re.search(r'name="hints_shown" value="([^"]+)"', box).group(1)
    given = {"kind": "appeal", "path": "art31_6", "claims": "修好", "hint_category": "city.water"}
    assert sent(alice, matter, "register", **given, hints_shown=shown).status_code == 302
    matter.refresh_from_db()
    assert matter.category == "city.water"
    assert Hint.objects.get(kind="category").state == "accepted"


def test_suggestions_of_a_matter_are_for_those_who_may_register_it(desk, a_matter):
    matter = a_matter("received")
    assert desk("carol").get(page(matter, "hints/")).status_code in (403, 404)
    assert desk("alice").get(page(matter, "hints/")).status_code == 200


@pytest.fixture
def wages(county, a_matter):
    """A registered matter about wages, which are the labour bureau's duty; the housing bureau's is another."""
    for code, duty in (("labour", "labour.wages"), ("housing", "housing")):
        county.units[code].duties = [duty]
        county.units[code].save()
    changed()
    matter = a_matter("registered")
    Matter.objects.filter(pk=matter.pk).update(
        body="包工头拖欠我的工资", title="欠薪", category="labour.wages", place=""
    )
    yield matter
    changed()


def passing(client, matter, act="forward"):
    """The form that passes a matter on: the units it offers, what was sealed, and the field as proposed."""
    html = client.get(page(matter, f"act/{act}/")).content.decode()
    assert not inline_in(html)
    shown = re.search(r'name="hints_shown" value="([^"]+)"', html)
    field = re.search(r'name="to_unit"[^>]*value="([^"]*)"', html)
    return (
        re.findall(r'name="hint_unit" value="([^"]+)"', html),
        shown.group(1) if shown else "",
        field.group(1) if field else "",
    )


@pytest.mark.parametrize("act", ["forward", "assign"])
def test_the_unit_is_a_choice_and_what_became_of_it_is_noted(desk, county, wages, act):
    offered, shown, proposed = passing(desk("alice"), wages, act)
    assert offered == ["labour"] and proposed == county.units["labour"].name
    given = {"to_unit": "", "hint_unit": "labour", "hints_shown": shown, "set_days": "30"}
    assert sent(desk("alice"), wages, act, **given).status_code == 302
    wages.refresh_from_db()
    assert wages.holder == county.units["labour"]
    assert list(Hint.objects.values_list("kind", "state", "chosen")) == [("unit", "accepted", "labour")]


def test_another_unit_that_is_typed_counts_and_the_hint_is_noted_as_not_taken(desk, county, wages):
    _, shown, _ = passing(desk("alice"), wages)
    given = {"to_unit": county.units["housing"].name, "hint_unit": "labour", "hints_shown": shown}
    assert sent(desk("alice"), wages, "forward", **given).status_code == 302
    wages.refresh_from_db()
    assert wages.holder == county.units["housing"]
    assert list(Hint.objects.values_list("kind", "state", "chosen")) == [("unit", "rejected", "housing")]


def test_without_a_script_a_tick_goes_before_what_was_only_proposed(desk, county, wages):
    _, shown, proposed = passing(desk("alice"), wages)
    given = {"to_unit": proposed, "hint_unit": "housing", "hints_shown": shown}
    assert sent(desk("alice"), wages, "forward", **given).status_code == 302
    wages.refresh_from_db()
    assert wages.holder == county.units["housing"]


def test_a_unit_shut_out_of_the_matter_is_offered_nowhere(desk, county, filed, wages):
    Accused.objects.create(matter=wages, no=900, unit=county.units["labour"])
    assert passing(desk("alice"), wages) == ([], "", "")
    Matter.objects.filter(pk=wages.pk).update(category="letters")
    assert "letters" not in passing(desk("alice"), wages)[0], "nor the unit that holds it"


@pytest.mark.parametrize("ticked", ["nowhere", "", "x" * 5_000, "labour' OR 1=1", "🙂"])
def test_a_made_up_unit_is_no_unit(desk, wages, ticked):
    assert sent(desk("alice"), wages, "forward", to_unit="", hint_unit=ticked).status_code == 422
    wages.refresh_from_db()
    assert wages.stage == "registered" and not Hint.objects.exists()


def test_a_fault_of_the_reader_leaves_the_form_as_it_is(desk, county, wages, monkeypatch):
    def broken():
        raise RuntimeError

    monkeypatch.setattr(unit_hints, "reader", broken)
    assert passing(desk("alice"), wages) == ([], "", county.units["labour"].name)


def test_of_a_report_no_unit_is_suggested(county, wages):
    today = timezone.localdate()
    assert unit_hints.unit_box(wages_of(wages), today, without=())["hinted"]
    Matter.objects.filter(pk=wages.pk).update(confidential=True)
    assert not unit_hints.unit_box(wages_of(wages), today, without=())["hinted"]


def wages_of(matter):
    return Matter.objects.get(pk=matter.pk)
