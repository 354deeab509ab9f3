"""Drafted by one, signed by another: what waits, who may sign, what comes back, and that nothing leaves unsigned."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huiyin.foundation.people.models import Account
from huiyin.foundation.people.permissions import SIGN, SIGN_HEAD
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.models import Accused, Clock, Document, Draft, Event, Matter
from huiyin.matters.papers import contents_of
from huiyin.matters.queries.signing import draft_of, signers, waiting
from huiyin.matters.record import Invalid, Refused
from huiyin.work.handling.acts.decide import decide
from huiyin.work.handling.acts.extend import extend
from huiyin.work.intake.acts.refuse import refuse
from huiyin.work.signing.acts.grade import grade
from huiyin.work.signing.acts.send_back_draft import send_back_draft
from huiyin.work.signing.acts.submit_draft import submit_draft
from huiyin.work.signing.acts.take_back_draft import take_back_draft
from tests.named_people import answers

TYPED = {"facts_1": "经现场核查，电梯停运属实。", "outcome_1": "support"}


@pytest.fixture
def accepted(a_matter):
    return a_matter("accepted")


def submitted(county, matter, when, by="ben", drafted="decide"):
    submit_draft(actor=county.actor(by), at=when, matter_id=matter.pk, drafted=drafted, words=TYPED)
    return Draft.objects.filter(matter_id=matter.pk).order_by("-no").first()


def refused(call, **given):
    with pytest.raises(Refused) as no:
        call(**given)
    return no.value.refusal


def test_who_only_drafts_can_do_none_of_the_acts_that_need_a_signature(county, accepted, a_matter, at):
    ben, when = county.actor("ben"), at + timedelta(days=5)
    no = refused(decide, actor=ben, at=when, matter_id=accepted.pk, answers=answers(when.date()))
    assert (no.code, no.asks) == ("needs_signature", ("signature",))
    assert {b.id for b in no.basis} == {"art32", "signed_before_leaving"}
    no = refused(extend, actor=ben, at=when, matter_id=accepted.pk, days=10, reason="鉴定", approver="张局长")
    assert no.code == "needs_signature"
    forwarded = a_matter("forwarded")
    words = {"ground": "accepted_upstairs", "reason": "市局已受理", "right_door": "市局"}
    assert refused(refuse, actor=ben, at=when, matter_id=forwarded.pk, **words).code == "needs_signature"
    assert not Document.objects.filter(kind__in=("opinion", "extension_notice", "refusal_notice")).exists()


def test_a_draft_waits_sealed_while_the_time_runs_and_whoever_signs_is_on_the_paper(county, accepted, at):
    when = at + timedelta(days=5)
    before = list(Clock.objects.filter(matter_id=accepted.pk, running=True).values_list("limit", "due"))
    draft = submitted(county, accepted, when)
    accepted.refresh_from_db()
    assert (accepted.stage, accepted.marks["drafts_waiting"]) == ("accepted", 1)
    assert (draft.state, draft.unit, draft.drafter, draft.head) == (
        "submitted",
        county.units["housing"],
        "Ben",
        False,
    )
    assert "电梯" not in draft.contents
    held = draft_of(accepted, "decide", county.actor("bob"))
    assert held.words == TYPED and held.changes == []
    assert (
        list(Clock.objects.filter(matter_id=accepted.pk, running=True).values_list("limit", "due")) == before
    )
    event = Event.objects.get(matter_id=accepted.pk, act="submit_draft")
    assert event.public == {"drafted": "decide"} and "facts_1" not in str(event.inner)
    decide(
        actor=county.actor("bob"),
        at=when + timedelta(hours=5),
        matter_id=accepted.pk,
        answers=answers(when.date()),
    )
    draft.refresh_from_db()
    accepted.refresh_from_db()
    assert (draft.state, draft.decided_by, accepted.marks["drafts_waiting"]) == ("signed", "Bob", 0)
    event = Event.objects.get(matter_id=accepted.pk, act="decide")
    assert event.inner == {"signer": "Bob", "drafter": "Ben"}
    opinion = contents_of(Document.objects.get(matter_id=accepted.pk, kind="opinion"))
    assert opinion["signed_by"] == "Bob"


def test_a_leader_without_handling_may_sign_and_may_act_directly(county, accepted, at):
    when = at + timedelta(days=5)
    assert not county.actor("bella").may("matter.handle")
    decide(actor=county.actor("bella"), at=when, matter_id=accepted.pk, answers=answers(when.date()))
    assert Event.objects.get(matter_id=accepted.pk, act="decide").inner == {"signer": "Bella"}


def test_sent_back_with_remarks_it_is_reworked_and_submitted_anew(county, accepted, at):
    when = at + timedelta(days=5)
    draft = submitted(county, accepted, when)
    ask = {"at": when, "matter_id": accepted.pk, "draft": draft.no}
    assert refused(send_back_draft, actor=county.actor("bob"), remarks=" ", **ask).code == "no_remarks"
    with pytest.raises(gate.NotPermitted):
        send_back_draft(actor=county.actor("ben"), remarks="x", **ask)
    send_back_draft(actor=county.actor("bob"), remarks="依据写到条", **ask)
    draft.refresh_from_db()
    accepted.refresh_from_db()
    assert (draft.state, draft.remarks, draft.decided_by) == ("sent_back", "依据写到条", "Bob")
    held = draft_of(accepted, "decide", county.actor("ben"))
    assert (held.row.no, held.words) == (draft.no, TYPED)
    assert "依据写到条" not in str(Event.objects.get(matter_id=accepted.pk, act="send_back_draft").public)
    again = submitted(county, accepted, when + timedelta(hours=1))
    draft.refresh_from_db()
    accepted.refresh_from_db()
    assert (draft.state, again.state, accepted.marks["drafts_waiting"]) == ("reworked", "submitted", 1)


def test_only_its_drafter_takes_a_draft_back_and_only_while_it_waits(county, accepted, at):
    when = at + timedelta(days=5)
    draft = submitted(county, accepted, when)
    ask = {"at": when, "matter_id": accepted.pk, "draft": draft.no}
    assert refused(take_back_draft, actor=county.actor("bob"), **ask).code == "not_own_draft"
    take_back_draft(actor=county.actor("ben"), **ask)
    accepted.refresh_from_db()
    assert accepted.marks["drafts_waiting"] == 0 and draft_of(accepted, "decide", county.actor("ben")) is None
    with pytest.raises(Invalid):
        take_back_draft(actor=county.actor("ben"), **ask)
    assert refused(send_back_draft, actor=county.actor("bob"), remarks="x", **ask).code == "no_draft_waits"


def test_one_act_is_drafted_once_and_only_what_needs_a_signature_is_drafted_at_all(county, accepted, at):
    when = at + timedelta(days=5)
    first = submitted(county, accepted, when)
    ask = {"actor": county.actor("ben"), "at": when, "matter_id": accepted.pk, "words": TYPED}
    assert refused(submit_draft, drafted="decide", **ask).code == "draft_waits"
    submit_draft(drafted="extend", **ask)
    for odd in ("serve", "nonsense"):
        with pytest.raises(Invalid):
            submit_draft(drafted=odd, **ask)
    assert refused(submit_draft, drafted="refuse", **ask).code in {"wrong_stage", "accepted_already"}
    take_back_draft(actor=ask["actor"], at=when, matter_id=accepted.pk, draft=first.no)
    with pytest.raises(Invalid):
        submit_draft(**{**ask, "words": {"facts_1": "长" * 200_001}}, drafted="decide")
    accepted.refresh_from_db()
    assert accepted.marks["drafts_waiting"] == 1


def test_a_draft_whose_matter_went_on_lapses_and_one_whose_matter_changed_says_so(county, accepted, at):
    when = at + timedelta(days=5)
    extension = submitted(county, accepted, when, drafted="extend")
    grade(actor=county.actor("dora"), at=when, matter_id=accepted.pk, grave=True, reason="涉及全镇")
    accepted.refresh_from_db()
    held = draft_of(accepted, "extend", county.actor("bella"))
    assert [e.act for e in held.changes] == ["grade"] and held.row.head
    decide(actor=county.actor("bella"), at=when, matter_id=accepted.pk, answers=answers(when.date()))
    extension.refresh_from_db()
    accepted.refresh_from_db()
    assert (extension.state, accepted.marks["drafts_waiting"]) == ("lapsed", 0)


def test_a_grave_matter_is_signed_by_the_head_alone(county, accepted, at):
    when = at + timedelta(days=5)
    reason = {"at": when, "matter_id": accepted.pk, "grave": True}
    assert refused(grade, actor=county.actor("bella"), reason="", **reason).code == "no_reason"
    with pytest.raises(gate.NotPermitted):
        grade(actor=county.actor("ben"), reason="涉及全镇", **reason)
    with pytest.raises(gate.NotOnYourDesk):  # alice signs at the letters office, and this lies with housing
        grade(actor=county.actor("alice"), reason="涉及全镇", **reason)
    grade(actor=county.actor("bob"), reason="涉及全镇", **reason)
    assert refused(grade, actor=county.actor("bob"), reason="涉及全镇", **reason).code == "graded_already"
    no = refused(
        decide, actor=county.actor("bob"), at=when, matter_id=accepted.pk, answers=answers(when.date())
    )
    assert (no.code, no.asks) == ("head_signs", ("head_signature",))
    draft = submitted(county, accepted, when, by="bob")  # a deputy may still draft it
    assert draft.head and [s.login for s in signers(draft.unit_id, head=True)] == ["bella"]
    assert not waiting(county.actor("bob")) and list(waiting(county.actor("bella"))) == [draft]
    decide(actor=county.actor("bella"), at=when, matter_id=accepted.pk, answers=answers(when.date()))
    assert Event.objects.get(matter_id=accepted.pk, act="decide").inner == {
        "signer": "Bella",
        "drafter": "Bob",
    }


def test_a_grade_can_be_lifted_with_a_reason_and_binds_drafts_that_wait(county, accepted, at):
    when, dora = at + timedelta(days=5), county.actor("dora")
    draft = submitted(county, accepted, when)
    grade(actor=dora, at=when, matter_id=accepted.pk, grave=True, reason="涉及全镇")
    draft.refresh_from_db()
    assert draft.head and not waiting(county.actor("bob"))
    grade(actor=dora, at=when, matter_id=accepted.pk, grave=False, reason="只涉及一户")
    draft.refresh_from_db()
    accepted.refresh_from_db()
    assert not draft.head and list(waiting(county.actor("bob"))) == [draft] and "grave" not in accepted.marks


def test_whoever_is_shut_out_neither_sees_nor_signs_a_draft(county, accepted, at):
    when = at + timedelta(days=5)
    draft = submitted(county, accepted, when)
    assert list(waiting(county.actor("bob"))) == [draft]
    Accused.objects.create(matter=accepted, no=900, account=county.accounts["bob"], how="recused")
    bob = county.actor("bob")
    assert not waiting(bob)
    for call in (
        lambda: decide(actor=bob, at=when, matter_id=accepted.pk, answers=answers(when.date())),
        lambda: send_back_draft(actor=bob, at=when, matter_id=accepted.pk, draft=draft.no, remarks="x"),
    ):
        with pytest.raises(gate.NoSuchMatter):
            call()
    for name in ("carol", "eve", "gina", "hank"):
        assert not waiting(county.actor(name)), name


def test_a_report_s_draft_waits_only_for_those_who_read_reports(county, filed, at):
    report = filed(kind="report", accused_units=(county.units["township"].pk,))
    Matter.objects.filter(pk=report.pk).update(stage="accepted")
    when = at + timedelta(days=1)
    ask = {"actor": county.actor("rita"), "at": when, "matter_id": report.pk}
    submit_draft(drafted="decide", words=TYPED, **ask)
    assert list(waiting(county.actor("rita"))) and not waiting(county.actor("alice"))


def test_a_unit_without_a_signer_turns_to_the_one_above(county):
    station = county.units["housing_station"].pk
    assert {s.login for s in signers(station, head=False)} == {"bob", "bella"}
    assert [s.login for s in signers(station, head=True)] == ["bella"]
    Account.objects.filter(login__in=("bob", "bella", "ruth", "theo")).update(is_active=False)
    assert signers(station, head=False) == []


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["decide", "extend", "submit", "back", "take", "grave", "plain"]),
        st.sampled_from(["ben", "bob", "bella", "alice", "carol", "dora", "gina"]),
    ),
    min_size=3,
    max_size=12,
)


@given(steps=STEPS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_paper_of_a_barred_act_exists_without_a_signer(county, a_matter, at, steps):
    """Whatever anybody tries in whatever order: each paper that needs a signature has one, of somebody who may give it."""
    matter = a_matter("accepted")
    when = at + timedelta(days=5)
    for what, who in steps:
        when += timedelta(minutes=7)
        try:
            _try(what, county.actor(who), matter, when)
        except (Refused, Invalid, gate.NoSuchMatter, gate.NotPermitted, gate.NotOnYourDesk):
            continue
    matter.refresh_from_db()
    graded = False
    for event in Event.objects.filter(matter_id=matter.pk).order_by("no"):
        graded = event.public.get("grave", graded)
        if event.act not in counsel_for(matter).signed:
            continue
        signer = county.actor(event.inner["signer"].lower())
        assert signer.may(SIGN_HEAD if graded else SIGN)
        for no in event.public["documents"]:
            assert contents_of(Document.objects.get(matter_id=matter.pk, no=no))["signed_by"] == signer.name
    waits = Draft.objects.filter(matter_id=matter.pk, state="submitted").count()
    assert matter.marks.get("drafts_waiting", 0) == waits


def _try(what, actor, matter, when):
    ask = {"actor": actor, "at": when, "matter_id": matter.pk}
    latest = (
        Draft.objects.filter(matter_id=matter.pk).order_by("-no").values_list("no", flat=True).first() or 0
    )
    if what == "decide":
        decide(**ask, answers=answers(when.date()))
    elif what == "extend":
        extend(**ask, days=10, reason="鉴定")
    elif what == "submit":
        submit_draft(**ask, drafted="decide", words=TYPED)
    elif what == "back":
        send_back_draft(**ask, draft=latest, remarks="再改")
    elif what == "take":
        take_back_draft(**ask, draft=latest)
    else:
        grade(**ask, grave=what == "grave", reason="涉及全镇")
