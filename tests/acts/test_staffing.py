"""Naming officers and passing on what ended units held: what works, what is refused, and who never gets to see what."""

from datetime import date, timedelta

import pytest

from huiyin.foundation.people import absences
from huiyin.foundation.people.actor import SystemActor
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.impartial import lawful_unit, shut_out
from huiyin.matters.models import Accused, Clock, Commitment, Event, Holding, Matter, Proceeding, Review
from huiyin.matters.record import Invalid, Refused
from huiyin.matters.record.children import next_no
from huiyin.work.handling.acts.decide import decide
from huiyin.work.intake.acts.accept import accept
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.classifying import Classified
from huiyin.work.routing.acts.forward import forward
from huiyin.work.staffing.acts.name_officer import name_officer
from huiyin.work.staffing.acts.succeed import succeed
from tests.named_people import answers
from tests.staffing_people import abolish, found, hire

SYSTEM = SystemActor()


@pytest.fixture
def named(county, at):
    """Have somebody name somebody for a matter, three days on."""

    def do(matter, by, whom, **more):
        officer = county.accounts[whom].pk
        return name_officer(
            actor=county.actor(by), at=at + timedelta(days=3), matter_id=matter.pk, officer=officer, **more
        )

    return do


def recuse(matter, account, how="recused"):
    matter.refresh_from_db()
    Accused.objects.create(matter=matter, no=next_no(matter), account=account, how=how)
    Matter.objects.filter(pk=matter.pk).update(next_no=matter.next_no)


def test_a_colleague_is_named_and_no_date_changes(county, a_matter, named):
    hire(county, "ben", "housing", "handler")
    matter = a_matter("forwarded")
    before = list(Clock.objects.filter(matter_id=matter.pk).values_list("limit", "due", "running"))
    event = named(matter, "bob", "ben")
    matter.refresh_from_db()
    assert matter.officer_id == county.accounts["ben"].pk and matter.stage == "forwarded"
    assert (event.public, event.articles) == (
        {"officer": "Ben", "unit": "住房和城乡建设局"},
        ["art28", "officer_of_the_unit"],
    )
    assert list(Clock.objects.filter(matter_id=matter.pk).values_list("limit", "due", "running")) == before


def test_a_head_without_the_handlers_role_may_name_a_clerk_of_another_unit_may_not(county, a_matter, named):
    hire(county, "heidi", "housing", "head")
    matter = a_matter("forwarded")
    named(matter, "heidi", "bob")
    hire(county, "luc", "housing", "reviewer")
    with pytest.raises(gate.NotPermitted):
        named(matter, "luc", "bob")
    with pytest.raises(gate.NotOnYourDesk):
        named(matter, "alice", "bob")
    with pytest.raises(gate.NoSuchMatter):
        named(matter, "carol", "bob")


@pytest.mark.parametrize(("whom", "code"), [
    ("carol", "officer_may_not_handle"), ("closed", "officer_may_not_handle"), ("only_signs", "officer_may_not_handle"),
])  # fmt: skip
def test_only_somebody_of_the_unit_who_may_handle_is_named(county, a_matter, named, whom, code):
    hire(county, "closed", "housing", "handler"), hire(county, "only_signs", "housing", "signer")
    county.accounts["closed"].is_active = False
    county.accounts["closed"].save()
    matter = a_matter("forwarded")
    with pytest.raises(Refused) as no:
        named(matter, "bob", whom)
    assert no.value.refusal.code == code
    matter.refresh_from_db()
    assert matter.officer_id is None


def test_a_report_goes_only_to_somebody_who_may_read_reports(county, filed, at):
    matter = filed(kind="report", path="art31_6", accused_units=(county.units["township"].pk,))
    rita = county.actor("rita")
    given = {"actor": rita, "at": at + timedelta(hours=1), "matter_id": matter.pk}
    with pytest.raises(Refused) as no:
        name_officer(**given, officer=county.accounts["alice"].pk)
    assert no.value.refusal.code == "officer_may_not_handle"
    name_officer(**given, officer=rita.account_id)


@pytest.mark.parametrize("how", ["accused", "recused"])
def test_the_accused_and_the_recused_are_never_named(county, a_matter, named, how):
    hire(county, "ben", "housing", "handler")
    matter = a_matter("forwarded")
    recuse(matter, county.accounts["ben"], how)
    with pytest.raises(Refused) as no:
        named(matter, "bob", "ben")
    assert no.value.refusal.code == "officer_must_withdraw" and "art28" in [
        b.id for b in no.value.refusal.basis
    ]
    with pytest.raises(Refused):
        named(matter, "bob", "ben", although_away=True)


