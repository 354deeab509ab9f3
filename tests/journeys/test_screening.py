"""A screening in browsers: one unit enters a problem, one signs that there is none, one is silent; and it shows."""

from datetime import date

import pytest

from huiyin.matters.models import Campaign, CampaignReturn, Inspection, PlannedDecision
from huiyin.services.notices.models import Notice
from huiyin.work.inspecting.acts.plan_inspection import plan_inspection
from huiyin.work.screening.acts.open_decision_check import open_decision_check
from huiyin.work.screening.deciding import Planned
from tests.journeys.staging import filled, reads, seats, sent, wall  # noqa: F401 - fixtures
from tests.journeys.test_portal import PHONE, county, look, window  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_one_enters_one_says_none_one_is_silent(county, seats, wall, axe):  # noqa: F811
    wall.on(3, 10)
    dora = seats.at("dora", "screening/new/")
    look(dora, axe)
    for unit in ("housing", "labour", "township"):
        dora.check(f"input[name=units][value='{county.units[unit].pk}']")
    dora.check("input[name=topics][value=topic_housing]")
    filled(
        dora,
        title="春季矛盾纠纷排查",
        words="逐个小区、逐个工地看，查维修台账和欠薪台账。",
        closes="2026-03-20",
    )
    sent(dora, r"/screening/\d+/$")
    file = f"screening/{Campaign.objects.get().matter_id}/"
    wall.night()

    bob = seats.at("bob")
    assert "排查要求本单位回报" in bob.inner_text("main")
    bob.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    bob.goto(f"/desk/{file}")
    assert "柳溪镇" not in bob.inner_text("main"), "a unit sees its own return and no other's"
    look(bob, axe)
    bob.goto(f"/desk/{file}problem/")
    look(bob, axe)
    words = {
        "title": "柳园小区自来水发黄",
        "lacking": "主管道锈蚀",
        "affected": "300",
        "function": "分管副局长",
    }
    words |= {"in_charge": "Bella", "plan": "更换主管道", "due": "2026-04-30", "topic": "topic_housing"}
    filled(bob, **words, checker="张某 13800138000", check_on="2026-05-08")
    with bob.expect_navigation():
        bob.click("main form button.btn-primary")
    assert "像是某个人的号码" in bob.inner_text("main") and bob.input_value("#id_lacking") == "主管道锈蚀"
    filled(bob, checker="办公室主任")
    sent(bob, rf"/desk/{file}$")
    bob.goto(f"/desk/{file}return/")
    look(bob, axe)
    filled(bob, found="entered", function="分管副局长")
    sent(bob, rf"/desk/{file}$")

    carol = seats.at("carol", f"{file}return/")
    filled(carol, found="none", function="科长", how_looked="查了欠薪台账，走访三个工地")
    sent(carol, rf"/desk/{file}$")
    assert "柳园小区" not in carol.inner_text("main")

    wall.on(3, 23)
    wall.night()
    late = Notice.objects.filter(code="return_overdue").values_list("unit__code", flat=True)
    assert sorted(late) == ["letters", "township"]
    dora = seats.at("dora", file)
    told = reads(dora)
    assert "到期没有回报" in told and "说没有" in told and "办公室主任" in told and "查了欠薪台账" in told
    look(dora, axe)
    dora.goto(f"/desk/{file}close/")
    assert "还没有回报的：柳溪镇人民政府" in dora.inner_text("main")
    filled(dora, summary="查出一个问题，柳溪镇没有回报，已督促。")
    sent(dora, rf"/desk/{file}$")
    assert CampaignReturn.objects.filter(state="open").count() == 1


def test_decisions_and_inspections_can_be_read_and_used(county, seats, wall, axe):  # noqa: F811
    plan = Planned("公租房租金调整", "decide_fee", "每平方米上调一元", date(2026, 4, 20), "housing")
    open_decision_check(actor=county.actor("bob"), at=wall.now, plan=plan)
    told = {"unit": county.units["housing"].pk, "checklist": "check_promises", "on": date(2026, 3, 10)}
    plan_inspection(actor=county.actor("dora"), at=wall.now, **told)
    decision = f"decisions/{PlannedDecision.objects.get().matter_id}/"
    inspection = f"inspections/{Inspection.objects.get().matter_id}/"

    bob = seats.at("bob", f"{decision}check/")
    look(bob, axe)
    filled(bob, affected="公租房租户", number="820", asked="公告十日，开两场座谈会", said="担心低保户负担")
    sent(bob, rf"/desk/{decision}$")
    assert "少于5件" in bob.inner_text("main")
    bob.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    for address in (decision, "decisions/", "decisions/new/", f"{decision}end/", inspection):
        bob.goto(f"/desk/{address}")
        look(bob, axe)

    dora = seats.at("dora", f"{inspection}hold/")
    questions = dora.eval_on_selector_all(
        ".own-question input[value=answer_yes]", "all => all.map(one => one.name)"
    )
    assert len(questions) == 8
    for name in questions:
        dora.check(f"[name={name}][value={'answer_no' if name == 'pro_evidence' else 'answer_yes'}]")
    filled(dora, guidance="落实一项，就把照片和签收单传上来。")
    with dora.expect_navigation():
        dora.click("main form button.btn-primary")
    assert "1题答“否”" in dora.inner_text("main")
    dora.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
    look(dora, axe)
    filled(dora, found_pro_evidence="五项承诺没有凭据", due_pro_evidence="2026-03-31")
    sent(dora, rf"/desk/{inspection}$")
    assert "五项承诺没有凭据" in dora.inner_text("main") and "第三十二条" in dora.inner_text("main")
    for address in (inspection, "inspections/", "inspections/new/", "screening/"):
        dora.goto(f"/desk/{address}")
        look(dora, axe)
    seats.at("bob", inspection).click("a[href$='/rectify/']")
    look(seats._pages["bob"], axe)
