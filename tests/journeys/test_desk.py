"""A clerk's and a handler's day at the desk in a real browser: by keyboard alone, every page past axe on phone and screen."""

import re

import pytest
from django.core.cache import cache
from django.utils import timezone

from huiyin.matters.models import Event, Matter, ReadEntry
from tests.journeys.seating import seated
from tests.journeys.test_portal import DESK, PHONE, at, county, look, tab_to, window  # noqa: F401 - fixtures
from tests.named_people import PASSWORD, filing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAYS = "addEventListener('keydown', key => { window.ways = (window.ways || 0) + (key.key === 'Tab') })"
BODY = "我们村的水渠去年七月被洪水冲垮，至今没有修复，三百亩地没法灌溉，多次找镇里没有结果。"


@pytest.fixture(autouse=True)
def no_second_factor(settings) -> None:
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()  # rate limits of sign-in live there


def has_focus(page, name: str) -> None:
    """The page puts the focus there by itself."""
    page.wait_for_function("name => document.activeElement.id === name", arg=name, timeout=20_000)


def sign_in(page, login: str) -> None:
    """By keyboard: the name field has the focus already."""
    page.goto("/desk/sign-in/")
    has_focus(page, "id_login")
    page.keyboard.type(login)
    tab_to(page, "#id_password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/desk/$"))
    page.wait_for_selector("h1")


def press(page, selector: str, lands: str) -> None:
    """Tab to something, press Enter, and wait for where it leads."""
    tab_to(page, selector)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(lands))
    page.wait_for_selector("h1")


def fill(page, selector: str, words: str) -> None:
    """Tab to a field and type."""
    tab_to(page, selector)
    page.keyboard.type(words)


def day(page, selector: str) -> None:
    """Tab to a day field and type today plus nothing: the browser's own month, day and year."""
    tab_to(page, selector)
    page.keyboard.type(timezone.localdate().strftime("%m%d%Y"))


@pytest.fixture
def alice(window, county):  # noqa: F811
    return seated(window(DESK), "alice")


def test_a_letter_is_registered_accepted_decided_and_served_by_keyboard_alone(window, axe):  # noqa: F811
    page = window(DESK)
    sign_in(page, "alice")
    look(page, axe)
    page.keyboard.press("1")
    page.wait_for_url(re.compile("/take/letter/"))
    look(page, axe)
    page.evaluate(WAYS)
    has_focus(page, "id_body")
    page.keyboard.type(BODY)
    fill(page, "#id_claims", "修复水渠")
    page.keyboard.press("Enter")
    page.keyboard.type("补偿秋粮损失")
    fill(page, "#id_place", "柳溪镇上河村")
    fill(page, "#id_name", "李红")
    fill(page, "#id_phone", "0000-7654399")
    fill(page, "#id_category", "农业农村·农田水利与饮水")
    ways = page.evaluate("() => window.ways")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile("/desk/taken/"))
    assert ways <= 25, f"{ways} times Tab: nobody takes a letter in within a minute that way"
    look(page, axe)
    matter = Matter.objects.get()
    assert matter.number in page.inner_text("main")

    press(page, f"a[href='/desk/matters/{matter.pk}/']", f"/matters/{matter.pk}/$")
    look(page, axe)
    press(page, "a[href$='/act/accept/']", "/act/accept/")
    look(page, axe)
    press(page, "main button[type=submit]", f"/matters/{matter.pk}/$")

    press(page, "a[href$='/act/decide/']", "/act/decide/")
    look(page, axe)
    for n in (1, 2):
        fill(page, f"#id_facts_{n}", "经现场核查属实。")
        fill(page, f"#id_reason_{n}", "诉求合理。")
        tab_to(page, f"#id_finding_{n}")
        page.keyboard.press("ArrowDown")  # the first finding: founded in law
        fill(page, f"#id_basis_{n}", "《水法》第二十条")
        tab_to(page, f"[name=outcome_{n}]")
        page.keyboard.press("Space")
        fill(page, f"#id_measure_{n}", "列入本年修复计划")
        day(page, f"#id_measure_due_{n}")
    press(page, "main button.btn-primary", f"/matters/{matter.pk}/$")

    press(page, "a[href$='/act/serve/']", "/act/serve/")
    look(page, axe)
    tab_to(page, "[name=how]")
    page.keyboard.press("Space")
    press(page, "main button[type=submit]", f"/matters/{matter.pk}/$")
    look(page, axe)
    matter.refresh_from_db()
    assert matter.stage == "served"
    acts = list(Event.objects.filter(matter_id=matter.pk).order_by("no").values_list("act", flat=True))
    assert acts == ["take_letter", "accept", "decide", "serve"]