def test_somebody_complained_of_by_name_alone_is_not_named(county, filed, at):
    matter = filed(accused_names=("Al ice",))
    with pytest.raises(Refused):
        name_officer(
            actor=county.actor("rita"),
            at=at + timedelta(hours=1),
            matter_id=matter.pk,
            officer=county.accounts["alice"].pk,
        )


def test_nobody_is_named_twice_and_nobody_who_is_not_there(county, a_matter, named, at):
    matter = a_matter("forwarded")
    named(matter, "bob", "bob")
    with pytest.raises(Invalid):
        named(matter, "bob", "bob")
    with pytest.raises(Invalid):
        name_officer(
            actor=county.actor("bob"), at=at + timedelta(days=3), matter_id=matter.pk, officer=999_999
        )


def test_naming_somebody_who_is_away_proposes_the_deputy(county, a_matter, named, at):
    ben = hire(county, "ben", "housing", "handler")
    matter, on = a_matter("forwarded"), at.date()
    absences.enter(
        account=ben,
        deputy=county.accounts["bob"],
        first=on,
        last=on + timedelta(days=9),
        by="Heidi",
        at=at,
        on=on,
    )
    with pytest.raises(Invalid) as no:
        named(matter, "bob", "ben")
    assert "Bob" in no.value.problems[0].message and "2026-03-19" in no.value.problems[0].message
    named(matter, "bob", "ben", although_away=True)


def test_the_officer_goes_when_the_matter_moves_to_another_desk(county, a_matter, at):
    matter = a_matter("registered")
    alice = county.actor("alice")
    name_officer(actor=alice, at=at + timedelta(days=2), matter_id=matter.pk, officer=alice.account_id)
    forward(actor=alice, at=at + timedelta(days=2), matter_id=matter.pk, to_unit=county.units["housing"].pk)
    matter.refresh_from_db()
    assert matter.officer_id is None


# units that are no more


def test_a_matter_passes_to_the_successor_at_its_stage_with_its_time_and_its_promises(county, a_matter, at):
    found(county, "construction", "建设局")
    matter = a_matter("served")
    before = dict(Clock.objects.filter(matter_id=matter.pk).values_list("no", "due"))
    abolish(county, "housing", date(2026, 3, 20), "construction")
    when = at + timedelta(days=11)
    event = succeed(actor=SYSTEM, at=when, matter_id=matter.pk)
    matter.refresh_from_db()
    assert (matter.stage, matter.holder.code, matter.taken_up) == ("served", "construction", False)
    assert dict(Clock.objects.filter(matter_id=matter.pk).values_list("no", "due")) == before
    assert Commitment.objects.get(matter_id=matter.pk).unit.code == "construction"
    assert event.public == {
        "from_unit": "住房和城乡建设局", "to_unit": "建设局", "heir": "successor", "promises": 1,
    }  # fmt: skip
    stays = list(Holding.objects.filter(matter_id=matter.pk).order_by("no").values_list("unit__code", "how"))
    assert stays == [("letters", "taken"), ("housing", "forward"), ("construction", "succeed")]
    hire(county, "cora", "construction", "handler")
    assert gate.visible(county.actor("cora")).filter(pk=matter.pk).exists()
    told = Event.objects.get(matter_id=matter.pk, act="forward").public["to_unit"]
    assert told == "住房和城乡建设局", "the history keeps the name of that day"


def test_the_running_clock_is_the_successors_from_then_on(county, a_matter, at):
    found(county, "construction", "建设局")
    matter = a_matter("accepted")
    abolish(county, "housing", date(2026, 3, 20), "construction")
    succeed(actor=SYSTEM, at=at + timedelta(days=11), matter_id=matter.pk)
    assert Clock.objects.get(matter_id=matter.pk, limit="handle").unit.code == "construction"
    assert Clock.objects.get(matter_id=matter.pk, limit="notify_acceptance").unit.code == "housing"


def test_on_its_last_day_a_unit_still_exists(county, a_matter, at):
    found(county, "construction", "建设局")
    matter = a_matter("accepted")
    abolish(county, "housing", date(2026, 3, 21), "construction")
    with pytest.raises(Refused) as no:
        succeed(actor=SYSTEM, at=at + timedelta(days=11), matter_id=matter.pk)
    assert no.value.refusal.code == "nobody_ended"
    assert succeed(actor=SYSTEM, at=at + timedelta(days=12), matter_id=matter.pk).stage_after == "accepted"


def test_after_a_split_the_category_decides(county, a_matter, at):
    found(county, "construction", "建设局"), found(county, "lifts", "特种设备所")
    lift, house = a_matter("accepted", category="housing.lift"), a_matter("accepted", category="housing")
    abolish(county, "housing", date(2026, 3, 20), "construction", **{"housing.lift": "lifts"})
    for matter in (lift, house):
        succeed(actor=SYSTEM, at=at + timedelta(days=11), matter_id=matter.pk)
        matter.refresh_from_db()
    assert (lift.holder.code, house.holder.code) == ("lifts", "construction")
    assert lawful_unit(lift, county.units["housing"].pk, on=date(2026, 4, 1)).code == "lifts"


