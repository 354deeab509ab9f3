"""The same matter of several people: handled once, each with page, answer and right of their own, no name between them."""

import json
from datetime import date, timedelta

import pytest

from huiyin.foundation.people.actor import SystemActor
from huiyin.jobs import follow
from huiyin.matters import gate
from huiyin.matters.models import Accused, Claim, Clock, Commitment, Document, Event, Item, Matter, Relation
from huiyin.matters.papers import contents_of
from huiyin.matters.record import Invalid, Refused
from huiyin.work.handling.acts.close import close
from huiyin.work.handling.acts.decide import decide
from huiyin.work.handling.findings import Decision
from huiyin.work.intake.acts.redirect import redirect
from huiyin.work.intake.acts.withdraw import withdraw
from huiyin.work.intake.filing import Petitioner
from huiyin.work.joining.acts.absorb import absorb
from huiyin.work.joining.acts.carry_over import carry_over
from huiyin.work.joining.acts.merge import merge
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.review.acts.ask_review import ask_review
from huiyin.work.review.request import Request
from huiyin.work.serving.acts.serve import serve
from tests.named_people import answers, person

WHY = "都反映柳园小区三号楼电梯停运"
OF_LI = "请在修好以前安排人员帮助李大山下楼透析"  # a claim by which somebody could be recognised


@pytest.fixture
def pair(county, a_matter):
    """Wang Qin's matter, which leads, and Li Dashan's about the same lift; both handled by the housing bureau."""
    lead = a_matter("accepted")
    li = a_matter(
        "accepted",
        petitioners=(Petitioner("李大山", phone="0000-5550123", address="柳溪镇柳园小区三号楼601"),),
        claims=("尽快修好三号楼电梯", OF_LI),
    )
    return lead, li


def now(matter):
    return Matter.objects.get(pk=matter.pk)


def joined(county, at, lead, other, *, who="bob", day=5, **given):
    words = {"reason": WHY, **given}
    return merge(
        actor=county.actor(who), at=at + timedelta(days=day), matter_id=other.pk, into=lead.pk, **words
    )


def work_off(at, day):
    """What the worker does with everything that waits; it must never fail."""
    while follow.follow_one(at + timedelta(days=day)):
        pass
    assert not follow.due(at + timedelta(days=day + 30)).exists(), "something was put off"


def every_answer(lead, today):
    """An answer to each claim of the leading matter as it now is."""
    one = answers(today)[0]
    return tuple(
        Decision(
            claim=c.position,
            facts=one.facts,
            finding=one.finding,
            reason=one.reason,
            basis=one.basis,
            outcome="support",
            measure=f"措施{c.position}",
            measure_due=today + timedelta(days=20),
        )
        for c in Claim.objects.filter(matter_id=lead.pk).order_by("position")
    )


def decided(county, at, lead, day=8):
    moment = at + timedelta(days=day)
    return decide(
        actor=county.actor("bob"), at=moment, matter_id=lead.pk, answers=every_answer(lead, moment.date())
    )


def test_the_claims_and_the_people_are_taken_in_and_its_own_time_runs_on(county, pair, at):
    lead, li = pair
    before = Clock.objects.get(matter_id=li.pk, limit="handle")
    event = joined(county, at, lead, li)
    assert now(li).stage == "merged" and now(li).is_open
    assert Clock.objects.get(pk=before.pk).running and now(li).next_due == before.due
    assert WHY not in json.dumps(event.public, ensure_ascii=False) and lead.number not in str(event.public)
    work_off(at, 6)
    leads = now(lead)
    assert (leads.claims, leads.undecided_claims, leads.people) == (3, 3, 2)
    came = Claim.objects.filter(matter_id=lead.pk, from_matter=li.pk)
    assert [c.text for c in came.order_by("position")] == ["尽快修好三号楼电梯", OF_LI]
    assert Claim.objects.filter(matter_id=li.pk).count() == 2  # and stay where they were
    ties = set(Relation.objects.values_list("matter_id", "kind", "other_id"))
    assert ties == {(li.pk, "merged_into", lead.pk), (lead.pk, "absorbed", li.pk)}


