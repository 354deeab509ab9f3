"""One matter between four windows: a person on a phone, the clerk, the handler, and somebody of the office complained of."""

import re

import pytest
from django.core.cache import cache

from huiyin.matters.models import Matter
from tests.journeys.test_portal import DESK, PHONE, at, county, window  # noqa: F401 - fixtures
from tests.named_people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def no_second_factor(settings) -> None:
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()


def at_desk(window, login: str):  # noqa: F811
    page = window(DESK)
    page.goto("/desk/sign-in/")
    page.fill("#id_login", login)
    page.fill("#id_password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(re.compile("/desk/$"))
    return page


def send(page, lands: str) -> None:
    page.locator("main form button[type=submit].btn-primary").first.click()
    page.wait_for_url(re.compile(lands))


def filed(window):  # noqa: F811
    """Filed on the phone in five steps, against the township; gives the window and the query code."""
    page = window(PHONE)
    page.goto("/file/what/")
    page.fill("#id_body", "镇里修路占了我家菜地，说好的补偿一直没有给。")
    page.fill("#id_title", "修路占地没有补偿")
    send(page, "/file/ask/")
    page.fill("#id_claim_1", "支付占地补偿款")
    send(page, "/file/who/")
    page.fill("#id_name", "赵玉兰")
    page.check("input[name=complaint][value=unit]")
    page.select_option("#id_unit_1", label="柳溪镇人民政府")
    send(page, "/file/files/")
    send(page, "/file/check/")
    send(page, "/file/receipt/")
    code = "".join(page.locator(".slip-code span").all_inner_texts())
    return page, code


def act(page, matter: Matter, name: str, fill: dict[str, str], choose: dict[str, str]) -> None:
    page.goto(f"/desk/matters/{matter.pk}/")
    page.click(f"a[href$='/act/{name}/']")
    for field, words in fill.items():
        page.fill(f"#id_{field}", words)
    for field, value in choose.items():
        page.check(f"input[name={field}][value={value}]")
    send(page, f"/matters/{matter.pk}/$")


def test_a_matter_goes_the_whole_way_and_the_accused_never_see_it(window):  # noqa: F811
    person, code = filed(window)
    matter = Matter.objects.get()
    assert len(code) == 16

    clerk, handler, accused = (at_desk(window, login) for login in ("alice", "carol", "eve"))
    clerk.goto(f"/desk/matters/{matter.pk}/act/register/")
    clerk.check("input[name=kind][value=appeal]")
    clerk.select_option("#id_path", "art31_6")
    send(clerk, f"/matters/{matter.pk}/$")
    act(clerk, matter, "forward", {"to_unit": "人力资源和社会保障局"}, {})
    handler.goto("/desk/")
    assert matter.number in handler.inner_text("main")
    act(handler, matter, "accept", {}, {})

    answer = {"facts_1": "占地属实，补偿款未付。", "reason_1": "应当补偿。", "basis_1": "《土地管理法》"}
    handler.goto(f"/desk/matters/{matter.pk}/act/decide/")
    assert not handler.is_visible("#id_assistance_1")  # only what the chosen finding asks for is shown
    handler.select_option("#id_finding_1", "reasonable_no_basis")
    for field, words in {**answer, "assistance_1": "协助申请临时救助"}.items():
        handler.fill(f"#id_{field}", words)
    handler.check("input[name=outcome_1][value=explain]")
    send(handler, f"/matters/{matter.pk}/$")
    person.goto("/track/")
    person.fill("input[name=code]", code.lower())
    send(person, f"/track/{matter.pk}/")
    assert "应当补偿" not in person.inner_text("main")  # nothing is told before it is served
    act(handler, matter, "serve", {}, {"how": "direct"})

    person.goto(f"/track/{matter.pk}/")
    told = person.inner_text("main")
    assert (
        "应当补偿" in told and "第三十五条" in told and "Carol" in told
    )  # the answer, the review right, who has read it
    with person.expect_download() as papers:
        person.locator("a[href$='.docx']").first.click()
    assert papers.value.suggested_filename.endswith(".docx")

    for path in ("/desk/", f"/desk/search/?q={matter.number}", "/desk/search/?q=占地", "/desk/all/"):
        accused.goto(path)
        assert matter.title not in accused.inner_text("main")
    answered = accused.goto(f"/desk/matters/{matter.pk}/")
    assert answered.status == 404
