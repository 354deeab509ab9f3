"""Twelve people with one matter in a real browser: by link and by list, and one of them has a review of their own."""

import os
import re
from pathlib import Path

import pytest

from huiyin.matters.models import Matter, Review, Signer
from huiyin.work.handling.acts.decide import decide
from huiyin.work.intake.taking import query_code
from huiyin.work.serving.acts.serve import serve
from tests.journeys.seating import seated
from tests.journeys.test_desk import no_second_factor, press  # noqa: F401 - fixture
from tests.journeys.test_portal import DESK, PHONE, at, county, look, tab_to, window  # noqa: F401 - fixtures
from tests.named_people import answers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BY_LINK = ["李大山", "赵小云", "钱进", "孙兰", "周平"]
BY_LIST = ["吴燕", "郑国强", "冯春", "陈立", "褚红", "卫东"]
SHOTS = os.environ.get("HUIYIN_SHOTS", "")


def shot(page, name: str) -> None:
    """A picture for whoever wants to look, where a folder for them is named."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


def joins(page, link: str, name: str, number: int) -> str:
    """Join on the one screen; gives the code of the slip."""
    page.goto(link)
    page.fill("#id_name", name)
    page.fill("#id_phone", f"0000-55501{number:02d}")
    page.check("#id_own_word")
    page.click("form.sheet button.btn-primary")
    page.wait_for_selector(".slip-code")
    return "".join(re.findall(r"[A-Z2-7]{4}", page.locator(".slip-code").inner_text()))


def test_twelve_sign_and_one_has_a_review_of_their_own(window, axe, county, a_matter):  # noqa: F811
    matter = a_matter("accepted", key="wang")
    wang, bob = window(PHONE), window(DESK)
    wang.goto(f"/t/{query_code('wang')}")
    look(wang, axe)
    wang.click("a[href$='/together/']")
    look(wang, axe)
    shot(wang, "share_before_phone")
    wang.click("form button.btn-primary")
    wang.wait_for_selector(".qr svg")
    look(wang, axe)
    shot(wang, "share_phone")
    link = re.search(r"/join/[A-Z2-7]+", wang.content())[0]

    li = window(PHONE)
    li.goto(link)
    look(li, axe)
    shot(li, "join_phone")
    assert "王琴" not in li.content() and "0000-7654321" not in li.content()
    tab_to(li, "form.sheet button.btn-primary")  # nothing filled in: said at the fields, by keyboard
    li.keyboard.press("Enter")
    li.wait_for_selector("[role=alert]")
    look(li, axe)
    codes = {}
    for number, name in enumerate(BY_LINK):
        page = li if name == "李大山" else window(PHONE)
        codes[name] = joins(page, link, name, number)
        if name == "李大山":
            look(page, axe)
            shot(page, "joined_phone")
            page.click("article form button.btn-primary")
            page.wait_for_selector("text=您可以做的")
            look(page, axe)
            shot(page, "own_phone")
        else:
            page.context.close()

    seated(bob, "bob", f"matters/{matter.pk}/")
    look(bob, axe)
    press(bob, "a[href$='/signers/']", "/signers/$")
    look(bob, axe)
    press(bob, "a[href$='/signers/typed/']", "/typed/$")
    look(bob, axe)
    tab_to(bob, "#id_people")
    bob.keyboard.type("\n".join(f"{name} 0000-55502{n:02d}" for n, name in enumerate(BY_LIST)))
    shot(bob, "typed_desk")
    tab_to(bob, "form.act-form button.btn-primary")
    bob.keyboard.press("Enter")
    bob.wait_for_url(re.compile("/signers/$"))
    look(bob, axe)
    shot(bob, "list_desk")
    assert Matter.objects.get(pk=matter.pk).people == 12
    bob.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    bob.reload()
    look(bob, axe)
    shot(bob, "list_phone")
    bob.set_viewport_size({"width": DESK[0], "height": DESK[1]})

    li.click("a[href$='/differ/']")
    look(li, axe)
    li.fill("#id_words", "我家三楼漏水没有提到")
    li.click("form.sheet button.btn-primary")
    li.wait_for_selector("text=已记载")
    look(li, axe)

    now = at_now(county, matter)
    li.reload()
    look(li, axe)
    shot(li, "answer_phone")
    li.click("a[href$='/answer/']")
    look(li, axe)
    assert "李大山" in li.inner_text("main") and "王琴" not in li.content()
    shot(li, "paper_phone")
    li.go_back()
    li.click("form[action$='/received/'] button")
    li.wait_for_selector("text=您于")
    look(li, axe)
    li.click("a[href$='/own/?then=review']")
    look(li, axe)
    shot(li, "split_phone")
    li.click("form.sheet button.btn-primary")
    li.wait_for_selector("[name=grounds]")
    look(li, axe)
    li.fill("[name=grounds]", "三楼漏水没有答复")
    li.click("form.sheet button.btn-primary")
    li.wait_for_selector("text=复查中")
    look(li, axe)
    shot(li, "own_review_phone")
    own = Matter.objects.exclude(pk=matter.pk).get()
    assert Review.objects.get().matter_id == own.pk and "王琴" not in li.content()

    again = window(PHONE)  # the same code leads to the matter of their own
    again.goto(f"/t/{codes['李大山']}")
    assert f"/track/{own.pk}/" in again.url
    left = Matter.objects.get(pk=matter.pk)
    assert (left.stage, left.people) == ("served", 11) and left.version > now
    wang.goto(f"/track/{matter.pk}/")
    look(wang, axe)
    shot(wang, "first_phone")
    assert "已送达" in wang.inner_text("main")
    assert not any(name in wang.content() for name in BY_LINK + BY_LIST)
    bob.goto(f"/desk/matters/{matter.pk}/")
    look(bob, axe)
    shot(bob, "matter_desk")
    bob.goto(f"/desk/matters/{own.pk}/")
    assert "我家三楼漏水没有提到" in bob.content()
    assert Signer.objects.filter(matter_id=matter.pk, left_on=None).count() == 10


def at_now(county, matter) -> int:  # noqa: F811
    """Bob decides and serves; gives the version of the matter then."""
    from django.utils import timezone

    when = timezone.now()
    decide(actor=county.actor("bob"), at=when, matter_id=matter.pk, answers=answers(when.date()))
    serve(actor=county.actor("bob"), at=when, matter_id=matter.pk, how="direct")
    return Matter.objects.get(pk=matter.pk).version


def test_a_list_with_bad_rows_and_a_representative_at_the_desk(window, axe, county, a_matter, tmp_path):  # noqa: F811
    matter = a_matter("accepted")
    path = tmp_path / "list.csv"
    rows = [f"{name},0000-55502{n:02d}," for n, name in enumerate(BY_LIST)]
    path.write_text(
        "\n".join(["姓名,电话,住址", *rows, rows[0], ",0000-5559999,", "王琴,0000-7654321,"]),
        encoding="utf-8",
    )
    bob = window(DESK)
    seated(bob, "bob", f"matters/{matter.pk}/signers/sheet/")
    look(bob, axe)
    bob.set_input_files("input[type=file]", str(path))
    bob.click("form.act-form button.btn-primary")
    bob.wait_for_selector("text=行有问题")
    look(bob, axe)
    shot(bob, "preview_desk")
    with bob.expect_download() as saved:
        bob.click("button[name=bad]")
    assert len(Path(saved.value.path()).read_text(encoding="utf-8-sig").splitlines()) == 4
    bob.click("button[name=take]")
    bob.wait_for_url(re.compile("/signers/$"))
    assert Matter.objects.get(pk=matter.pk).people == 7
    bob.click("a[href$='/signers/speaking/']")
    look(bob, axe)
    bob.fill("#id_who", "吴燕")
    bob.fill("#id_scope", "参加接谈、听取答复")
    bob.check("input[name=chosen_how][value=at_a_meeting]")
    bob.click("form.act-form button.btn-primary")
    bob.wait_for_selector("text=已登记代表")
    look(bob, axe)
    shot(bob, "speaking_desk")
    for rest in ("signers/print/", "signers/typed/"):
        bob.goto(f"/desk/matters/{matter.pk}/{rest}")
        look(bob, axe)
    one = Signer.objects.order_by("no").first()
    for name in ("confirm", "differ", "leave", "received", "own"):
        bob.goto(f"/desk/matters/{matter.pk}/signers/{one.no}/{name}/")
        look(bob, axe)
    bob.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    for rest in ("signers/", "signers/speaking/", "signers/typed/", "signers/sheet/"):
        bob.goto(f"/desk/matters/{matter.pk}/{rest}")
        look(bob, axe)