def test_each_gets_an_opinion_of_their_own_with_its_own_right_of_review(county, pair, at):
    lead, li = pair
    joined(county, at, lead, li)
    work_off(at, 6)
    decided(county, at, lead)
    work_off(at, 9)
    li = now(li)
    assert (li.stage, li.holder.code, li.undecided_claims) == ("decided", "housing", 0)
    mine, theirs = (Document.objects.get(matter_id=m.pk, kind="opinion") for m in (li, lead))
    said, other = contents_of(mine), contents_of(theirs)
    assert said["petitioner"] == "李大山" and [c["claim"] for c in said["claims"]] == [
        "尽快修好三号楼电梯",
        OF_LI,
    ]
    assert [c["claim"] for c in other["claims"]] == ["尽快修好三号楼电梯"] and mine.number != theirs.number
    assert OF_LI not in str(other) and "李大山" not in str(other)
    assert "王琴" not in str(said) and said["signed_by"] == other["signed_by"]
    assert [c.measure for c in Claim.objects.filter(matter_id=li.pk).order_by("position")] == [
        "措施2",
        "措施3",
    ]
    # what Li was promised is promised in Li's matter and only there
    assert set(Commitment.objects.filter(matter_id=li.pk).values_list("text", flat=True)) == {
        "措施2",
        "措施3",
    }
    assert set(Commitment.objects.filter(matter_id=lead.pk).values_list("text", flat=True)) == {"措施1"}
    bob = county.actor("bob")
    serve(actor=bob, at=at + timedelta(days=10), matter_id=li.pk, how="direct")
    assert now(lead).stage == "decided" and now(li).stage == "served"
    ask_review(
        actor=person(li), at=at + timedelta(days=15), matter_id=li.pk, request=Request("透析的事没有回答")
    )
    assert (now(li).stage, now(lead).stage) == ("in_review", "decided")


def test_a_joined_matter_can_be_closed_when_its_own_promises_are_kept(county, pair, at):
    lead, li = pair
    joined(county, at, lead, li)
    work_off(at, 6)
    decided(county, at, lead)
    work_off(at, 9)
    bob = county.actor("bob")
    serve(actor=bob, at=at + timedelta(days=10), matter_id=li.pk, how="direct")
    for promise in Commitment.objects.filter(matter_id=li.pk):
        keep_promise(
            actor=bob,
            at=at + timedelta(days=11),
            matter_id=li.pk,
            commitment=promise.no,
            evidence="已安排",
        )
    close(actor=bob, at=at + timedelta(days=12), matter_id=li.pk)
    assert (now(li).stage, now(lead).open_commitments) == ("closed", 1)


def test_worked_off_again_and_again_nothing_is_doubled(county, pair, at):
    """A worker killed between the acts and the end of its row finds the row again."""
    lead, li = pair
    event = joined(county, at, lead, li)
    system, given = SystemActor(), {"matter_id": lead.pk, "merged": li.pk}
    first = absorb(actor=system, at=at + timedelta(days=6), key=f"absorb:{li.pk}:{event.no}", **given)
    again = absorb(actor=system, at=at + timedelta(days=7), key=f"absorb:{li.pk}:{event.no}", **given)
    assert first.pk == again.pk and now(lead).claims == 3
    work_off(at, 8)
    assert now(lead).claims == 3 and Event.objects.filter(act="absorb").count() == 1
    done = decided(county, at, lead, day=9)
    carry_over(
        actor=system,
        at=at + timedelta(days=9),
        matter_id=li.pk,
        leading=lead.pk,
        key=f"carry:{li.pk}:{lead.pk}:{done.no}",
    )
    work_off(at, 10)
    assert Event.objects.filter(act="carry_over").count() == 1
    assert Document.objects.filter(matter_id=li.pk, kind="opinion").count() == 1


def test_decided_before_the_worker_came_the_other_is_handled_by_itself_again(county, pair, at):
    lead, li = pair
    joined(county, at, lead, li)
    decided(county, at, lead, day=5)
    work_off(at, 6)
    li = now(li)
    assert (li.stage, li.undecided_claims) == ("accepted", 2)
    assert not Relation.objects.filter(kind="merged_into", until=None).exists()
    assert Clock.objects.get(matter_id=li.pk, limit="handle").running
    assert now(lead).claims == 1


def test_withdrawing_the_leading_matter_sets_the_other_free(county, pair, at):
    lead, li = pair
    joined(county, at, lead, li)
    work_off(at, 6)
    withdraw(actor=person(lead), at=at + timedelta(days=7), matter_id=lead.pk)
    work_off(at, 8)
    assert (now(lead).stage, now(li).stage, now(li).moments["accepted"]) == (
        "withdrawn",
        "accepted",
        "2026-03-13",
    )
    decided(county, at, li, day=9)
    assert now(li).stage == "decided"


def test_withdrawing_the_joined_one_leaves_the_leading_one_as_it_is(county, pair, at):
    lead, li = pair
    joined(county, at, lead, li)
    work_off(at, 6)
    withdraw(actor=person(li), at=at + timedelta(days=7), matter_id=li.pk)
    work_off(at, 8)
    assert (now(li).stage, now(lead).stage) == ("withdrawn", "accepted")
    decided(county, at, lead, day=9)
    work_off(at, 10)
    assert (
        now(li).stage == "withdrawn" and not Document.objects.filter(matter_id=li.pk, kind="opinion").exists()
    )


