"""Where a matter has been, as its person reads it: every hop, an objection, an arbiter, and whose the lost days are."""

import re
from datetime import timedelta

from huiyin.foundation.people.actor import actor_of
from huiyin.foundation.people.models import Account, Role
from huiyin.work.routing.acts.agree_return import agree_return
from huiyin.work.routing.acts.arbitrate import arbitrate
from huiyin.work.routing.acts.object_transfer import object_transfer
from huiyin.work.routing.acts.refer_to_arbiter import refer_to_arbiter
from tests.named_people import PASSWORD
from tests.portal.conftest import Page, text

REASON = "内部分工：维修资金不归我们管"


def hops(html: str) -> list[str]:
    """The desks listed."""
    part = html[html.index('id="hops"') : html.index("</section>", html.index('id="hops"'))]
    return re.findall(r"<strong>(.*?)</strong>", part)


def test_every_hop_is_told_with_its_days_and_what_units_write_each_other_is_not(follow, county, at) -> None:
    person, matter, _ = follow("forwarded")
    alice, bob = county.actor("alice"), county.actor("bob")
    page = text(person.get(f"/track/{matter.pk}/"))
    assert hops(page) == ["信访局", "住房和城乡建设局"]
    assert "已有 8 天没有人接手，这段时间计入住房和城乡建设局" in page
    object_transfer(actor=bob, at=at + timedelta(days=4), matter_id=matter.pk, reason=REASON)
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "已请转送来的信访局核实" in page and REASON not in page
    agree_return(actor=alice, at=at + timedelta(days=6), matter_id=matter.pk, reason=REASON)
    page = text(person.get(f"/track/{matter.pk}/"))
    assert hops(page) == ["信访局", "住房和城乡建设局", "信访局"]
    assert "放了 2 天才有人接手，这段时间计入住房和城乡建设局" in page
    assert "异议等了 2 天才得到答复，这段时间计入信访局" in page and REASON not in page
    assert not Page(person.get(f"/track/{matter.pk}/")).inline


def test_a_decision_on_whose_it_is_is_told_with_its_reasons(follow, county, at) -> None:
    person, matter, _ = follow("forwarded")
    iris = Account.objects.create_user("iris", PASSWORD, name="Iris", unit=county.units["county"])
    iris.roles.add(Role.objects.get(code="arbiter"))
    bob, when = county.actor("bob"), at + timedelta(days=4)
    object_transfer(actor=bob, at=when, matter_id=matter.pk, reason=REASON)
    refer_to_arbiter(actor=bob, at=when + timedelta(days=1), matter_id=matter.pk, reason=REASON)
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "正由人民政府确定" in page and REASON not in page
    labour = county.units["labour"].pk
    arbitrate(
        actor=actor_of(iris),
        at=when + timedelta(days=2),
        matter_id=matter.pk,
        to_unit=labour,
        reason="职责分工第三条",
    )
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "职责分工第三条" in page and hops(page)[-2:] == ["人民政府", "人力资源和社会保障局"]
    assert "转送（交办）告知书" in page or "转送告知书" in page
