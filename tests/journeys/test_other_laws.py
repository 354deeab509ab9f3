"""The pages under other laws in a real browser: hours on the desk and on the person's page, an interim reply, past axe."""

import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.utils import timezone

from huiyin.foundation.people.actor import FilerActor
from huiyin.matters.models import Matter
from huiyin.work.handling.acts.decide import decide
from huiyin.work.intake.acts.accept import accept
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.acts.take_online import take_online
from huiyin.work.intake.classifying import Classified
from huiyin.work.intake.taking import query_code
from huiyin.work.routing.acts.forward import forward
from huiyin.work.serving.acts.serve import serve
from tests.journeys import test_portal
from tests.journeys.seating import seated
from tests.journeys.test_portal import DESK, PHONE, look
from tests.named_people import County, answers, filing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
INDIA, BEIJING = "in_cpgrams_2024", "cn_beijing_12345_2021"
county, window = test_portal.county, test_portal.window
SHOTS = os.environ.get("HUIYIN_SHOTS")  # a folder to keep pictures in, for whoever wants to look


@pytest.fixture
def lodge(county: County, settings) -> Iterator[Callable[..., tuple[Matter, str]]]:
    """File under a pack and register it; gives the matter and its code."""

    def do(pack: str, classified: Classified, language: str) -> tuple[Matter, str]:
        settings.HUIYIN_PACK, settings.HUIYIN_SECOND_FACTOR = pack, False
        key, at = f"key-{pack}", timezone.now() - timedelta(minutes=20)
        given = filing(language=language)
        event = take_online(actor=FilerActor(), at=at, filing=given, code=query_code(key), key=key)
        register(actor=county.actor("alice"), at=at, matter_id=event.matter_id, classified=classified)
        return Matter.objects.get(pk=event.matter_id), query_code(key)

    yield do


def shot(page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def test_an_order_runs_by_the_hour(lodge, county, window, axe):
    matter, code = lodge(BEIJING, Classified("help", facts={"urgency": "h2"}), "zh-hans")
    clerk = window(DESK)
    seated(clerk, "alice", language="en")
    assert clerk.get_by_text("1 hour left").count()
    look(clerk, axe)
    shot(clerk, "beijing_inbox")
    clerk.goto(f"/desk/matters/{matter.pk}/")
    look(clerk, axe)
    shot(clerk, "beijing_matter")
    clerk.goto("/desk/take/call/")
    assert clerk.get_by_label("24 hours (water, power, gas, heat)").count() == 1
    look(clerk, axe)
    shot(clerk, "beijing_call")
    person = window(PHONE)
    person.goto(f"/t/{code}")
    hour = f"{timezone.localtime(matter.next_due_at):%H:%M}"
    assert person.get_by_text(hour).count()
    look(person, axe)
    shot(person, "beijing_person")
    for page, name in ((person, "phone"), (clerk, "wide")):
        page.goto("/?lang=zh-hans")
        look(page, axe)
        shot(page, f"beijing_home_{name}")


def test_a_grievance_waits_with_a_reason_and_a_day(lodge, county, window, axe):
    matter, code = lodge(INDIA, Classified("grievance"), "en")
    alice, bob, now = county.actor("alice"), county.actor("bob"), timezone.now()
    forward(actor=alice, at=now, matter_id=matter.pk, to_unit=county.units["housing"].pk)
    accept(actor=bob, at=now, matter_id=matter.pk)
    officer = window(DESK)
    seated(officer, "bob", language="en")
    officer.goto(f"/desk/matters/{matter.pk}/act/interim_reply/")
    officer.fill("[name=reason]", "The spare part is on its way.")
    officer.fill("[name=expected_on]", (date.today() + timedelta(days=30)).isoformat())
    look(officer, axe)
    shot(officer, "india_interim")
    officer.click("form.act-form button.btn-primary")
    officer.wait_for_url(f"**/desk/matters/{matter.pk}/")
    look(officer, axe)
    shot(officer, "india_matter")
    person = window(PHONE)
    person.goto(f"/t/{code}?lang=en")
    assert person.get_by_text("The spare part is on its way.").count()
    look(person, axe)
    shot(person, "india_person")
    person.goto("/law/?lang=en")
    look(person, axe)


def test_a_poor_reply_is_one_click_from_an_appeal(lodge, county, window, axe):
    matter, code = lodge(INDIA, Classified("grievance"), "en")
    alice, now = county.actor("alice"), timezone.now()
    accept(actor=alice, at=now, matter_id=matter.pk)
    reply = answers(date.today(), outcome="not_redressed", finding="", measure="", measure_due=None)
    decide(actor=alice, at=now, matter_id=matter.pk, answers=reply)
    serve(actor=alice, at=now, matter_id=matter.pk, how="direct")
    person = window(PHONE)
    person.goto(f"/t/{code}?lang=en")
    person.goto(f"/track/{matter.pk}/rate/")
    person.locator("[name=unit][value=poor]").check()
    person.click("form button.btn-primary")
    person.wait_for_url("**/rated/")
    look(person, axe)
    shot(person, "india_rated")
    person.locator("a.btn-primary").click()
    person.wait_for_url("**/review/")
    look(person, axe)
    shot(person, "india_appeal")
    person.fill("[name=grounds]", "It stands still again.")
    person.click("form button.btn-primary")
    person.wait_for_url(f"**/track/{matter.pk}/")
    assert person.get_by_text("Your appeal is with").count()
    look(person, axe)
    shot(person, "india_on_appeal")
    above = window(DESK)
    seated(above, "ruth", language="en")
    above.goto(f"/desk/matters/{matter.pk}/act/decide_review/")
    assert above.locator("[name=redo_days]").count() == 0
    look(above, axe)
    shot(above, "india_decide_appeal")
