"""Recusal: who has withdrawn neither acts in the matter nor sees that it is there, by either form of the gate."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from huiyin.matters import gate
from huiyin.matters.gate.scope import may_see
from huiyin.matters.models import Accused, Event, Matter
from huiyin.matters.queries.casefile import casefile
from huiyin.matters.queries.desk_list import Wanted, listed
from huiyin.matters.queries.search import search
from huiyin.matters.record import Invalid, Refused
from huiyin.services.notices.reading import for_staff
from huiyin.work.handling.acts.decide import decide
from huiyin.work.proceedings.acts.recuse import recuse
from tests.named_people import STAFF, answers


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def test_who_withdraws_is_shut_out_everywhere_and_a_colleague_goes_on(county, a_matter, at):
    matter = a_matter("accepted")
    other = a_matter("accepted", title="另一件")
    Matter.objects.filter(pk=matter.pk).update(officer=county.accounts["bob"])
    when = at + timedelta(days=5)
    bob = county.actor("bob")
    recuse(actor=bob, at=when, matter_id=matter.pk, account=bob.account_id, reason="信访人是我的姐姐")
    row = Accused.objects.get(matter_id=matter.pk)
    assert (row.how, row.account_id, row.unit_id) == ("recused", bob.account_id, None)
    matter.refresh_from_db()
    assert matter.officer is None
    with pytest.raises(gate.NoSuchMatter):
        gate.reach(matter.pk, actor=bob)
    with pytest.raises(gate.NoSuchMatter):
        decide(actor=bob, at=when, matter_id=matter.pk, answers=answers(when.date()))
    seen = {m.pk for m in listed(bob, Wanted(), on=when.date(), size=30).rows}
    assert seen == {other.pk} and search(bob, matter.number).rows == []
    assert not for_staff(bob).filter(matter=matter).exists()
    decide(actor=county.actor("bella"), at=when, matter_id=matter.pk, answers=answers(when.date()))


def test_the_two_forms_of_the_gate_agree_on_it(county, a_matter, at):
    matter = a_matter("accepted")
    when = at + timedelta(days=5)
    for name in ("bob", "alice"):
        actor = county.actor(name)
        recuse(actor=actor, at=when, matter_id=matter.pk, account=actor.account_id, reason="亲属")
    matter.refresh_from_db()
    judged = {}
    for name in [login for login, _, _ in STAFF]:
        actor = county.actor(name)
        judged[name] = may_see(actor, matter)
        assert gate.visible(actor).filter(pk=matter.pk).exists() is judged[name], name
        assert not gate.desk(actor).filter(pk=matter.pk).exists() or judged[name]
    assert (judged["bob"], judged["alice"], judged["ben"], judged["dora"]) == (False, False, True, True)


def test_the_person_learns_that_somebody_withdrew_and_colleagues_why(county, a_matter, at):
    matter = a_matter("accepted")
    when, bob = at + timedelta(days=5), county.actor("bob")
    recuse(actor=bob, at=when, matter_id=matter.pk, account=bob.account_id, reason="信访人是我的姐姐")
    event = Event.objects.get(matter_id=matter.pk, act="recuse")
    assert event.public == {} and event.inner["reason"] == "信访人是我的姐姐"
    file = casefile(matter.pk, actor=county.actor("ben"), at=when)
    assert file.accused == []  # nobody is complained of


def test_a_leader_orders_it_and_a_colleague_cannot(county, a_matter, at):
    matter = a_matter("accepted")
    when, bob = at + timedelta(days=5), county.accounts["bob"].pk
    with pytest.raises(Invalid):
        recuse(actor=county.actor("ben"), at=when, matter_id=matter.pk, account=bob, reason="他有利害关系")
    with pytest.raises(Refused) as no:
        recuse(actor=county.actor("bella"), at=when, matter_id=matter.pk, account=bob, reason=" ")
    assert no.value.refusal.code == "no_reason"
    recuse(actor=county.actor("bella"), at=when, matter_id=matter.pk, account=bob, reason="他有利害关系")
    with pytest.raises(Invalid):
        recuse(actor=county.actor("bella"), at=when, matter_id=matter.pk, account=bob, reason="再来一次")


def test_somebody_outside_the_units_concerned_cannot_be_made_to_withdraw(county, a_matter, at):
    matter = a_matter("accepted")
    dora, when = county.actor("dora"), at + timedelta(days=5)
    for account in (county.accounts["carol"].pk, 10**9):
        with pytest.raises(Invalid) as wrong:
            recuse(actor=dora, at=when, matter_id=matter.pk, account=account, reason="亲属")
        assert wrong.value.problems[0].field == "account"
    assert not Accused.objects.exists()
    recuse(actor=dora, at=when, matter_id=matter.pk, account=county.accounts["alice"].pk, reason="亲属")