def test_an_officer_who_moved_with_the_unit_goes_on(county, a_matter, named, at):
    found(county, "construction", "建设局")
    matter = a_matter("accepted")
    named(matter, "bob", "bob")
    abolish(county, "housing", date(2026, 3, 20), "construction")
    bob = county.accounts["bob"]
    bob.unit = county.units["construction"]
    bob.save()
    succeed(actor=SYSTEM, at=at + timedelta(days=11), matter_id=matter.pk)
    matter.refresh_from_db()
    assert matter.officer_id == bob.pk


def against(county, filed, at, *codes, **more):
    """A matter that complains of units, forwarded to labour and accepted there."""
    matter = filed(accused_units=tuple(county.units[c].pk for c in codes), **more)
    alice = county.actor("alice")
    register(actor=alice, at=at, matter_id=matter.pk, classified=Classified("appeal", "art31_6"))
    forward(actor=alice, at=at, matter_id=matter.pk, to_unit=county.units["labour"].pk)
    return matter


def test_never_to_a_successor_that_is_complained_of_but_to_an_office_without_an_interest(county, filed, at):
    found(county, "civil", "民政局")
    matter = against(county, filed, at, "civil")
    abolish(county, "labour", at.date(), "civil")
    event = succeed(actor=SYSTEM, at=at + timedelta(days=1), matter_id=matter.pk)
    matter.refresh_from_db()
    assert (matter.holder.code, matter.stage) == ("letters", "registered"), (
        "not yet accepted: it is passed on anew"
    )
    assert event.public["heir"] == "complained_of" and "no_lawful_heir" in event.articles
    hire(county, "cid", "civil", "handler", "supervisor", "reports_officer")
    assert not gate.visible(county.actor("cid")).filter(pk=matter.pk).exists()
    forward(
        actor=county.actor("alice"),
        at=at + timedelta(days=1),
        matter_id=matter.pk,
        to_unit=county.units["housing"].pk,
    )


def test_an_accepted_one_stays_accepted_and_its_time_runs_on(county, filed, at):
    found(county, "civil", "民政局")
    matter = against(county, filed, at, "civil")
    accept(actor=county.actor("carol"), at=at, matter_id=matter.pk)
    due = Clock.objects.get(matter_id=matter.pk, limit="handle").due
    abolish(county, "labour", at.date(), "civil")
    succeed(actor=SYSTEM, at=at + timedelta(days=1), matter_id=matter.pk)
    matter.refresh_from_db()
    assert (matter.holder.code, matter.stage, matter.next_due) == ("letters", "accepted", due)
    decide(
        actor=county.actor("alice"),
        at=at + timedelta(days=2),
        matter_id=matter.pk,
        answers=answers(at.date()),
    )


def test_where_the_letters_office_is_complained_of_too_the_next_one_up_takes_it(county, filed, at):
    matter = filed(accused_units=(county.units["letters"].pk,))
    assert matter.office.code == "city_letters", "it never came in at the office complained of"
    found(county, "city_civil", "市民政局", parent="city")
    hire(county, "ulla", "city_letters", "clerk")
    ulla = county.actor("ulla")
    register(actor=ulla, at=at, matter_id=matter.pk, classified=Classified("appeal", "art31_6"))
    forward(actor=ulla, at=at, matter_id=matter.pk, to_unit=county.units["city_civil"].pk)
    abolish(county, "city_civil", at.date(), "letters")
    succeed(actor=SYSTEM, at=at + timedelta(days=1), matter_id=matter.pk)
    matter.refresh_from_db()
    assert matter.holder.code == "city_letters"


def test_nobody_succeeds_then_the_petition_office_takes_it(county, a_matter, at):
    matter = a_matter("forwarded")
    abolish(county, "housing", date(2026, 3, 20))
    event = succeed(actor=SYSTEM, at=at + timedelta(days=11), matter_id=matter.pk)
    matter.refresh_from_db()
    assert (matter.holder.code, matter.stage, event.public["heir"]) == ("letters", "registered", "none")


def test_with_no_impartial_office_left_it_is_said_and_nothing_moves(county, filed, at):
    matter = against(county, filed, at, "township")
    recuse(matter, county.accounts["eve"])
    for code in ("letters", "city_letters"):
        matter.refresh_from_db()
        Accused.objects.create(matter=matter, no=next_no(matter), unit=county.units[code])
        Matter.objects.filter(pk=matter.pk).update(next_no=matter.next_no)
    abolish(county, "labour", at.date(), "township")
    with pytest.raises(Invalid) as no:
        succeed(actor=SYSTEM, at=at + timedelta(days=1), matter_id=matter.pk)
    assert no.value.problems[0].field == "matter"
    matter.refresh_from_db()
    assert matter.holder.code == "labour"


