"""Causes in browsers: coded blind a second time, one cause opened behind three matters, put right, published, and read of."""

import re
from datetime import date

import pytest

from huiyin.matters.models import Cause, Matter, RuleChange, Systemic
from huiyin.matters.proposing import Proposal
from huiyin.work.causes.acts.code_cause import code_cause
from huiyin.work.causes.acts.open_systemic import open_systemic
from huiyin.work.causes.drawing import draw_second
from huiyin.work.causes.systemic import Opened
from huiyin.work.intake.taking import query_code
from huiyin.work.signing.acts.propose_improvement import propose_improvement
from tests.journeys.seating import seated
from tests.journeys.staging import Seats, filled, reads, seats, sent, wall  # noqa: F401 - fixtures
from tests.journeys.test_portal import DESK, PHONE, county, look, window  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEW = "systemic/new/?category=estate_lift&by=unit&key="


@pytest.fixture
def at(wall):  # noqa: F811
    """Matters live by the clock on the wall."""
    return wall.now


@pytest.fixture
def three(a_matter, wall) -> list[Matter]:  # noqa: F811
    """Three answered matters about lifts, the first of them Wang Qin's; then forty days pass."""
    rows = [a_matter("served", key=key) for key in ("wang", "two", "three")]
    Matter.objects.filter(pk__in=[row.pk for row in rows]).update(category="estate_lift", place="柳园小区")
    wall.later(40)
    return rows


def coded(county, wall, matter) -> None:  # noqa: F811
    """Housing coded one, and it is drawn to be read again by the supervisor's office."""
    words = {"cause": "late_execution", "words": "拖了两个月"}
    code_cause(actor=county.actor("bob"), at=wall.now, matter_id=matter.pk, **words)
    day = wall.now.date()
    draw_second(actor=county.actor("dora"), at=wall.now, first=day, last=day, seed="2026年第二季度")


def test_from_a_blind_second_reading_to_what_everybody_reads(county, three, seats, wall, window, axe):  # noqa: F811
    coded(county, wall, three[0])
    dora = seats.at("dora", "causes/")
    assert three[0].number in dora.inner_text("main")
    dora.click(f"a[href*='/{three[0].pk}/act/code_cause/']")
    assert "拖了两个月" not in dora.content(), "the second reader sees nothing of the first"
    filled(dora, cause="policy_gap")
    sent(dora, "/desk/")
    assert sorted(Cause.objects.values_list("code", flat=True)) == ["late_execution", "policy_gap"]

    dora.goto(f"/desk/{NEW}{county.units['housing'].pk}")
    assert dora.locator("input[name=matters]:checked").count() == 3
    look(dora, axe)
    filled(dora, title="维修资金动用没有期限", cause="policy_gap", problem="办法没有写明几日内批准。")
    filled(dora, plan="修订办法，写明七日。", due="2026-06-30", measure="修订办法", measure_due="2026-05-30")
    filled(dora, measure_unit=county.units["housing"].full_name)
    sent(dora, r"/systemic/\d+/$")
    file = Systemic.objects.get().matter
    assert "3件中已有3件得到自己的答复" in reads(dora) and three[0].number in reads(dora)

    bob = seats.at("bob", f"systemic/{file.pk}/")
    for act, words in (
        ("keep_promise", {"evidence": "澄政发18号"}),
        ("solve_systemic", {"result": "办法已写明七日内批准。", "evidence": "澄政发18号"}),
        ("publish_systemic", {"confirmed": "on"}),
    ):
        bob.click(f"a[href*='/{file.pk}/act/{act}/']")
        filled(bob, **words)
        sent(bob, rf"/systemic/{file.pk}/$")
    assert Systemic.objects.get().state == "published"

    wang = window(PHONE)
    wang.goto(f"/t/{query_code('wang')}")
    told = wang.inner_text("main")
    assert "共性问题" in told and "住房和城乡建设局" in told and three[1].number not in told
    wang.goto("/problems/")
    assert "七日内批准" in wang.inner_text("main") and three[0].number not in wang.inner_text("main")
    look(wang, axe)


@pytest.mark.parametrize(
    ("size", "language"), [(PHONE, "zh-hans"), (DESK, "en")], ids=["phone-zh", "desk-en"]
)
def test_pages_of_causes_and_of_the_rules_explained(county, three, wall, window, axe, size, language):  # noqa: F811
    phone, by_dora = size == PHONE, {"actor": county.actor("dora"), "at": wall.now}
    coded(county, wall, three[0])
    change = Proposal("报修受理", "电话无人接听。", "专人值守。", county.units["labour"].pk)
    propose_improvement(matter_id=three[0].pk, change=change, **by_dora)
    no = RuleChange.objects.get().no
    housing = county.units["housing"].pk
    words = {"title": "维修资金动用没有期限", "problem": "没有写明几日内批准。", "plan": "修订办法。"}
    given = Opened(cause="policy_gap", owner=housing, due=date(2026, 6, 30), matters=(three[0].pk,), **words)
    file = open_systemic(systemic=given, **by_dora).matter_id
    pages = {
        True: [
            "causes/",
            "systemic/",
            f"systemic/{file}/",
            "proposals/",
            f"matters/{three[0].pk}/act/code_cause/",
        ],
        False: ["causes/draw/", f"{NEW}{housing}", "sought/", f"proposals/{three[0].pk}/{no}/"],
    }
    dora = seated(window(size), "dora", "causes/", language=language)
    for path in pages[phone]:
        assert dora.goto(f"/desk/{path}").status == 200, path
        look(dora, axe)
        high, room = dora.evaluate(
            "() => (m => [m.scrollHeight, m.clientHeight])(document.querySelector('main'))"
        )
        assert high <= room + 2, f"{path}: the foot of the page lies over what it shows"
        if phone:
            left = re.findall(r"[A-Za-z]{3,} [A-Za-z]{2,}", dora.inner_text("main"))
            assert not left, f"{path} is not all in Chinese: {left}"
    words = "查询码丢了" if phone else "lost my query code"
    public = {
        True: [f"/law/search/?q={words}", "/law/a/art35/"],
        False: ["/law/q/lost_code/", f"/law/search/?q={words}", "/problems/"],
    }
    for path in public[phone]:
        assert dora.goto(path).status == 200, path
        look(dora, axe)
