"""A supervisor's way in a browser: confirms an overdue promise, sends a letter, the unit answers late, it is sent back, and ends."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from huiyin.jobs.supervision.finding import find_lapses
from huiyin.matters.models import Commitment, Matter, Measure, Supervision
from huiyin.work.intake.taking import query_code
from tests.journeys.seating import seated
from tests.journeys.test_portal import DESK, PHONE, at, county, look, window  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def no_second_factor(settings) -> None:
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()


@pytest.fixture
def late(a_matter) -> tuple[Matter, Supervision]:
    """Wang Qin's matter, whose opinion was to be carried out by yesterday, as the sweep has found it."""
    matter = a_matter("served", key="wang")
    Commitment.objects.filter(matter=matter).update(due=timezone.localdate() - timedelta(days=1))
    find_lapses(timezone.now())
    return matter, Supervision.objects.get(matter=matter)


def do(page, row: Supervision, name: str, fields: dict[str, str], axe, choose: str = "") -> None:
    """Open an act's form, look at it, fill it in, send it."""
    page.goto(f"/desk/supervision/{row.matter_id}/{row.no}/{name}/")
    look(page, axe)
    if choose:
        page.check(f"input[name=kind][value={choose}]")
    for field, words in fields.items():
        page.fill(f"[name={field}]", words)
    page.click("form.act-form button.btn-primary")
    page.wait_for_url(re.compile(rf"/supervision/{row.matter_id}/{row.no}/$"))


def test_a_lapse_from_the_finding_to_its_end(window, late, axe):  # noqa: F811
    matter, row = late
    dora, bob, wang = window(DESK), window(PHONE), window(PHONE)
    seated(dora, "dora", "supervision/")
    assert "处理意见没有执行" in dora.inner_text("main")
    look(dora, axe)
    dora.check("input[name=chosen]")
    dora.click("button[name=confirm]")
    dora.wait_for_url(re.compile(r"/desk/supervision/$"))
    assert "已确认督办1件" in dora.inner_text("body")

    do(dora, row, "take_measure", {"demand": "五日内更换到位", "days": "3"}, axe, choose="press_letter")
    Measure.objects.update(due=timezone.localdate() - timedelta(days=2))
    Supervision.objects.update(due=timezone.localdate() - timedelta(days=2))
    look(dora, axe)

    seated(bob, "bob")
    bob.click("section.asked-of-us a")
    look(bob, axe)
    bob.fill("[name=words]", "配件周五到货")
    bob.click("form.act-form button.btn-primary")
    bob.wait_for_url(re.compile(rf"/supervision/{matter.pk}/{row.no}/$"))
    assert "逾期" in bob.inner_text("main")
    look(bob, axe)

    do(dora, row, "return_for_redo", {"days": "20", "reason": "只换了一半"}, axe)
    do(dora, row, "end_supervision", {"result": "已重新办理", "evidence": "现场查看"}, axe)
    dora.goto(f"/desk/matters/{matter.pk}/")
    assert "督办结束" in dora.inner_text("main")
    look(dora, axe)
    wang.goto(f"/t/{query_code('wang')}")
    told = wang.inner_text("main")
    assert "配件周五到货" in told and "只换了一半" in told and "现场查看" not in told
    look(wang, axe)
