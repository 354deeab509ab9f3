"""A clerk reads a scanned letter beside its picture, corrects it and takes it into the matter; in a browser, and on a telephone."""

import re

import pytest
from django.core.cache import cache
from django.utils import timezone

from huiyin.matters.models import Attachment, Item
from huiyin.services.hints.scanning.keeping import let_wait, next_waiting, note_read
from tests.journeys.seating import seated
from tests.journeys.test_portal import DESK, PHONE, at, county, look, window  # noqa: F401 - fixtures
from tests.scanned import picture, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def no_second_factor(settings) -> None:
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()


def test_from_the_picture_to_the_matter(window, a_matter, axe):  # noqa: F811
    matter = a_matter("registered", files=(picture(size=(400, 560)),))
    let_wait(matter)
    row, _digest = next_waiting(timezone.now())
    note_read(row, seen(unsure="坏"), timezone.now())
    no = Attachment.objects.get(matter_id=matter.pk).no

    alice = window(DESK)
    seated(alice, "alice", f"matters/{matter.pk}/")
    alice.click("a:has-text('扫描识别')")
    assert alice.locator("mark").inner_text() == "坏"
    assert alice.locator(".scan-picture img").evaluate("one => one.naturalWidth") == 400
    look(alice, axe)

    phone = window(PHONE)
    seated(phone, "alice", f"matters/{matter.pk}/files/{no}/scan/")
    look(phone, axe)

    alice.fill("#id_text", "巷口的井盖丢了三个月。")
    alice.locator("input[name=claims]").first.check()
    alice.click("button[name=take]")
    alice.wait_for_url(re.compile(rf"/matters/{matter.pk}/$"))
    assert "巷口的井盖丢了三个月。" in alice.inner_text("main")
    assert Item.objects.get(matter_id=matter.pk).text == "巷口的井盖丢了三个月。"
    look(alice, axe)
