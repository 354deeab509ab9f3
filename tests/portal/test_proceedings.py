"""What runs inside a matter, as its person reads it: in plain words, with what comes next, and nothing of other people."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from huiyin.matters.models import Matter
from huiyin.work.proceedings.acts.accept_simply import accept_simply
from huiyin.work.proceedings.acts.leave_simple import leave_simple
from tests.named_people import County
from tests.portal.conftest import Person, text

pytestmark = pytest.mark.django_db
Follow = Callable[..., tuple[Person, Matter, str]]


@pytest.fixture
def at() -> datetime:
    """Three days ago: what was forwarded lies there since yesterday, what was accepted since a minute."""
    return timezone.now() - timedelta(days=3, minutes=1)


def test_the_quicker_way_and_the_ordinary_one_after_it(follow: Follow, county: County) -> None:
    person, matter, _ = follow("forwarded")
    bob, now = county.actor("bob"), timezone.now()
    facts = {"ground": "daily_life", "first_time": True, "may_be_refused": False, "several_or_grave": False}
    accept_simply(actor=bob, at=now, matter_id=matter.pk, **facts)
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "按简易程序从快办理" in page
    for limit in ("简易办理", "办理"):
        assert f"<strong>{limit}期限</strong>" in page
    leave_simple(actor=bob, at=now, matter_id=matter.pk, reason="要等厂家检测")
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "转为普通程序" in page and "要等厂家检测" in page and "当初受理之日" in page
