"""What runs inside a matter, through the forms of the desk: offered where it may be, refused where not, nothing typed lost."""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from huiyin.matters.models import Event
from tests.desk.conftest import page, sent

SIMPLE = {
    "simple_ground": "clear_facts",
    "first_time": "yes",
    "may_be_refused": "no",
    "several_or_grave": "no",
    "told": "electronic",
}


@pytest.fixture
def at() -> datetime:
    """Three days ago: what was forwarded lies there since yesterday, what was accepted since a minute."""
    return timezone.now() - timedelta(days=3, minutes=1)


def offered(client, matter) -> set[str]:
    return set(re.findall(r"/act/(\w+)/", client.get(page(matter)).content.decode()))


def test_simplified_handling_is_offered_done_and_turned_back(desk, a_matter):
    bob, matter = desk("bob"), a_matter("forwarded")
    assert "accept_simply" in offered(bob, matter) and "leave_simple" not in offered(bob, matter)
    shown = bob.get(page(matter, "act/accept_simply/")).content.decode()
    assert "whoever may be refused is owed the whole procedure" in shown
    assert sent(bob, matter, "accept_simply", **SIMPLE).status_code == 302
    assert "leave_simple" in offered(bob, matter) and "accept_simply" not in offered(bob, matter)
    assert sent(bob, matter, "leave_simple", reason="").status_code == 422
    assert sent(bob, matter, "leave_simple", reason="需要做安全鉴定").status_code == 302
    html = bob.get(page(matter)).content.decode()
    assert "需要做安全鉴定" in html and "leave_simple" not in offered(bob, matter)


def test_where_the_claim_may_be_refused_the_law_says_so_beside_the_form(desk, a_matter):
    bob, matter = desk("bob"), a_matter("forwarded")
    answer = sent(bob, matter, "accept_simply", **{**SIMPLE, "may_be_refused": "yes"})
    html = answer.content.decode()
    assert answer.status_code == 422 and "Simplified Handling Rules Art 5" in html
    empty = sent(bob, matter, "accept_simply", told="electronic")
    assert empty.status_code == 422 and 'id="id_simple_ground_problem"' in empty.content.decode()
    assert not Event.objects.filter(matter_id=matter.pk, act="accept_simply").exists()
