"""A hearing as its person reads of it: invited in plain words, with the notice; and what everybody may read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.matters.models import Document
from huiyin.work.hearing.acts.call_hearing import call_hearing
from huiyin.work.hearing.acts.cancel_hearing import cancel_hearing
from huiyin.work.hearing.sitting import Calling
from tests.portal.conftest import Page, text

pytestmark = pytest.mark.django_db


def test_the_person_is_invited_in_plain_words_and_told_when_it_is_not_held(county, follow):
    person, matter, _ = follow("accepted")
    day = timezone.localtime().replace(hour=14, minute=30) + timedelta(days=20)
    calling = Calling(
        held_at=day,
        place="信访局二楼听证室",
        subject="电梯",
        presider=county.accounts["carol"].pk,
        bring=("本通知书",),
    )
    bob, now = county.actor("bob"), timezone.now()
    call_hearing(actor=bob, at=now, matter_id=matter.pk, calling=calling)
    shown = person.get(f"/track/{matter.pk}/")
    assert "请您参加听证" in text(shown) and "信访局二楼听证室" in text(shown) and "14:30" in text(shown)
    assert "Carol" in text(shown) and not Page(shown).inline
    notice = Document.objects.get(matter_id=matter.pk, kind="hearing_notice")
    assert f"/track/{matter.pk}/paper/{notice.no}/" in text(shown)
    assert "申请回避的权利" in text(person.get(f"/track/{matter.pk}/paper/{notice.no}/"))
    cancel_hearing(actor=bob, at=now + timedelta(hours=1), matter_id=matter.pk, reason="会场停电")
    shown = text(person.get(f"/track/{matter.pk}/"))
    assert "请您参加听证" not in shown and "会场停电" in shown and "的听证不举行" in shown


def test_nothing_is_published_yet(wang):
    shown = wang.get("/hearings/")
    assert shown.status_code == 200 and "还没有公布的听证" in text(shown) and not Page(shown).inline
