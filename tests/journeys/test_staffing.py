"""Those who arrange the work, in a real browser: an absence, work handed over while one looks on, a rule tried and entered."""

import re

import pytest
from django.utils import timezone

from huiyin.foundation.units.models import RoutingRule
from huiyin.jobs.bulk import working
from huiyin.matters.models import Matter
from tests.journeys.seating import seated
from tests.journeys.test_desk import no_second_factor  # noqa: F401 - fixture
from tests.journeys.test_portal import DESK, PHONE, at, county, look, window  # noqa: F401 - fixtures
from tests.staffing_people import hire

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def bens(county, a_matter):  # noqa: F811
    """Six matters in housing on which Ben works; from one of the first five Bea has withdrawn."""
    hire(county, "ben", "housing", "handler"), hire(county, "bea", "housing", "handler")
    hire(county, "bella", "housing", "head")
    made = [a_matter("forwarded", title=f"第{n}号楼电梯停运") for n in range(1, 7)]
    Matter.objects.filter(pk__in=[m.pk for m in made]).update(officer=county.accounts["ben"])
    from tests.desk.test_bulk import shut_out

    # ids of one millisecond have no order; a run goes by ids, and the first it does shall be one that can be done
    shut_out(max(made[:5], key=lambda matter: matter.pk), county.accounts["bea"])
    return made


def test_work_is_handed_over_while_one_looks_on(window, bens, axe):  # noqa: F811
    page = window(DESK)
    seated(page, "bella")
    look(page, axe)
    page.get_by_role("link", name="人员", exact=True).click()
    look(page, axe)
    page.get_by_role("link", name="登记离岗 Ben").click()
    look(page, axe)
    page.get_by_label("代理人").select_option(label="Bea")
    page.get_by_role("button", name="登记").click()
    page.wait_for_url(re.compile("/staff/$"))
    assert page.get_by_text("由Bea代理").is_visible()
    look(page, axe)
    page.get_by_role("link", name="移交承办事项 Ben").click()
    look(page, axe)
    assert page.get_by_role("checkbox", checked=True).count() == 6
    page.get_by_label("同事", exact=True).select_option(label="Bea")
    page.get_by_role("checkbox", name="第6号楼").uncheck()
    page.get_by_role("button", name="办理选中的事项").click()
    page.wait_for_url(re.compile(r"/bulk/\d+/$"))
    look(page, axe)
    assert page.get_by_text("共5件，已办0件").is_visible()
    working.work_one(timezone.now())
    page.get_by_text("共5件，已办1件").wait_for()  # by itself
    while working.work_one(timezone.now()):
        pass
    page.get_by_text("已全部办完").wait_for()
    assert page.get_by_text("已经回避").is_visible()
    look(page, axe)
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    look(page, axe)


def test_a_rule_is_tried_and_entered_and_a_phone_shows_all_of_it(window, county, a_matter, axe):  # noqa: F811
    a_matter("registered"), a_matter("registered", title="另一件")
    page = window(PHONE)
    seated(page, "dora")
    page.get_by_role("link", name="分派规则").click()
    look(page, axe)
    page.get_by_role("link", name="新规则").click()
    page.get_by_label("地点").fill("柳溪镇")
    page.get_by_label("分派给").fill("住房和城乡建设局")
    look(page, axe)
    page.get_by_role("button", name="用最近一个月的事项试一试").click()
    page.get_by_text("最近一个月有2件会分派到别处").wait_for()
    look(page, axe)
    page.get_by_role("button", name="登记这条规则").click()
    page.wait_for_url(re.compile("/rules/$"))
    look(page, axe)
    assert RoutingRule.objects.get().entered_by == "Dora"
    page.get_by_role("link", name="结束").click()
    look(page, axe)
