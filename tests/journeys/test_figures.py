"""A supervisor reads the figures in a real browser: a chart over its table, past axe on phone and screen, down to a matter."""

import re
import shutil

import pytest
from django.core.cache import cache
from django.utils import timezone

from huiyin.matters.models import Matter
from huiyin.services.analytics.facts import store
from huiyin.services.analytics.facts.rebuilding import rebuild
from tests.journeys.seating import seated
from tests.journeys.test_portal import DESK, PHONE, at, county, look, window  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def counted(settings, county, a_matter):  # noqa: F811
    """Three matters on two desks, and their facts."""
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()
    shutil.rmtree(store.place(), ignore_errors=True)
    for stage in ("received", "accepted", "served"):
        a_matter(stage)
    rebuild(at=timezone.now())
    yield
    shutil.rmtree(store.place(), ignore_errors=True)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_from_the_overview_down_to_a_matter(counted, window, axe, size):  # noqa: F811
    page = seated(window(size), "dora")
    page.goto("/desk/oversight/")
    page.click("main a[href='/desk/figures/']")
    page.wait_for_url(re.compile("/desk/figures/$"))
    look(page, axe)
    page.click("a[href*='/figures/matters_received/']")
    page.wait_for_url(re.compile("/figures/matters_received/"))
    page.select_option("#id_by", "unit")
    page.click("main form button[type=submit]")
    page.wait_for_url(re.compile("by=unit"))
    page.wait_for_selector("[role=img] canvas")
    look(page, axe)
    cells = [int(one) for one in page.locator("tbody td b").all_text_contents()]
    assert sorted(cells) == [1, 2]
    page.click("tbody tr:last-child td:last-child a")
    page.wait_for_url(re.compile("/matters_received/matters/"))
    look(page, axe)
    page.click("tbody tr:first-child .row-link")
    page.wait_for_url(re.compile(r"/desk/matters/\d+/"))
    assert page.url.split("/")[-2] in {str(pk) for pk in Matter.objects.values_list("pk", flat=True)}