def test_redirecting_the_leading_one_sets_the_other_free(county, pair, at):
    lead, li = pair
    joined(county, at, lead, li)
    work_off(at, 6)
    redirect(
        actor=county.actor("bob"),
        at=at + timedelta(days=7),
        matter_id=lead.pk,
        legal_path="art31_4",
        right_door="县人民法院",
        reason="已经起诉",
    )
    work_off(at, 8)
    assert (now(lead).stage, now(li).stage) == ("redirected", "accepted")


def refused(county, at, lead, other, **given):
    with pytest.raises(Invalid) as wrong:
        joined(county, at, lead, other, **given)
    assert [p.field for p in wrong.value.problems] == ["into"]
    assert not Relation.objects.filter(matter_id=other.pk, other_id=lead.pk, kind="merged_into").exists()
    return wrong.value.problems[0].message


def test_not_into_itself_not_in_a_circle_not_into_a_joined_one(county, pair, at, a_matter):
    lead, li = pair
    third = a_matter("accepted")
    assert "自己" in refused(county, at, lead, lead)
    joined(county, at, lead, li)
    refused(county, at, li, lead)  # a circle
    refused(county, at, li, third)  # a chain
    work_off(at, 6)
    refused(county, at, li, lead, day=6)  # and when the worker has been
    assert "并入本件" in refused(county, at, third, lead, day=6)  # what leads does not follow
    with pytest.raises(Refused):
        joined(county, at, third, li, day=7)  # what is joined is not joined again
    joined(county, at, lead, third, day=7)
    work_off(at, 8)
    assert (now(lead).claims, now(lead).people) == (4, 3)


def test_only_into_what_ones_own_unit_handles_and_one_may_see(county, pair, at, a_matter, filed):
    lead, _ = pair
    unknown = filed()
    assert refused(county, at, unknown, lead)  # not on this desk, not even to be seen
    refused(county, at, Matter(pk=999_999), lead)
    decided(county, at, lead, day=5)
    li = pair[1]
    assert "不在办理中" in refused(county, at, lead, li, day=6)
    with pytest.raises(gate.NoSuchMatter):
        joined(county, at, li, lead, who="carol", day=6)


def test_neither_is_joined_where_one_complains_of_the_others_desk(county, pair, at):
    lead, li = pair
    Accused.objects.create(matter=li, no=900, unit=county.units["housing_station"])
    with pytest.raises(gate.NoSuchMatter):
        joined(county, at, lead, li)  # its own desk no longer sees it
    refused(county, at, li, lead)


def test_a_report_and_another_matter_are_never_joined(county, pair, at):
    lead, li = pair
    Matter.objects.filter(pk=li.pk).update(confidential=True, kind="report")
    bob = county.actor("bob")
    with pytest.raises((Refused, Invalid, gate.NoSuchMatter)):
        joined(county, at, lead, li)
    with pytest.raises((Refused, Invalid, gate.NoSuchMatter)):
        joined(county, at, li, lead)
    frank = bob.__class__(bob.account_id, bob.name, bob.unit_id, bob.permissions | {"matter.reports"})
    given = {"actor": frank, "at": at + timedelta(days=5), "reason": WHY}
    with pytest.raises(Refused) as no:
        merge(matter_id=li.pk, into=lead.pk, **given)
    assert no.value.refusal.code == "across_confidentiality"
    with pytest.raises(Refused):
        merge(matter_id=lead.pk, into=li.pk, **given)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_what_is_the_same_has_to_be_said(county, pair, at, reason):
    with pytest.raises(Refused) as no:
        joined(county, at, *pair, reason=reason)
    assert no.value.refusal.code == "no_reason" and no.value.refusal.asks == ("reason",)
    assert now(pair[1]).stage == "accepted"


def test_nothing_of_one_person_stands_where_another_reads(county, pair, at):
    """Every public word of both matters, every paper for the person, searched for the other's words."""
    lead, li = pair
    joined(county, at, lead, li)
    work_off(at, 6)
    decided(county, at, lead)
    work_off(at, 9)
    for mine, other, secrets in (
        (lead, li, ("李大山", "5550123", OF_LI, li.number, WHY)),
        (li, lead, ("王琴", "7654321", lead.number, WHY)),
    ):
        public = [str(e.public) for e in Event.objects.filter(matter_id=mine.pk)]
        papers = [str(contents_of(d)) for d in Document.objects.filter(matter_id=mine.pk, for_person=True)]
        items = list(Item.objects.filter(matter_id=mine.pk).values_list("text", flat=True))
        said = "\n".join([*public, *papers, *items])
        assert not [word for word in secrets if word in said], f"{mine.number} tells of {other.number}"


def test_dates_of_a_joined_matter_are_its_own(county, pair, at):
    lead, li = pair
    Clock.objects.filter(matter_id=li.pk, limit="handle").update(due=date(2026, 5, 1))
    joined(county, at, lead, li)
    assert now(li).next_due == date(2026, 5, 1) and now(lead).next_due != date(2026, 5, 1)
