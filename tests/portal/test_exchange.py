"""A matter handed over as its person finds it: where it is now, whom to call, the number there, no way to be sent around."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.matters.models import Document
from huiyin.work.exchange.acts.hand_over import hand_over
from huiyin.work.exchange.acts.note_receipt import note_receipt
from huiyin.work.exchange.given import Receiver
from tests.portal.conftest import Page, text

pytestmark = pytest.mark.django_db
CITY = Receiver("江州市信访局", "ab" * 16, "0000-8888888", "https://xf.jiangzhou.example")


def test_the_page_says_where_it_is_and_later_the_number_there(county, follow):
    she, matter, _ = follow("registered")
    alice, now = county.actor("alice"), timezone.now()
    hand_over(actor=alice, at=now, matter_id=matter.pk, to=CITY, reason="属市级权限")
    shown = she.get(f"/track/{matter.pk}/")
    words = text(shown)
    assert "您的事项现在在哪里" in words and "江州市信访局" in words and "0000-8888888" in words
    assert "不必重新讲一遍" in words and "对方还没有告知" in words and not Page(shown).inline
    assert 'href="https://xf.jiangzhou.example"' in words and f"/track/{matter.pk}/withdraw/" not in words
    notice = Document.objects.get(kind="handover_notice")
    assert "移交告知书" in text(she.get(f"/track/{matter.pk}/paper/{notice.no}/"))
    later = now + timedelta(hours=1)
    note_receipt(actor=alice, at=later, matter_id=matter.pk, mark=CITY.mark, number="JZ2026000017")
    assert "JZ2026000017" in text(she.get(f"/track/{matter.pk}/"))
    assert she.get(f"/track/{matter.pk}/add/").status_code == 409


def test_an_address_that_is_none_of_the_web_is_no_link(county, follow):
    she, matter, _ = follow("registered")
    to = Receiver("江州市信访局", "ab" * 16, "", "javascript:alert(1)")
    hand_over(actor=county.actor("alice"), at=timezone.now(), matter_id=matter.pk, to=to, reason="x")
    assert "javascript:" not in text(she.get(f"/track/{matter.pk}/")).split("给您的文书")[0]
