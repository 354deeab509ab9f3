"""An exercise from end to end: opened by its form, the unit called finds it on its desk, confirms; nothing leaves the house."""

import os
from datetime import timedelta

import pytest

from huiyin.foundation.ledger.models import Outbox
from huiyin.jobs.visits.watching import watch
from huiyin.matters.models import Duty, Matter, Visit
from huiyin.services.notices.models import Delivery, Notice
from tests.journeys.staging import filled, reads, seats, wall  # noqa: F401 - fixtures
from tests.journeys.test_portal import DESK, PHONE, county, look, window  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("HUIYIN_SHOTS", "")


def test_an_exercise_leaves_nothing_outside(seats, wall, axe, county, settings, tmp_path):  # noqa: F811
    settings.EMAIL_URL = f"file://{tmp_path}/mail"
    for account in county.accounts.values():
        account.email = f"{account.login}@example.invalid"
        account.save()
    clerk = seats.at("alice", "board/open/?drill=on")
    filled(clerk, headcount="46", place="一楼接待大厅", about="演练：小区电梯", concerned="住房和城乡建设局")
    if not clerk.is_checked("[name=drill]"):
        clerk.check("[name=drill]")
    clerk.locator("form.opening button.btn-primary").click()
    clerk.wait_for_url("**/board/*/*/")
    visit = Visit.objects.get()
    assert visit.drill and visit.matter.stage == "drill" and "演练" in reads(clerk)
    wall.night()

    bob = seats.at("bob")
    said = reads(bob)
    assert "本单位现在的职责" in said and "演练" in said and "有权处理单位的主要负责人到场" in said
    for size in (DESK, PHONE):
        bob.set_viewport_size({"width": size[0], "height": size[1]})
        look(bob, axe)
        if SHOTS:
            bob.screenshot(path=f"{SHOTS}/duties_{size[0]}.png")
    bob.get_by_role("link", name="有权处理单位的主要负责人到场").click()
    bob.wait_for_url("**/board/*/*/")
    look(bob, axe)
    bob.locator(".duty", has_text="主要负责人到场").get_by_role("button", name="我单位派人").click()
    bob.wait_for_selector(".duty:has-text('主要负责人到场') >> text=已确认")

    wall.now += timedelta(minutes=61)
    assert watch(wall.now)["duties_missed"] and Duty.objects.get(rung="leader_comes").state == "missed"
    wall.night()
    bob = seats.at("bob", "notices/")
    assert "【演练】没有按时做到" in reads(bob)
    look(bob, axe)
    everything = seats.at("alice", "all/")
    assert "演练：小区电梯" not in reads(everything)
    assert "演练：小区电梯" not in reads(seats.at("alice", "search/?q=小区电梯"))
    assert not Delivery.objects.exists() and not Outbox.objects.exists()
    assert {row.code for row in Notice.objects.all()} >= {"duty_called_drill", "duty_missed_drill"}
    assert not Notice.objects.filter(unit=None).exists() and Matter.objects.get().next_due is None
