"""Officers and succession under every law: the same program, the same guard, no date moved."""

from datetime import timedelta

import pytest

from huiyin.foundation.people.actor import FilerActor, SystemActor
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.models import Accused, Clock, Matter
from huiyin.matters.record.children import next_no
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.acts.take_online import take_online
from huiyin.work.intake.classifying import Classified
from huiyin.work.routing.acts.forward import forward
from huiyin.work.staffing.acts.name_officer import name_officer
from huiyin.work.staffing.acts.succeed import succeed
from tests.named_people import filing
from tests.staffing_people import abolish, found, hire

LAWS = [
    ("in_cpgrams_2024", {"kind": "grievance"}),
    ("cn_beijing_12345_2021", {"kind": "help", "urgency": "d7"}),
]


@pytest.fixture(params=LAWS, ids=[law for law, _ in LAWS])
def passed_on(request, county, at, under):
    """Something filed, registered and passed on to housing under the law."""
    law, given = request.param
    under(law)
    matter_id = take_online(actor=FilerActor(), at=at, filing=filing()).matter_id
    alice, more = county.actor("alice"), {k: v for k, v in given.items() if k != "kind"}
    classified = Classified(given["kind"], **({"facts": more} if more else {}))
    register(actor=alice, at=at, matter_id=matter_id, classified=classified)
    forward(actor=alice, at=at + timedelta(hours=1), matter_id=matter_id, to_unit=county.units["housing"].pk)
    return Matter.objects.get(pk=matter_id)


def test_an_officer_is_named_and_never_one_who_is_shut_out(passed_on, county, at):
    ben, bob = hire(county, "ben", "housing", "handler"), county.actor("bob")
    given = {"actor": bob, "at": at + timedelta(hours=2), "matter_id": passed_on.pk}
    name_officer(**given, officer=bob.account_id)
    passed_on.refresh_from_db()
    assert passed_on.officer_id == bob.account_id
    Accused.objects.create(matter=passed_on, no=next_no(passed_on), account=ben, how="recused")
    Matter.objects.filter(pk=passed_on.pk).update(next_no=passed_on.next_no)
    with pytest.raises((Refused, Invalid)):
        name_officer(**given, officer=ben.pk)


def test_its_unit_is_merged_and_no_date_moves(passed_on, county, at):
    found(county, "works", "建设局")
    before = list(
        Clock.objects.filter(matter_id=passed_on.pk).order_by("no").values_list("limit", "due", "running")
    )
    abolish(county, "housing", at.date(), "works")
    succeed(actor=SystemActor(), at=at + timedelta(days=1), matter_id=passed_on.pk)
    passed_on.refresh_from_db()
    assert (passed_on.holder.code, passed_on.stage) == ("works", "forwarded")
    after = list(
        Clock.objects.filter(matter_id=passed_on.pk).order_by("no").values_list("limit", "due", "running")
    )
    assert after == before


def test_without_a_lawful_successor_a_receiving_office_takes_it(passed_on, county, at):
    abolish(county, "housing", at.date())
    succeed(actor=SystemActor(), at=at + timedelta(days=1), matter_id=passed_on.pk)
    passed_on.refresh_from_db()
    assert passed_on.holder.code == "letters"
    onward = {"matter_id": passed_on.pk, "to_unit": county.units["labour"].pk}
    forward(actor=county.actor("alice"), at=at + timedelta(days=1), **onward)
