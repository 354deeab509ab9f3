"""Joint handling in a real browser, by keyboard: asked, given, answered; and the person's page with all that runs beside it."""

import re
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from huiyin.matters.models import Matter, Proceeding
from huiyin.work.handling.acts.ask_for_more import ask_for_more
from huiyin.work.intake.acts.redirect import redirect
from huiyin.work.intake.taking import query_code
from huiyin.work.proceedings.acts.consult import consult
from huiyin.work.proceedings.acts.follow_path import follow_path
from huiyin.work.proceedings.acts.give_opinion import give_opinion
from huiyin.work.proceedings.acts.investigate import Heard, investigate
from huiyin.work.proceedings.acts.invite_joint import invite_joint
from huiyin.work.proceedings.acts.refer_aid import refer_aid
from huiyin.work.proceedings.joint import Task
from tests.journeys.seating import seated
from tests.journeys.test_desk import fill, press
from tests.journeys.test_portal import DESK, PHONE, SIZES, county, look, tab_to, window  # noqa: F401 - fixtures
from tests.named_people import a_matter, filed  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def at() -> datetime:
    """Three days ago: what was accepted was accepted a moment ago."""
    return timezone.now() - timedelta(days=3, minutes=1)


@pytest.fixture(autouse=True)
def no_second_factor(settings) -> None:
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()


def busy(county, matter: Matter) -> None:  # noqa: F811
    """A matter beside whose course nearly everything runs that can."""
    bob, now, soon = county.actor("bob"), timezone.now(), timezone.localdate() + timedelta(days=9)
    do = {"actor": bob, "at": now, "matter_id": matter.pk}
    tasks = [
        Task(county.units["labour"].pk, "核实物业公司维修人员的用工和持证情况。", soon),
        Task(county.units["township"].pk, "组织三号楼住户议事，征求维修方案意见。", soon),
    ]
    invite_joint(tasks=tasks, **do)
    consult(whom="县公共律师服务中心 周律师", question="维修资金能否应急使用？", needed_by=soon, **do)
    given = Proceeding.objects.get(matter_id=matter.pk, kind="consultation").no
    give_opinion(consultation=given, answer="符合应急使用条件，无需业主表决。", **do)
    heard = (Heard("物业经理", "陈某"), Heard("住户"))
    visit = {"held_at": now - timedelta(hours=1), "where": "柳园小区三号楼", "staff": "Bob、李工"}
    investigate(seen="曳引机轴承损坏，电梯停运。", signed=True, heard=heard, **visit, **do)
    aid = {"aid_kind": "social_aid", "organ": "县民政局", "hardship": "独居，行动不便", "consent": True}
    refer_aid(**aid, **do)
    more = {"what": ("购房合同复印件", "缴存维修资金的凭证"), "why": "核对维修资金", "needed_by": soon}
    ask_for_more(otherwise="将按现有材料办理", **more, **do)
    Proceeding.objects.filter(unit__code="township").update(due=timezone.localdate() - timedelta(days=4))


def test_a_part_is_asked_given_and_read_by_keyboard_alone(window, axe, county, a_matter):  # noqa: F811
    matter = a_matter("accepted")
    bob, carol = window(DESK), window(PHONE)
    seated(bob, "bob")
    bob.goto(f"/desk/matters/{matter.pk}/")
    press(bob, "a[href$='/act/invite_joint/']", "/act/invite_joint/$")
    look(bob, axe)
    fill(bob, "#id_unit_1", "人力资源和社会保障局")
    fill(bob, "#id_task_1", "核实物业公司用工情况")
    press(bob, "main button[type=submit]", f"/matters/{matter.pk}/$")
    look(bob, axe)
    seated(carol, "carol")
    look(carol, axe)
    press(carol, "a[href$='/act/contribute/']", "/act/contribute/$")
    look(carol, axe)
    fill(carol, "#id_answer", "物业公司有持证维修工两名。")
    press(carol, "main button[type=submit]", f"/matters/{matter.pk}/$")
    look(carol, axe)
    bob.reload()
    assert "持证维修工两名" in bob.inner_text("main")
    assert Proceeding.objects.get(matter_id=matter.pk).state == "done"


@SIZES
def test_pages_with_all_that_runs_beside_a_matter(window, axe, county, a_matter, size):  # noqa: F811
    matter = a_matter("accepted", key="busy")
    busy(county, matter)
    desk = window(size)
    seated(desk, "bob")
    for act in (
        "",
        "decide",
        "invite_joint",
        "close_task",
        "consult",
        "investigate",
        "refer_aid",
        "note_aid",
        "recuse",
    ):
        rest = f"act/{act}/" if act else ""
        desk.goto(f"/desk/matters/{matter.pk}/{rest}")
        look(desk, axe)
    eve = window(size)
    seated(eve, "eve")
    look(eve, axe)
    person = window(size)
    person.goto(f"/t/{query_code('busy')}")
    look(person, axe)
    said = person.inner_text("main")
    assert "请您补充材料" in said and "协助办理的单位" in said and "县民政局" in said
    tab_to(person, "a[href*='answers=']")
    person.keyboard.press("Enter")
    person.wait_for_url(re.compile("answers="))
    look(person, axe)
    fill(person, "#id_text", "附上合同和凭证。")
    tab_to(person, "main button[type=submit]")
    with person.expect_navigation():
        person.keyboard.press("Enter")
    assert "您答复了补充材料的要求" in person.inner_text("main") and "answers=" not in person.content()


@SIZES
def test_the_page_of_a_matter_that_was_refused_on_its_other_path(window, axe, county, a_matter, size):  # noqa: F811
    matter = a_matter("registered", key="path")
    alice, now = county.actor("alice"), timezone.now()
    door = "澄水县人民政府行政复议办公室，人民路1号，0000-1230000"
    to = {"legal_path": "art31_4", "reason": "对行政处罚不服", "right_door": door}
    redirect(actor=alice, at=now, matter_id=matter.pk, **to)
    person = window(size)
    person.goto(f"/t/{query_code('path')}")
    look(person, axe)
    follow_path(actor=alice, at=now, matter_id=matter.pk, result="path_refused", reason="已超过六十日")
    person.reload()
    look(person, axe)
    assert "您可以把事项带回来" in person.inner_text("main")
