"""A supervisor at the desk of the late: the oldest first, both words beside each other, then closings checked by lot."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from huiyin.matters.models import Clock, Commitment, Matter, Sample
from huiyin.work.handling.acts.close import close
from huiyin.work.promises.acts.confirm_promise import confirm_promise
from huiyin.work.promises.acts.keep_promise import keep_promise
from tests.journeys.seating import seated
from tests.journeys.test_portal import DESK, PHONE, at, county, look, window  # noqa: F401 - fixtures
from tests.named_people import Petitioner, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WANG = Petitioner("王琴", phone="0000-7654321", may_call=True)


@pytest.fixture(autouse=True)
def no_second_factor(settings) -> None:
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()


@pytest.fixture
def left_late(county, a_matter) -> Matter:  # noqa: F811
    """One limit long past, one promise said to be kept and not kept, one matter closed."""
    now, today, bob = timezone.now(), timezone.localdate(), county.actor("bob")
    oldest, disputed, closed = (
        a_matter("accepted"),
        a_matter("served"),
        a_matter("served", petitioners=(WANG,)),
    )
    Clock.objects.filter(matter=oldest, limit="handle").update(due=today - timedelta(days=190))
    for matter in (disputed, closed):
        no = Commitment.objects.get(matter=matter).no
        keep_promise(actor=bob, at=now, matter_id=matter.pk, commitment=no, evidence="曳引机已更换，验收合格")
    no = Commitment.objects.get(matter=disputed).no
    says = {"said": "not_done", "words": "电梯还是停着，没有人来过"}
    confirm_promise(actor=person(disputed), at=now, matter_id=disputed.pk, commitment=no, **says)
    Commitment.objects.filter(matter=disputed).update(due=today - timedelta(days=40))
    close(actor=bob, at=now, matter_id=closed.pk)
    return oldest


def test_from_the_oldest_to_a_share_with_its_uncertainty(window, left_late, axe):  # noqa: F811
    dora = seated(window(DESK), "dora", "oversight/")
    look(dora, axe)
    dora.click("main a:has-text('逾期督查台')")
    assert "超期190日" in dora.inner_text("tbody tr:first-child")
    beside = dora.inner_text("dl.beside")
    assert "曳引机已更换" in beside and "电梯还是停着" in beside
    look(dora, axe)
    dora.click("main a:has-text('按单位和逾期时长')")
    look(dora, axe)
    dora.click("tbody td a >> nth=0")
    dora.click("tbody tr:first-child a.row-link")
    dora.click("a:has-text('责任记录')")
    assert "没有说明原因" in dora.inner_text("main")
    look(dora, axe)

    dora.goto("/desk/checks/")
    look(dora, axe)
    dora.click("button[name=look]")
    assert "有1件可以核查" in dora.inner_text("form [role=status]")
    dora.click("button[name=draw]")
    dora.wait_for_url(re.compile(r"/checks/\d+/$"))
    dora.click("a:has-text('去问')")
    dora.check("input[name=said][value=check_not_solved]")
    dora.fill("[name=words]", "修好三天又停了")
    look(dora, axe)
    dora.click("form.act-form button.btn-primary")
    dora.wait_for_url(re.compile(r"/matters/\d+/$"))
    dora.goto(f"/desk/checks/{Sample.objects.get().pk}/")
    told = dora.inner_text("main")
    assert "答复1件" in told and "太少，不能说明问题" in told and "修好三天又停了" in told
    look(dora, axe)

    small = seated(window(PHONE), "dora", "late/")
    assert "修好三天又停了" in small.inner_text("main")
    look(small, axe)
