"""Suggestions at the desk: beside the fields, taken with a click or not at all, never in the way of a filing."""

import re

import pytest

from huiyin.interfaces.desk.hints import views as hint_views
from huiyin.matters.models import Matter
from huiyin.services.hints.models import Hint
from huiyin.services.hints.sorting import placing, shelf
from tests.desk.conftest import inline_in, page, sent
from tests.desk.test_window import typed

SAID = "我们小区停水三天，水压也低。柳溪镇上河村的下水道也堵了。"


@pytest.fixture(autouse=True)
def nothing_learned():
    shelf.forget()
    placing.forget()
    yield
    shelf.forget()
    placing.forget()


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
