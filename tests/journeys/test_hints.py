"""Suggestions in a real browser: they come while one types, one key takes one, and the page passes axe with them."""

import re

import pytest
from django.core.cache import cache

from huiyin.foundation.units.tree import changed
from huiyin.matters.models import Matter
from huiyin.services.hints.models import Hint
from tests.journeys.seating import seated
from tests.journeys.test_portal import DESK, PHONE, at, county, look, window  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def fresh(settings) -> None:
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()


def test_a_suggestion_is_taken_with_one_key_and_noted(window, axe, county):  # noqa: F811
    page = seated(window(DESK), "alice")
    page.goto("/desk/take/letter/")
    page.locator("#id_body").fill("柳溪镇上河村停水三天了，水压也低，请修好水管。")
    page.locator("#id_claims").fill("恢复供水")
    page.wait_for_selector("#hints input[name=hint_category]")
    look(page, axe)
    page.locator("#hint_category_1").focus()
    page.keyboard.press("Space")
    page.wait_for_function("document.getElementById('id_category').value.includes('城镇供水排水')")
    page.locator("#hint_place_1").check()
    assert page.locator("#id_place").input_value() == "柳溪镇上河村"
    page.locator("#id_name").fill("李红")
    page.locator("#id_phone").fill("0000-7654399")
    page.locator("#id_address").fill("柳溪镇上河村二组")
    page.locator("input[name=kind][value=appeal]").check()
    page.locator("#id_path").select_option("art31_6")
    page.locator(".take-foot button.btn-primary").click()
    page.wait_for_url(re.compile("/taken/"))
    assert Matter.objects.get().category == "city.water"
    assert set(Hint.objects.values_list("kind", "state")) == {("category", "accepted"), ("place", "accepted")}


def test_on_a_phone_the_suggestions_stay_within_the_page(window, axe, county):  # noqa: F811
    page = seated(window(PHONE), "alice")
    page.goto("/desk/take/call/")
    page.locator("#id_body").fill("广场舞音响吵到半夜，夜间施工噪音也很大。")
    page.locator("#id_claims").fill("制止噪音")
    page.wait_for_selector("#hints input[name=hint_category]")
    look(page, axe)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_unit_is_ticked_and_stands_in_the_field(window, axe, county, a_matter):  # noqa: F811
    county.units["labour"].duties = ["labour.wages"]
    county.units["labour"].save()
    changed()
    matter = a_matter("registered")
    Matter.objects.filter(pk=matter.pk).update(body="包工头拖欠工资", title="欠薪", category="labour.wages")
    page = seated(window(PHONE), "alice")
    page.goto(f"/desk/matters/{matter.pk}/act/forward/")
    page.locator("#id_to_unit").fill("")
    look(page, axe)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#hint_unit_1").check()
    assert page.locator("#id_to_unit").input_value() == county.units["labour"].name
    page.locator("#id_to_unit").fill("别的单位")
    assert not page.locator("#hint_unit_1").is_checked()
