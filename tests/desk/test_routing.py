"""Disagreements over competence at the desk: the forms, what stands on the page, and what waits in the sender's inbox."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.foundation.people.models import Account, Role
from huiyin.foundation.units import tree
from huiyin.matters.models import Document, Event
from tests.desk.conftest import inline_in, page, sent
from tests.named_people import PASSWORD, answers

NOT_OURS = "电梯维修资金由企业改制资金列支，见职责分工第三条。"


@pytest.fixture
def at():
    """Four days ago: what was forwarded on the third of them can still be objected to."""
    return timezone.now() - timedelta(days=4)


@pytest.fixture
def arbiter(county):
    """Iris, who decides at the county government."""
    iris = Account.objects.create_user("iris", PASSWORD, name="Iris", unit=county.units["county"])
    iris.roles.add(Role.objects.get(code="arbiter"))
    county.accounts["iris"] = iris
    return "iris"


def offered(client, matter) -> set[str]:
    """The acts the page offers."""
    choices = client.get(page(matter)).context["choices"]
    return {one.act for one in choices.may}


def test_an_objection_is_seen_by_the_sender_and_answered_from_the_inbox(desk, a_matter):
    matter = a_matter("forwarded")
    alice, bob = desk("alice"), desk("bob")
    assert "answer is owed" not in alice.get("/desk/").content.decode()
    assert "object_transfer" in offered(bob, matter)
    shown = bob.get(page(matter, "act/object_transfer/")).content.decode()
    assert 'name="reason"' in shown and 'name="competent"' in shown
    answer = sent(bob, matter, "object_transfer", reason=NOT_OURS, competent="人力资源和社会保障局")
    assert answer.status_code == 302
    inbox = alice.get("/desk/").content.decode()
    assert "your answer is owed" in inbox and matter.title in inbox and "住房和城乡建设局" in inbox
    assert "answer is owed" not in desk("bob").get("/desk/").content.decode()
    mine, theirs = alice.get(page(matter)).content.decode(), bob.get(page(matter)).content.decode()
    for html in (mine, theirs):
        assert "An objection is open" in html and NOT_OURS in html and not inline_in(html)
    assert offered(alice, matter) >= {"agree_return", "refuse_return", "refer_to_arbiter"}
    assert not offered(bob, matter) & {"agree_return", "refuse_return", "object_transfer"}
    form = alice.get(page(matter, "act/agree_return/")).content.decode()
    assert NOT_OURS in form, "one reads the objection where one answers it"
    assert sent(alice, matter, "agree_return", reason="").status_code == 422
    assert sent(alice, matter, "agree_return", reason="职责分工写明属人社局").status_code == 302
    matter.refresh_from_db()
    assert (matter.stage, matter.marks["bounces"]) == ("registered", 1)
    html = alice.get(page(matter)).content.decode()
    assert "Returned on objections" in html and "After 2 returns" in html


def test_a_refused_objection_stays_refused(desk, a_matter):
    matter = a_matter("forwarded")
    sent(desk("bob"), matter, "object_transfer", reason=NOT_OURS)
    assert sent(desk("alice"), matter, "refuse_return", reason="物业管理属住建局").status_code == 302
    again = sent(desk("bob"), matter, "object_transfer", reason="还是不归我们")
    assert (
        again.status_code == 422
        and "Art 23" in again.content.decode()
        and "还是不归我们" in again.content.decode()
    )
    assert sent(desk("bob"), matter, "agree_return", reason="我们自己同意").status_code == 403


def test_the_form_says_who_will_decide_and_the_arbiter_sees_both_sides(desk, a_matter, arbiter):
    matter = a_matter("forwarded")
    alice = desk("alice")
    sent(desk("bob"), matter, "object_transfer", reason=NOT_OURS)
    form = alice.get(page(matter, "act/refer_to_arbiter/")).content.decode()
    assert "澄水县人民政府" in form and NOT_OURS in form and "Nobody there" not in form
    assert sent(alice, matter, "refer_to_arbiter", reason="双方各执一词").status_code == 302
    iris = desk("iris")
    assert matter.title in iris.get("/desk/").content.decode()
    html = iris.get(page(matter)).content.decode()
    assert "is being decided" in html and "双方各执一词" in html and NOT_OURS in html
    assert sent(alice, matter, "refer_to_arbiter", reason="换一家").status_code == 422, (
        "one arbiter at a time"
    )
    unknown = sent(iris, matter, "arbitrate", to_unit="天文台", reason="属其职权")
    assert unknown.status_code == 422 and "no unit called" in unknown.content.decode()
    assert sent(iris, matter, "arbitrate", to_unit="住房和城乡建设局", reason="属其职权").status_code == 302
    matter.refresh_from_db()
    assert matter.holder.code == "housing"
    paper = Document.objects.get(matter_id=matter.pk, kind="arbitration_decision")
    assert "住房和城乡建设局" in desk("bob").get(page(matter, f"documents/{paper.no}/")).content.decode()


def test_one_is_told_when_nobody_at_the_arbiter_could_decide(desk, a_matter):
    matter = a_matter("forwarded")
    sent(desk("bob"), matter, "object_transfer", reason=NOT_OURS)
    form = desk("alice").get(page(matter, "act/refer_to_arbiter/")).content.decode()
    assert "Nobody there holds the role of arbiter" in form
    assert sent(desk("dora"), matter, "refer_to_arbiter", reason="主管提请").status_code == 302


def test_a_unit_is_not_proposed_again_after_its_return(desk, a_matter, county):
    county.units["housing"].duties = ["housing"]
    county.units["housing"].save()
    tree.changed()
    matter, alice = a_matter("forwarded", category="housing"), desk("alice")
    sent(desk("bob"), matter, "object_transfer", reason=NOT_OURS)
    sent(alice, matter, "agree_return", reason="属实")
    assert "to_unit" not in alice.get(page(matter, "act/forward/")).context["form"].initial
    again = sent(alice, matter, "forward", to_unit="住房和城乡建设局")
    assert (
        again.status_code == 422 and "circle" in again.content.decode() and "Art 24" in again.content.decode()
    )


def test_the_report_proposes_what_the_answer_said(desk, a_matter):
    matter, alice, bob = a_matter("registered"), desk("alice"), desk("bob")
    sent(alice, matter, "assign", to_unit="住房和城乡建设局", set_days="60")
    sent(bob, matter, "accept", kind="appeal", path="art31_6")
    assert "closing report is owed" in bob.get(page(matter)).content.decode()
    assert "report_back" not in offered(bob, matter)
    one = answers(matter.received_on)[0]
    given = {
        f"{name}_1": getattr(one, name)
        for name in ("facts", "finding", "reason", "basis", "outcome", "measure")
    }
    given["measure_due_1"] = "2099-01-01"
    assert sent(bob, matter, "decide", **given).status_code == 302
    matter.refresh_from_db()
    assert (
        sent(bob, matter, "serve", how="direct", served_on=timezone.localdate().isoformat()).status_code
        == 302
    )
    assert "report_back" in offered(bob, matter) and "report_back" not in offered(alice, matter)
    form = bob.get(page(matter, "act/report_back/")).context["form"]
    assert one.facts in form.initial["facts"] and "2099-01-01" in form.initial["execution"]
    assert "supported" in form.initial["opinion"]
    fields = {name: form.initial[name] for name in ("facts", "opinion", "execution")}
    assert sent(bob, matter, "report_back", **{**fields, "execution": ""}).status_code == 422
    assert sent(bob, matter, "report_back", **fields, enclosed="现场照片").status_code == 302
    assert Event.objects.filter(matter_id=matter.pk, act="report_back").count() == 1
    assert "closing report is owed" not in bob.get(page(matter)).content.decode()


def test_lost_days_stand_beside_the_desk_they_are_charged_to(desk, a_matter):
    matter = a_matter("forwarded")
    html = desk("alice").get(page(matter)).content.decode()
    assert "nobody has taken it up for 2 days" in html and "charged to 住房和城乡建设局" in html
    assert "forward" in html
