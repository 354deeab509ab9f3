"""A mediation as its person meets it: they may end it; an agreement is theirs to read, and what it promises is followed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.matters.models import Document, Event
from huiyin.work.hearing.acts.mediate import mediate
from huiyin.work.hearing.acts.settle import settle
from huiyin.work.hearing.agreeing import Agreement, Signature, Term
from tests.portal.conftest import Page, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def mediated(county, follow):
    """Wang Qin in front of her page while a mediation runs."""
    she, matter, _ = follow("accepted")
    mediate(
        actor=county.actor("bob"),
        at=timezone.now(),
        matter_id=matter.pk,
        subject="电梯",
        mediator="柳溪镇人民调解委员会",
        person_agrees=True,
        unit_agrees=True,
        within_discretion=True,
    )
    return she, matter


def test_the_person_ends_it_on_their_page_once(mediated):
    she, matter = mediated
    shown = she.get(f"/track/{matter.pk}/")
    assert "正在调解" in text(shown) and not Page(shown).inline
    asked = she.get(f"/track/{matter.pk}/mediation/end/")
    assert asked.status_code == 200 and "不耽误时间" in text(asked) and not Page(asked).inline
    key = "k" * 24
    for _twice in range(2):
        assert she.post(f"/track/{matter.pk}/mediation/end/", {"reason": "", "key": key}).status_code == 302
    assert Event.objects.filter(matter_id=matter.pk, act="end_mediation").count() == 1
    shown = text(she.get(f"/track/{matter.pk}/"))
    assert "您终止了调解" in shown and "正在调解" not in shown
    assert she.get(f"/track/{matter.pk}/mediation/end/").status_code == 409


def test_an_agreement_is_read_and_its_promises_stand_on_the_page(county, mediated):
    she, matter = mediated
    today = timezone.localdate()
    agreement = Agreement(
        how="by_mediation",
        terms=(Term("更换曳引机", county.units["housing"].pk, today + timedelta(days=9), 1),),
        claims=(1,),
        person=Signature("王琴", today),
        unit=Signature("孙立", today),
        mediator="柳溪镇人民调解委员会",
    )
    settle(actor=county.actor("bob"), at=timezone.now(), matter_id=matter.pk, agreement=agreement)
    shown = text(she.get(f"/track/{matter.pk}/"))
    assert "已经达成协议" in shown and "更换曳引机" in shown and "以协议解决" in shown
    paper = Document.objects.get(kind="mediation_agreement")
    read = text(she.get(f"/track/{matter.pk}/paper/{paper.no}/"))
    assert "调解协议书" in read and "不影响信访人的法定权利" in read