def test_a_letters_office_that_is_merged_is_followed_by_its_successor(county, a_matter, at):
    found(county, "one_letters", "信访服务中心", kind="letters_office")
    matter = a_matter("accepted")
    abolish(county, "letters", date(2026, 3, 20), "one_letters")
    event = succeed(actor=SYSTEM, at=at + timedelta(days=11), matter_id=matter.pk)
    matter.refresh_from_db()
    assert (matter.office.code, matter.holder.code) == ("one_letters", "housing")
    assert "to_unit" not in event.public, "the desk did not move"
    hire(county, "olga", "one_letters", "supervisor")
    olga = county.actor("olga")
    assert gate.visible(olga).filter(pk=matter.pk).exists() and gate.reach(matter.pk, actor=olga, lock=False)


def test_a_co_handler_that_is_no_more_leaves_its_task_to_one_who_then_reads_along(county, a_matter, at):
    found(county, "works", "公用局")
    matter = a_matter("accepted")
    matter.refresh_from_db()
    Proceeding.objects.create(
        matter=matter, no=next_no(matter), kind="task", unit=county.units["labour"], opened_on=at.date()
    )
    Matter.objects.filter(pk=matter.pk).update(next_no=matter.next_no)
    abolish(county, "labour", date(2026, 3, 20), "works")
    hire(county, "wanda", "works", "handler")
    assert not gate.visible(county.actor("wanda")).filter(pk=matter.pk).exists()
    event = succeed(actor=SYSTEM, at=at + timedelta(days=11), matter_id=matter.pk)
    assert Proceeding.objects.get(matter_id=matter.pk).unit.code == "works" and "to_unit" not in event.public
    assert gate.visible(county.actor("wanda")).filter(pk=matter.pk).exists()


def test_a_reviewing_organ_merged_into_the_reviewed_one_leaves_the_review_to_the_unit_above(
    county, a_matter, at
):
    found(county, "city_housing", "市住建局", parent="city")
    matter = a_matter("served")
    matter.refresh_from_db()
    Review.objects.create(
        matter=matter, no=next_no(matter), level=1, asked_on=at.date(), respondent=county.units["housing"],
        organ=county.units["city_housing"],
    )  # fmt: skip
    Matter.objects.filter(pk=matter.pk).update(next_no=matter.next_no)
    abolish(county, "city_housing", date(2026, 3, 20), "housing")
    succeed(actor=SYSTEM, at=at + timedelta(days=11), matter_id=matter.pk)
    assert Review.objects.get(matter_id=matter.pk).organ.code == "county", "nobody reviews their own opinion"


def test_staff_may_do_it_with_the_permission_for_rules(county, a_matter, at):
    found(county, "construction", "建设局")
    matter = a_matter("accepted")
    abolish(county, "housing", date(2026, 3, 20), "construction")
    with pytest.raises(gate.NotPermitted):
        succeed(actor=county.actor("alice"), at=at + timedelta(days=11), matter_id=matter.pk)
    succeed(actor=county.actor("dora"), at=at + timedelta(days=11), matter_id=matter.pk)


def test_kin_holds_in_both_directions_through_every_rearrangement(county):
    found(county, "a", "甲局"), found(county, "b", "乙局"), found(county, "c", "丙局")
    found(county, "c_office", "丙局办事处", parent="c"), found(county, "split", "丁局")
    abolish(county, "a", date(2026, 1, 1), "b", housing="split")
    abolish(county, "b", date(2026, 2, 1), "c")
    units, kin = county.units, tree().kin
    for code in ("b", "c", "c_office", "split", "county", "city"):
        assert units[code].pk in kin(units["a"].pk), f"a complaint about 甲局 must not reach {code}"
    assert units["labour"].pk not in kin(units["a"].pk)
    assert units["split"].pk not in kin(units["c"].pk), (
        "two halves of a split office are offices of their own"
    )
    everybody = [unit.pk for unit in units.values()]
    for one in everybody:
        for other in everybody:
            assert (one in kin(other)) == (other in kin(one))


def test_the_gate_shuts_out_every_heir_of_the_accused(county, filed, at):
    found(county, "b", "乙局"), found(county, "c", "丙局")
    matter = filed(accused_units=(county.units["township"].pk,))
    abolish(county, "township", date(2026, 1, 1), "b"), abolish(county, "b", date(2026, 2, 1), "c")
    assert {county.units[u].pk for u in ("township", "b", "c")} <= shut_out(matter)
    with pytest.raises(Invalid):
        lawful_unit(matter, county.units["b"].pk, on=at.date())
