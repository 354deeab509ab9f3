"""A promise said to be kept, found broken, pressed for and kept after all; an answer sent to the person's own page; in a browser."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from huiyin.matters.models import Commitment, Document, Matter
from huiyin.work.intake.taking import query_code
from tests.journeys.seating import seated
from tests.journeys.test_portal import DESK, PHONE, at, county, look, window  # noqa: F401 - fixtures
from tests.named_people import Petitioner

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def no_second_factor(settings) -> None:
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()


@pytest.fixture
def agreed(a_matter) -> Matter:
    """Wang Qin's matter, decided a few days ago; she agreed to electronic service and to be called."""
    both = Petitioner("王琴", phone="0000-7654321", may_call=True, e_service=True)
    return a_matter("decided", key="wang", petitioners=(both,))


def act(page, matter: Matter, name: str, fields: dict[str, str], choose: dict[str, str]) -> None:
    """Open an act's form, fill it in, send it."""
    page.goto(f"/desk/matters/{matter.pk}/act/{name}/")
    for field, value in choose.items():
        page.check(f"input[name={field}][value='{value}']")
    for field, words in fields.items():
        page.fill(f"[name={field}]", words)
    page.click("form.act-form button.btn-primary")
    page.wait_for_url(re.compile(rf"/matters/{matter.pk}/$"))


def test_a_promise_broken_and_kept(window, agreed, axe):  # noqa: F811
    bob, wang, dora = window(DESK), window(PHONE), window(DESK)
    seated(bob, "bob")
    opinion = Document.objects.get(matter=agreed, kind="opinion")
    act(bob, agreed, "send_paper", {}, {"document": str(opinion.no), "how": "electronic"})
    look(bob, axe)

    wang.goto(f"/t/{query_code('wang')}")
    look(wang, axe)
    wang.click("a:has-text('查看并确认收到')")
    look(wang, axe)
    wang.click("form.sheet button.btn-primary")
    assert "申请复查" in wang.inner_text("main")

    promise = Commitment.objects.get(matter=agreed)
    words = {"evidence": "曳引机已更换，验收合格"}
    act(bob, agreed, "keep_promise", words, {"commitment": str(promise.no)})
    act(bob, agreed, "close", {}, {})
    assert Matter.objects.get(pk=agreed.pk).stage == "closed"

    wang.reload()
    wang.click("a:has-text('说明办了没有')")
    look(wang, axe)
    wang.check("input[name=said][value=not_done]")
    wang.fill("[name=words]", "电梯还是停着，没有人来过")
    wang.click("form.sheet button.btn-primary")
    told = wang.inner_text("main")
    assert "重新列为未落实" in told and "电梯还是停着" in told and "书面答复" in told
    look(wang, axe)

    seated(dora, "dora", f"matters/{agreed.pk}/")
    assert "没有人来过" in dora.inner_text("main")
    look(dora, axe)
    dora.goto(f"/desk/matters/{agreed.pk}/act/press_promise/")
    look(dora, axe)

    act(bob, agreed, "answer_pressing", {"words": "验收时漏看了对重装置，三日内返工"}, {})
    bob.goto(f"/desk/matters/{agreed.pk}/act/keep_promise/")
    look(bob, axe)
    act(bob, agreed, "keep_promise", {"evidence": "已返工并试运行两日"}, {"commitment": str(promise.no)})
    wang.reload()
    assert "三日内返工" in wang.inner_text("main")
    wang.click("a:has-text('说明办了没有')")
    wang.check("input[name=said][value=done]")
    wang.click("form.sheet button.btn-primary")
    row = Commitment.objects.get(matter=agreed)
    assert (row.said, row.disputed_on) == ("done", None) and row.kept_on == timezone.localdate()
    act(bob, agreed, "close", {}, {})


@pytest.mark.parametrize(
    ("size", "language"), [(PHONE, "zh-hans"), (DESK, "en")], ids=["phone-zh", "desk-en"]
)
def test_the_pages_of_papers_and_consents_pass_axe(window, agreed, axe, size, language):  # noqa: F811
    Document.objects.update(issued_on=timezone.localdate())
    Commitment.objects.update(due=timezone.localdate() - timedelta(days=1))
    opinion = Document.objects.get(matter=agreed, kind="opinion")
    desk, wang = window(size), window(size)
    seated(desk, "bob", language=language)
    forms = [f"matters/{agreed.pk}/act/{name}/" for name in ("serve", "serve_paper", "send_paper", "reissue")]
    for address in (*forms, f"matters/{agreed.pk}/documents/{opinion.no}/receipt/", "papers/"):
        desk.goto(f"/desk/{address}")
        look(desk, axe)
    desk.goto(f"/desk/matters/{agreed.pk}/act/serve/")
    assert not desk.is_visible("[name=parcel]")
    desk.check("input[name=how][value=post]")
    assert desk.is_visible("[name=parcel]") and not desk.is_visible("[name=receiver]")
    desk.goto("/desk/papers/")
    desk.click("form[method=post] button.btn-primary")
    desk.locator(".print-page").nth(1).wait_for()  # the address is there before its pages are
    assert desk.locator(".print-page").count() == 2
    look(desk, axe)
    wang.goto(f"/t/{query_code('wang')}?lang={language}")
    wang.goto(f"/track/{agreed.pk}/contact/")
    look(wang, axe)
