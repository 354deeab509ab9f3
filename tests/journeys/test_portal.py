"""A person's whole way through the portal in a real browser: by keyboard alone, without scripts, on a phone, past axe."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from huiyin.matters.models import Claim, Matter
from huiyin.work.intake.taking import query_code
from tests.journeys.looking import faults, look
from tests.named_people import BODY, make_county
from tests.settled import follow, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESK = (390, 844), (1440, 900)
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


@pytest.fixture
def at() -> datetime:
    """Ten days ago: matters lived from then on are still in time today."""
    return timezone.now() - timedelta(days=10)


@pytest.fixture
def county(transactional_db):
    """The small county, in a database that the server's thread sees."""
    return make_county()


@pytest.fixture
def window(browser, live_server, county) -> Iterator[Callable[..., object]]:
    """Open a browser window of a size; a script error in it fails the test."""
    contexts, errors = [], []

    def open_window(size: tuple[int, int], **more: object):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="zh-CN", base_url=live_server.url, **more
        )
        contexts.append(context)
        watch(context)
        page = context.new_page()
        page.house = live_server.url
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if "Content Security" in line.text else None)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert not errors, errors


def test_axe_would_find_a_fault(window, axe: str) -> None:
    page = window(PHONE)
    page.goto("/track/")
    look(page, axe)
    page.evaluate("() => document.querySelector('label').remove()")
    assert faults(page, axe)
    with pytest.raises(AssertionError):
        look(page, axe)


def tab_to(page, selector: str) -> None:
    """Press Tab until the element has the focus, and the focus can be seen."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            style = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
            assert style != "none", f"the focus on {selector} cannot be seen"
            return
    pytest.fail(f"{selector} is not reached by Tab on {page.url}")


def go_on(page, selector: str = "form.sheet .buttons button[name=next]") -> None:
    """Reach a button by Tab and press Enter."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@SIZES
def test_filing_and_tracking_by_keyboard_alone(window, axe: str, size: tuple[int, int]) -> None:
    page = window(size)
    page.goto("/")
    look(page, axe)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.getAttribute('href')") == "#main"
    go_on(page, ".door-first a")
    look(page, axe)
    go_on(page, "article .btn-primary")
    look(page, axe)
    tab_to(page, "#id_body")
    page.keyboard.type(BODY)
    tab_to(page, "#id_place")
    page.keyboard.type("柳溪镇柳园小区")
    go_on(page)
    look(page, axe)
    tab_to(page, "#id_claim_1")
    page.keyboard.type("尽快修好三号楼电梯")
    go_on(page, "button[name=more]")
    tab_to(page, "#id_claim_2")
    page.keyboard.type("公布检修记录")
    go_on(page)
    look(page, axe)
    go_on(page)  # without a name: said at the field, the way on is short
    assert page.get_by_role("alert").is_visible() and page.locator("#id_name_problem").is_visible()
    look(page, axe)
    tab_to(page, "#id_name")
    page.keyboard.type("王琴")
    go_on(page)
    look(page, axe)
    tab_to(page, "#id_publishable")
    page.keyboard.press("Space")
    go_on(page)
    look(page, axe)
    go_on(page, "article form .btn-primary")
    look(page, axe)
    code = "".join(re.findall(r"[A-Z2-7]{4}", page.locator(".slip-code").inner_text()))
    matter = Matter.objects.get()
    assert matter.publishable and Claim.objects.filter(matter=matter).count() == 2 and len(code) == 16
    page.goto("/track/")
    look(page, axe)
    tab_to(page, "#id_code")
    page.keyboard.type(code.lower())
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(f"/track/{matter.pk}/") and matter.number in page.content()
    look(page, axe)
    tab_to(page, ".sheet-now ~ .sheet details summary")
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 1


@pytest.fixture
def served(a_matter) -> tuple[Matter, str]:
    """A matter that was answered, and its code."""
    return a_matter("served", key="served"), query_code("served")


@pytest.mark.parametrize(
    ("size", "language"), [(PHONE, "zh-hans"), (DESK, "en")], ids=["phone-zh", "desk-en"]
)
def test_every_page_of_a_served_matter_passes_axe(
    window, served: tuple[Matter, str], axe: str, size: tuple[int, int], language: str
) -> None:
    matter, code = served
    page = window(size)
    page.goto(f"/t/{code}?lang={language}")
    assert page.url.split("?")[0].endswith(f"/track/{matter.pk}/")
    page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
    look(page, axe)
    page.locator(".papers a").last.scroll_into_view_if_needed()
    papers = page.eval_on_selector_all(
        ".papers a[href$='/']", "links => links.map(a => a.getAttribute('href'))"
    )
    own = [f"/track/{matter.pk}/{rest}/" for rest in ("add", "withdraw", "rate")]
    for address in (*papers, *own, "/law/", "/file/page/", "/track/", "/nix"):
        page.goto(address)
        look(page, axe)


def test_without_any_script_a_matter_is_filed_followed_rated_and_withdrawn(
    window, served: tuple[Matter, str]
) -> None:
    page = window(PHONE, java_script_enabled=False)
    page.goto("/file/what/")
    page.fill("#id_body", BODY)
    follow(page, "form.sheet .buttons button[name=next]")
    page.fill("#id_claim_1", "尽快修好三号楼电梯")
    follow(page, "form.sheet .buttons button[name=next]")
    page.check("input[name=anonymous][value=yes]")
    follow(page, "form.sheet .buttons button[name=next]")
    page.set_input_files(
        "#id_uploads", {"name": "说明.txt", "mimeType": "text/plain", "buffer": "说明".encode()}
    )
    follow(page, "form.sheet .buttons button[name=next]")
    follow(page, "article form .btn-primary")
    follow(page, "article form .btn-primary")
    mine = Matter.objects.get(anonymous=True)
    assert page.url.endswith(f"/track/{mine.pk}/") and "说明.txt" in page.content()
    page.goto(f"/track/{mine.pk}/withdraw/")
    follow(page, ".btn-danger")
    mine.refresh_from_db()
    assert mine.stage == "withdrawn"
    page.goto(f"/t/{served[1]}")
    follow(page, "a[href$='/rate/']")
    page.check("input[name=office][value=satisfied]")
    follow(page, "form.sheet button[type=submit]")
    assert page.locator("#ratings").is_visible()


def test_the_receipt_prints_the_slip_and_nothing_of_the_frame(window) -> None:
    page = window(DESK)
    page.goto("/file/page/")
    page.fill("#id_body", BODY)
    page.fill("#id_name", "王琴")
    page.click("button[name=send]")
    assert page.locator("[data-print]").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".slip").is_visible() and page.locator(".qr svg").is_visible()
    assert not page.locator(".house-head").is_visible() and not page.locator("[data-print]").is_visible()
