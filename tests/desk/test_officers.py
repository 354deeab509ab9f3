"""Naming an officer at the desk: who is offered, who is proposed instead, and where the name is shown."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from huiyin.foundation.people import absences
from huiyin.matters.models import Accused, Matter
from huiyin.matters.record.children import next_no
from huiyin.work.intake.taking import query_code
from tests.desk.conftest import inline_in, page, sent
from tests.staffing_people import hire


@pytest.fixture
def ben(county):
    return hire(county, "ben", "housing", "handler")


def recuse(matter, account):
    matter.refresh_from_db()
    Accused.objects.create(matter=matter, no=next_no(matter), account=account, how="recused")
    Matter.objects.filter(pk=matter.pk).update(next_no=matter.next_no)


def test_a_colleague_is_named_and_shown_on_the_matter_and_to_its_person(desk, a_matter, ben):
    matter = a_matter("forwarded", key="a-key-of-wang")
    bob = desk("bob")
    form = bob.get(page(matter, "act/name_officer/")).content.decode()
    assert "Ben" in form and "Alice" not in form and not inline_in(form)
    answer = sent(bob, matter, "name_officer", officer=ben.pk)
    assert answer.status_code == 302
    shown = bob.get(page(matter)).content.decode()
    assert "Who works on it" in shown and "Ben" in shown
    person = Client()
    person.get(f"/t/{query_code('a-key-of-wang')}")
    told = person.get(f"/track/{matter.pk}/", headers={"accept-language": "en"}).content.decode()
    assert "Ben" in told


def test_a_head_may_name_and_a_role_without_either_permission_may_not(desk, county, a_matter, ben):
    hire(county, "heidi", "housing", "head"), hire(county, "luc", "housing", "reviewer")
    matter = a_matter("forwarded")
    assert "act/name_officer/" in desk("heidi").get(page(matter)).content.decode()
    assert sent(desk("luc"), matter, "name_officer", officer=ben.pk).status_code == 403
    assert sent(desk("heidi"), matter, "name_officer", officer=ben.pk).status_code == 302


def test_somebody_who_has_withdrawn_is_not_offered_and_the_law_refuses_a_forged_choice(desk, a_matter, ben):
    matter = a_matter("forwarded")
    recuse(matter, ben)
    bob = desk("bob")
    assert "Ben" not in bob.get(page(matter, "act/name_officer/")).content.decode()
    refused = sent(bob, matter, "name_officer", officer=ben.pk)
    assert refused.status_code == 422 and "withdrawn" in refused.content.decode()


@pytest.mark.parametrize("wrong", ["", "x", "999999999", "-1", "９"])
def test_nonsense_is_answered_in_words(desk, a_matter, wrong):
    matter = a_matter("forwarded")
    answer = sent(desk("bob"), matter, "name_officer", officer=wrong)
    assert answer.status_code == 422 and "Nothing you typed is lost" in answer.content.decode()
    matter.refresh_from_db()
    assert matter.officer_id is None


def test_for_somebody_who_is_away_the_deputy_is_chosen_ready_to_be_sent(desk, county, a_matter, ben):
    matter, today = a_matter("forwarded"), timezone.localdate()
    bob = county.accounts["bob"]
    days = {"first": today, "last": today + timedelta(days=5), "on": today}
    absences.enter(account=ben, deputy=bob, by="Heidi", at=timezone.now(), **days)
    heidi = desk(hire(county, "heidi", "housing", "head").login)
    assert "stands in" in heidi.get(page(matter, "act/name_officer/")).content.decode()
    answer = sent(heidi, matter, "name_officer", officer=ben.pk)
    html = answer.content.decode()
    assert answer.status_code == 422 and f'value="{bob.pk}" selected' in html
    assert sent(heidi, matter, "name_officer", officer=ben.pk, although_away="on").status_code == 302
    assert "away until" in heidi.get(page(matter)).content.decode()
