"""A supervisor comes from oversight to a recurring problem, reads why it is hot, and puts it aside with a reason; in a browser."""

import re

import pytest
from django.core.cache import cache
from django.utils import timezone

from huiyin.services.hints.recurring.keeping import consolidate
from huiyin.work.intake.filing import Petitioner
from tests.journeys.seating import seated
from tests.journeys.test_portal import DESK, PHONE, at, county, look, window  # noqa: F401 - fixtures
from tests.reading.recurring_texts import PLANT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def no_second_factor(settings) -> None:
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()


def test_from_oversight_to_a_problem_and_aside(window, filed, axe):  # noqa: F811
    for n, title in enumerate(PLANT):
        filed(
            title=title,
            body=f"{title}。",
            place="",
            petitioners=(Petitioner(f"甲{n}", phone=f"0000-76500{n}0"),),
        )
    consolidate(timezone.now())

    dora = window(DESK)
    seated(dora, "dora", "oversight/")
    dora.click("a:has-text('反复出现的问题')")
    look(dora, axe)
    dora.click("a.row-link")
    assert "搅拌站" in dora.inner_text("h1")
    assert dora.locator("section[aria-labelledby=members] li").count() == len(PLANT)
    look(dora, axe)
    dora.click("a:has-text('搁置')")
    dora.click("form.act-form button")
    assert dora.locator("textarea, input[name=words]").count()
    look(dora, axe)
    dora.fill("[name=words]", "已由生态环境部门专项处理")
    dora.click("form.act-form button")
    dora.wait_for_url(re.compile(r"/recurring/$"))

    phone = window(PHONE)
    seated(phone, "dora", "recurring/?state=put_aside")
    assert "已由生态环境部门专项处理" in phone.inner_text("main")
    look(phone, axe)