def test_the_same_matter_appears_while_typing_and_one_key_joins_it(alice, axe, county):  # noqa: F811
    page = alice
    for _ in range(2):
        page.goto("/desk/take/letter/")
        has_focus(page, "id_body")
        page.keyboard.type(BODY)
        fill(page, "#id_name", "李红")
        fill(page, "#id_phone", "0000-7654399")
        tab_to(page, "#id_address")
        if not Matter.objects.exists():
            page.keyboard.press("Control+Enter")
            page.wait_for_url(re.compile("/desk/taken/"))
    page.wait_for_selector("#same .same")
    look(page, axe)
    earlier = Matter.objects.get()
    page.click(f"button[name=same][value='{earlier.pk}']")
    page.wait_for_url(re.compile(f"/matters/{earlier.pk}/$"))
    assert Matter.objects.count() == 1


def test_the_inbox_is_walked_with_j_and_k(alice, axe, county):  # noqa: F811
    from huiyin.foundation.people.actor import FilerActor
    from huiyin.work.intake.acts.take_online import take_online

    for n in range(3):
        take_online(actor=FilerActor(), at=timezone.now(), filing=filing(title=f"第{n}件"))
    page = alice
    page.goto("/desk/")
    titles = page.locator("a.row-link").all_inner_texts()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == titles[1]
    page.click("[data-keys-switch]")  # switched off, a letter does nothing
    page.locator("a.row-link").first.focus()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == titles[0]
    page.click("[data-keys-switch]")
    page.locator("a.row-link").first.focus()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == titles[1]
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/desk/matters/\d+/$"))
    page.click("#people a")  # htmx: name and contact in place, logged
    page.wait_for_selector("#people-open")
    assert "王琴" in page.inner_text("#people")
    assert ReadEntry.objects.filter(purpose="identity").count() == 1
    page.goto("/desk/")
    page.keyboard.press("/")
    page.keyboard.type("电梯")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/search/"))
    assert page.locator("a.row-link").count() == 3


@pytest.mark.parametrize(
    ("size", "language"), [(PHONE, "zh-hans"), (DESK, "en")], ids=["phone-zh", "desk-en"]
)
def test_every_page_passes_axe_on_phone_and_screen(window, axe, county, size, language):  # noqa: F811
    from datetime import timedelta

    from huiyin.foundation.people.actor import FilerActor
    from huiyin.matters.models import Clock, Document
    from huiyin.work.intake.acts.accept import accept
    from huiyin.work.intake.acts.register import register
    from huiyin.work.intake.acts.take_online import take_online
    from huiyin.work.intake.classifying import Classified
    from huiyin.work.routing.acts.forward import forward

    start, clerk = timezone.now() - timedelta(days=5), county.actor("alice")
    pks = []
    for n in range(4):
        event = take_online(actor=FilerActor(), at=start, filing=filing(title=f"第{n}件"))
        pks.append(event.matter_id)
    for pk in pks[1:]:
        register(actor=clerk, at=start, matter_id=pk, classified=Classified("appeal", "art31_6"))
    accept(actor=clerk, at=start, matter_id=pks[2])
    forward(actor=clerk, at=start, matter_id=pks[3], to_unit=county.units["housing"].pk)
    clock = Clock.objects.get(matter_id=pks[2], limit="handle")
    paper = Document.objects.filter(matter_id=pks[2]).first()
    page = window(size)
    page.goto(f"/desk/sign-in/?lang={language}")
    look(page, axe)
    seated(page, "alice", language=language)
    paths = [
        "",
        "all/",
        "search/?q=电梯",
        "search/?q=没有的词 再找&place=柳溪",
        "notices/",
        "take/letter/",
        "take/call/",
        "take/visit/",
    ]
    paths += ["account/second-factor/", "account/password/", "account/sign-out/"]
    paths += [f"matters/{pks[0]}/act/{name}/" for name in ("register", "add_material")]
    paths += [
        f"matters/{pks[1]}/act/{name}/" for name in ("forward", "assign", "accept", "refuse", "redirect")
    ]
    paths += [f"matters/{pks[2]}/act/{name}/" for name in ("decide", "extend", "ask_for_more", "close")]
    paths += [
        f"matters/{pks[2]}/{rest}"
        for rest in ("", "people/", "readings/", f"dates/{clock.no}/", f"documents/{paper.no}/")
    ]
    for path in [*paths, f"matters/{pks[3]}/"]:
        assert page.goto(f"/desk/{path}").status == 200, path
        look(page, axe)
    page.goto("/desk/take/call/")
    page.click(".take-foot button")  # the form with its problems
    look(page, axe)
    page.goto(f"/desk/matters/{pks[2]}/act/decide/")
    page.fill(
        "#id_facts_1",
        "我局高度重视，依据《信访条例》第二十一条，将尽快更换曳引机。联系户主陈建军，13912345678。",
    )
    page.click("button[name=check]")  # the remarks beside the form
    page.wait_for_selector("#reply-remarks mark")
    look(page, axe)
