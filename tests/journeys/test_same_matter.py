"""At the window an edited copy is recognised by its passages; at night a pair is found, and answered by keyboard; in a browser."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from huiyin.services.hints.models import SamePair
from huiyin.services.hints.same.keeping import compare_new
from tests.journeys.seating import seated
from tests.journeys.test_portal import DESK, PHONE, at, county, look, tab_to, window  # noqa: F401 - fixtures
from tests.reading.test_alike import EDITED_COPY, LETTER, RETELLING

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def no_second_factor(settings) -> None:
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()


def test_from_the_window_to_the_pairs(window, filed, axe):  # noqa: F811
    for n, text in enumerate((LETTER, RETELLING)):
        filed(when=timezone.now() - timedelta(days=9 - n), title=f"搅拌站{n}", body=text)
    page = seated(window(DESK), "alice", "take/letter/")
    page.fill("#id_body", EDITED_COPY)
    page.press("#id_body", "Tab")
    page.wait_for_selector("#same mark")
    look(page, axe)
    assert "改动过的同一文字" in page.inner_text("#same")

    compare_new(timezone.now() + timedelta(minutes=5), most=10)
    phone = seated(window(PHONE), "alice", "same/")
    assert "换一种说法讲同一件事" in phone.inner_text("main")
    look(phone, axe)
    phone.click("article a >> nth=0")
    phone.wait_for_selector(".pairs mark")
    look(phone, axe)
    tab_to(phone, "button[name=answer][value=not_same]")
    phone.keyboard.press("Enter")
    phone.wait_for_url(re.compile(r"/matters/\d+/$"))
    phone.wait_for_function("() => !document.querySelector('.pairs')")
    assert SamePair.objects.get().state == "not_same"
