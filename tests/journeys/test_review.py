"""An answer that is not accepted: review by the county, second review by the city, the end, and what opens it again; in a browser."""

import re

import pytest
from django.core.cache import cache

from huiyin.matters.models import Matter
from huiyin.work.intake.taking import query_code
from tests.journeys.seating import seated
from tests.journeys.test_portal import DESK, PHONE, at, county, look, window  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = {
    "findings": "经调取维保记录，曳引机更换后又停运两次。",
    "reasons": "原处理意见支持了诉求，承诺仍在落实。",
    "basis": "《信访工作条例》第三十五条",
}


@pytest.fixture(autouse=True)
def no_second_factor(settings) -> None:
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()


def go(page, selector: str) -> None:
    """Follow a link or send a form, and wait until the next page is there."""
    page.click(selector)
    page.wait_for_load_state("load")
    page.wait_for_selector("h1")


def act(page, matter: Matter, name: str, fields: dict[str, str], choose: dict[str, str], axe: str) -> None:
    """Open an act's form, look at it, fill it in, send it."""
    page.goto(f"/desk/matters/{matter.pk}/act/{name}/")
    look(page, axe)
    for field, value in choose.items():
        page.check(f"input[name={field}][value='{value}']")
    for field, words in fields.items():
        page.fill(f"[name={field}]", words)
    page.click("form.act-form button.btn-primary")
    page.wait_for_url(re.compile(rf"/matters/{matter.pk}/$"))


def reviewed(page, matter: Matter, axe: str) -> None:
    """Taken up, decided and served by whoever sits in front of the page."""
    look(page, axe)
    act(page, matter, "admit_review", {}, {}, axe)
    act(page, matter, "decide_review", WORDS, {"outcome": "maintain"}, axe)
    act(page, matter, "serve_review", {}, {"how": "direct"}, axe)
    page.goto(f"/desk/matters/{matter.pk}/")
    look(page, axe)


def test_from_the_answer_to_the_end_and_back(window, a_matter, axe):  # noqa: F811
    matter = a_matter("served", key="wang")
    wang, ruth, theo, alice = window(PHONE), window(DESK), window(DESK), window(DESK)
    wang.goto(f"/t/{query_code('wang')}")
    look(wang, axe)
    go(wang, "a:has-text('申请复查')")
    look(wang, axe)
    go(wang, "form.sheet button.btn-primary")
    look(wang, axe)  # nothing was written yet
    wang.fill("[name=grounds]", "修好后一周又停了，原因没有查清。")
    go(wang, "form.sheet button.btn-primary")
    assert "复查中" in wang.inner_text("main")
    look(wang, axe)

    seated(ruth, "ruth", f"matters/{matter.pk}/")
    reviewed(ruth, matter, axe)
    wang.reload()
    assert "维持原处理意见" in wang.inner_text("main")
    look(wang, axe)

    go(wang, "a:has-text('申请复核')")
    look(wang, axe)
    wang.fill("[name=grounds]", "县政府没有看维保合同。")
    go(wang, "form.sheet button.btn-primary")
    seated(theo, "theo", f"matters/{matter.pk}/")
    reviewed(theo, matter, axe)
    wang.reload()
    told = wang.inner_text("main")
    assert Matter.objects.get(pk=matter.pk).stage == "ended" and "终结" in told
    look(wang, axe)

    go(wang, "a:has-text('重新启动')")
    look(wang, axe)
    wang.check("input[name=whats_new][value=new_facts]")
    wang.fill("[name=text]", "找到了2025年的维保合同，写明免费更换。")
    go(wang, "form.sheet button.btn-primary")
    look(wang, axe)
    seated(alice, "alice", f"matters/{matter.pk}/")
    look(alice, axe)
    alice.goto(f"/desk/matters/{matter.pk}/act/decline_reopen/")
    look(alice, axe)
    act(alice, matter, "reopen", {"reason": "维保合同是新的事实"}, {}, axe)
    wang.reload()
    assert "重新启动了" in wang.inner_text("main")
    wang.goto("/reviews/")
    look(wang, axe)
