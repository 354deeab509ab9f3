"""Forwarding, assigning, extending, deciding, serving, keeping promises, closing, rating: what works and what is refused."""

from datetime import date, timedelta

import pytest

from huiyin.matters import gate
from huiyin.matters.models import Clock, Commitment, Document, Holding, Rating
from huiyin.matters.papers import contents_of
from huiyin.matters.record import Invalid, Refused
from huiyin.work.feedback.acts.rate import rate
from huiyin.work.handling.acts.ask_for_more import ask_for_more
from huiyin.work.handling.acts.close import close
from huiyin.work.handling.acts.decide import decide
from huiyin.work.handling.acts.extend import extend
from huiyin.work.intake.acts.accept import accept
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.classifying import Classified
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.routing.acts.assign import assign
from huiyin.work.routing.acts.forward import forward
from huiyin.work.serving.acts.serve import serve
from tests.named_people import answers, person


def test_forwarding_tells_the_person_where_it_went(county, a_matter):
    matter = a_matter("forwarded")
    told = contents_of(Document.objects.get(matter_id=matter.pk, kind="transfer_notice"))
    assert told["went_to"] == county.units["housing"].full_name
    limits = dict(Clock.objects.filter(matter_id=matter.pk, running=True).values_list("limit", "due"))
    assert limits == {"notify_acceptance": date(2026, 3, 27), "object_transfer": date(2026, 3, 19)}
    assert matter.next_limit == "notify_acceptance"


def test_an_assignment_sets_a_time(county, a_matter, at):
    matter = a_matter("registered")
    unit = county.units["housing"].pk
    with pytest.raises(Refused):
        assign(
            actor=county.actor("alice"),
            at=at + timedelta(days=2),
            matter_id=matter.pk,
            to_unit=unit,
            set_days=0,
        )
    assign(
        actor=county.actor("alice"), at=at + timedelta(days=2), matter_id=matter.pk, to_unit=unit, set_days=30
    )
    clock = Clock.objects.get(matter_id=matter.pk, limit="assigned_set")
    assert (clock.due, clock.length) == (date(2026, 4, 11), 30)


def test_nothing_goes_to_the_unit_complained_of_or_its_kin(county, filed, at):
    matter = filed(accused_units=(county.units["housing_station"].pk,))
    alice = county.actor("alice")
    register(actor=alice, at=at, matter_id=matter.pk, classified=Classified("appeal", "art31_6"))
    for code in ("housing_station", "housing", "county"):
        with pytest.raises(Invalid) as wrong:
            forward(actor=alice, at=at, matter_id=matter.pk, to_unit=county.units[code].pk)
        assert wrong.value.problems[0].field == "to_unit"
    forward(actor=alice, at=at, matter_id=matter.pk, to_unit=county.units["labour"].pk)
    with pytest.raises(gate.NoSuchMatter):
        gate.reach(matter.pk, actor=county.actor("bob"))


def test_only_the_unit_that_holds_it_acts(county, a_matter, at):
    matter = a_matter("forwarded")
    with pytest.raises(gate.NoSuchMatter):
        accept(actor=county.actor("carol"), at=at + timedelta(days=3), matter_id=matter.pk)
    with pytest.raises(gate.NotOnYourDesk):
        accept(actor=county.actor("alice"), at=at + timedelta(days=3), matter_id=matter.pk)


def test_time_before_a_unit_takes_it_up_is_on_record(a_matter):
    stay = Holding.objects.get(matter_id=a_matter("accepted").pk, unit__code="housing")
    assert stay.taken_up_at - stay.since == timedelta(days=1)


def test_one_extension_of_at_most_thirty_days_approved_and_told(county, a_matter, at):
    matter = a_matter("accepted")
    bob, when = county.actor("bob"), at + timedelta(days=40)
    ask = {"actor": bob, "matter_id": matter.pk, "approver": "李局长"}
    for days, reason, moment in (
        (31, "需要鉴定", when),
        (20, "", when),
        (20, "需要鉴定", at + timedelta(days=80)),
    ):
        with pytest.raises(Refused) as no:
            extend(days=days, reason=reason, at=moment, **ask)
        assert any(b.id == "art34" for b in no.value.refusal.basis)
    extend(days=30, reason="电梯需要安全鉴定", at=when, **ask)
    matter.refresh_from_db()
    assert matter.next_due == date(2026, 6, 11)
    notice = contents_of(Document.objects.get(matter_id=matter.pk, kind="extension_notice"))
    assert (notice["original_due"], notice["new_due"]) == (date(2026, 5, 12), date(2026, 6, 11))
    with pytest.raises(Refused):
        extend(days=5, reason="再延", at=when + timedelta(days=1), **ask)


def test_every_claim_is_answered_before_anything_is_decided(county, a_matter, at):
    matter = a_matter("accepted", claims=("修好电梯", "公开维修资金账目"))
    bob, when = county.actor("bob"), at + timedelta(days=10)
    with pytest.raises(Refused) as no:
        decide(actor=bob, at=when, matter_id=matter.pk, answers=answers(when.date()))
    assert "1" in no.value.refusal.reason.say("zh")
    with pytest.raises(Refused):  # an answer without its legal basis is no answer
        both = answers(when.date()) + answers(when.date(), claim=2, basis=" ")
        decide(actor=bob, at=when, matter_id=matter.pk, answers=both)
    both = answers(when.date()) + answers(
        when.date(),
        claim=2,
        finding="reasonable_no_basis",
        outcome="explain",
        measure="",
        measure_due=None,
        assistance="协助向业主委员会申请查阅账目",
    )
    decide(actor=bob, at=when, matter_id=matter.pk, answers=both)
    opinion = contents_of(Document.objects.get(matter_id=matter.pk, kind="opinion"))
    assert [c["claim"] for c in opinion["claims"]] == ["修好电梯", "公开维修资金账目"]
    assert opinion["remedy_organ"] == county.units["county"].full_name


def test_a_promise_needs_a_day_to_come(county, a_matter, at):
    matter = a_matter("accepted")
    when = at + timedelta(days=10)
    for due in (None, when.date() - timedelta(days=1)):
        with pytest.raises(Invalid):
            decide(
                actor=county.actor("bob"),
                at=when,
                matter_id=matter.pk,
                answers=answers(when.date(), measure_due=due),
            )
    assert not Commitment.objects.exists()


def test_service_cannot_lie_before_the_decision_or_in_the_future(county, a_matter, at):
    matter = a_matter("decided")
    bob, when = county.actor("bob"), at + timedelta(days=6)
    for day in (date(2026, 3, 1), date(2026, 12, 1)):
        with pytest.raises(Invalid):
            serve(actor=bob, at=when, matter_id=matter.pk, how="post", served_on=day)
    serve(actor=bob, at=when, matter_id=matter.pk, how="post", served_on=date(2026, 3, 15))
    assert Clock.objects.get(matter_id=matter.pk, limit="ask_review").start == date(2026, 3, 15)


def test_closing_waits_for_the_promise(county, a_matter, at):
    matter = a_matter("served")
    bob, when = county.actor("bob"), at + timedelta(days=20)
    with pytest.raises(Refused):
        close(actor=bob, at=when, matter_id=matter.pk)
    promise = Commitment.objects.get(matter_id=matter.pk)
    assert (matter.next_due, matter.next_limit) == (
        promise.due,
        "keep_promise",
    )  # it leads the inbox until it is kept
    with pytest.raises(Invalid):
        keep_promise(actor=bob, at=when, matter_id=matter.pk, commitment=promise.no, evidence=" ")
    keep_promise(
        actor=bob, at=when, matter_id=matter.pk, commitment=promise.no, evidence="3月28日更换完毕，附验收单"
    )
    close(actor=bob, at=when, matter_id=matter.pk)
    matter.refresh_from_db()
    assert (matter.stage, matter.open_commitments, matter.next_due) == ("closed", 0, None)
    assert Clock.objects.get(matter_id=matter.pk, limit="ask_review").running  # closing takes no right away


def test_a_rating_judges_both_and_closes_nothing(a_matter, at):
    matter = a_matter("served")
    when = at + timedelta(days=20)
    with pytest.raises(Invalid):
        rate(actor=person(matter), at=when, matter_id=matter.pk)
    rate(actor=person(matter), at=when, matter_id=matter.pk, office="satisfied", unit="dissatisfied")
    matter.refresh_from_db()
    assert Rating.objects.get(matter_id=matter.pk).unit == "dissatisfied"
    assert matter.stage == "served" and Clock.objects.get(matter_id=matter.pk, limit="ask_review").running


def test_asking_for_more_does_not_stop_the_clock(county, a_matter, at):
    matter = a_matter("accepted")
    before = matter.next_due
    bob, when = county.actor("bob"), at + timedelta(days=5)
    ask = {"actor": bob, "at": when, "matter_id": matter.pk, "what": ("维修资金缴存凭证",), "why": "核对资金"}
    with pytest.raises(Invalid):
        ask_for_more(needed_by=when.date(), otherwise="依现有材料办理", **ask)
    with pytest.raises(Invalid):
        ask_for_more(needed_by=when.date() + timedelta(days=7), otherwise=" ", **ask)
    with pytest.raises(
        Refused
    ) as no:  # Art 28: the request says why; the refusal names the content and the article
        ask_for_more(
            needed_by=when.date() + timedelta(days=7), otherwise="依现有材料办理", **{**ask, "why": " "}
        )
    assert no.value.refusal.code == "contents_missing" and no.value.refusal.basis
    ask_for_more(needed_by=when.date() + timedelta(days=7), otherwise="依现有材料办理", **ask)
    matter.refresh_from_db()
    assert matter.next_due == before
