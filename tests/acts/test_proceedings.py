"""Opinions, investigations, aid and other legal paths: what is kept, what is told to whom, what is refused."""

import io
from datetime import date, timedelta

import pytest
from django.utils.translation import override

from huiyin.foundation.files.keep import keep
from huiyin.matters import gate
from huiyin.matters.models import Attachment, Document, Event, Proceeding
from huiyin.matters.papers import contents_of, paper_of
from huiyin.matters.queries.casefile import casefile, one_document
from huiyin.matters.record import Invalid, Refused
from huiyin.work.handling.acts.close import close
from huiyin.work.handling.acts.decide import decide
from huiyin.work.intake.acts.redirect import redirect
from huiyin.work.intake.acts.withdraw import withdraw
from huiyin.work.proceedings.acts.consult import consult
from huiyin.work.proceedings.acts.follow_path import follow_path
from huiyin.work.proceedings.acts.give_opinion import give_opinion
from huiyin.work.proceedings.acts.investigate import Heard, investigate
from huiyin.work.proceedings.acts.invite_joint import invite_joint
from huiyin.work.proceedings.acts.note_aid import note_aid
from huiyin.work.proceedings.acts.refer_aid import refer_aid
from huiyin.work.proceedings.joint import Task
from huiyin.work.review.acts.ask_reopen import ask_reopen
from huiyin.work.review.acts.decline_reopen import decline_reopen
from huiyin.work.review.acts.reopen import reopen
from tests.named_people import BODY, answers, person

ADVISER, QUESTION = "县公共律师服务中心 周律师", "电梯维修能否应急使用维修资金？"


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def picture():
    return keep(io.BytesIO("现场记录".encode()), "现场.txt")


# --- opinions


@pytest.fixture
def asked(county, a_matter, at):
    """Housing asked a lawyer on 15 March, to be answered by 25 March."""
    matter = a_matter("accepted")
    consult(
        actor=county.actor("bob"),
        at=at + timedelta(days=5),
        matter_id=matter.pk,
        whom=ADVISER,
        question=QUESTION,
        facts="电梯停运两个月，业主大会尚未成立。",
        needed_by=date(2026, 3, 25),
    )
    matter.refresh_from_db()
    return matter


def test_the_adviser_is_told_what_the_question_needs_and_no_more(asked):
    letter = Document.objects.get(matter_id=asked.pk, kind="consultation_letter")
    assert not letter.for_person
    said = str(contents_of(letter)) + str(paper_of(letter))
    assert QUESTION in said and "业主大会尚未成立" in said and asked.number in said
    for hidden in ("王琴", "0000-7654321", BODY, asked.title):
        assert hidden not in said
    assert Event.objects.get(matter_id=asked.pk, act="consult").public == {"answer_due": "2026-03-25"}


def test_the_opinion_is_entered_as_it_was_given_or_that_none_came(county, asked, at):
    bob, when = county.actor("bob"), at + timedelta(days=12)
    row = Proceeding.objects.get(kind="consultation")
    do = {"actor": bob, "at": when, "matter_id": asked.pk, "consultation": row.no}
    with pytest.raises(Refused) as no:
        give_opinion(answer=" ", **do)
    assert no.value.refusal.code == "no_answer"
    with pytest.raises(Invalid):
        give_opinion(answer="可以", **{**do, "consultation": 9_999})
    give_opinion(answer="可以应急使用。", files=(picture(),), **do)
    row.refresh_from_db()
    assert (row.state, row.result, Attachment.objects.get().item_no) == ("done", "可以应急使用。", row.no)
    assert Event.objects.get(act="give_opinion").public == {"came": True}
    with pytest.raises(Refused) as no:
        give_opinion(answer="再来", **do)
    assert no.value.refusal.code == "no_opinion_awaited"


def test_an_opinion_comes_in_time_and_a_decision_does_not_wait_for_it(county, asked, at):
    bob, when = county.actor("bob"), at + timedelta(days=6)
    for day, error in ((when.date(), Invalid), (date(2026, 5, 13), Refused)):
        with pytest.raises(error):
            consult(actor=bob, at=when, matter_id=asked.pk, whom=ADVISER, question="二问", needed_by=day)
    decide(actor=bob, at=when, matter_id=asked.pk, answers=answers(when.date()))
    assert Proceeding.objects.get(kind="consultation").state == "cancelled"


# --- investigations


def test_an_investigation_is_on_record_with_names_only_in_the_sealed_paper(county, a_matter, at):
    matter, bob = a_matter("accepted"), county.actor("bob")
    was, when = at + timedelta(days=5), at + timedelta(days=6)
    do = {"actor": bob, "at": when, "matter_id": matter.pk, "where": "柳园小区三号楼", "staff": "Bob、李工"}
    seen = {"held_at": was, "seen": "曳引机轴承损坏", "heard": (Heard("物业经理", "陈某某"), Heard("住户"))}
    with pytest.raises(Refused) as no:
        investigate(signed=False, **do, **seen)
    assert no.value.refusal.code == "not_signed"
    for held_at in (when + timedelta(minutes=1), at - timedelta(days=1)):
        with pytest.raises(Invalid):
            investigate(signed=True, **do, **{**seen, "held_at": held_at})
    assert (
        not Proceeding.objects.exists() and not Document.objects.filter(kind="investigation_record").exists()
    )
    investigate(signed=False, unsigned_reason="物业经理拒绝签名", files=(picture(),), **do, **seen)
    row = Proceeding.objects.get()
    assert (row.kind, row.state, row.held_at, row.result) == ("investigation", "done", was, "曳引机轴承损坏")
    assert row.details == {"roles": ["物业经理", "住户"], "signed": False}
    record = Document.objects.get(kind="investigation_record")
    said = contents_of(record)
    assert (
        said["heard"] == ["物业经理 陈某某", "住户"]
        and said["pictures"] == ["现场.txt"]
        and record.number == ""
    )
    assert "物业经理拒绝签名" in said["read_back"] and "陈某某" not in record.contents
    assert Event.objects.get(act="investigate").public == {"visited_on": "2026-03-15"}
    assert Attachment.objects.get().item_no == row.no


# --- aid

AID = {"aid_kind": "social_aid", "organ": "县民政局", "hardship": "独居，失业，无收入"}


def test_aid_is_referred_with_consent_at_nearly_every_stage_and_after_the_end(county, a_matter, at):
    for stage in ("registered", "accepted", "served"):
        matter = a_matter(stage)
        actor = county.actor("alice" if stage == "registered" else "bob")
        when = at + timedelta(days=6)
        with pytest.raises(Refused) as no:
            refer_aid(actor=actor, at=when, matter_id=matter.pk, consent=False, **AID)
        assert no.value.refusal.code == "no_consent" and no.value.refusal.basis[0].id == "art37"
        refer_aid(actor=actor, at=when, matter_id=matter.pk, consent=True, **AID)
    paper = Document.objects.filter(kind="aid_referral").last()
    assert paper.for_person and contents_of(paper)["petitioner"] == "王琴"
    assert "0000-7654321" in contents_of(paper)["petitioner_contact"]
    row = Proceeding.objects.last()
    assert "失业" not in f"{row.words}{row.details}{row.result}" and "失业" in contents_of(paper)["hardship"]
    matter.refresh_from_db()
    withdraw_from = a_matter("accepted")
    refer_aid(
        actor=county.actor("bob"), at=at + timedelta(days=6), matter_id=withdraw_from.pk, consent=True, **AID
    )
    withdraw(actor=person(withdraw_from), at=at + timedelta(days=7), matter_id=withdraw_from.pk)
    row = Proceeding.objects.get(matter_id=withdraw_from.pk)
    assert row.state == "open"  # hardship does not end with the matter
    note_aid(
        actor=county.actor("bob"),
        at=at + timedelta(days=8),
        matter_id=withdraw_from.pk,
        referral=row.no,
        result="aid_granted",
    )


def test_who_does_not_work_on_the_matter_reads_no_hardship(county, a_matter, at):
    matter, bob = a_matter("accepted"), county.actor("bob")
    when = at + timedelta(days=6)
    refer_aid(actor=bob, at=when, matter_id=matter.pk, consent=True, **AID)
    invite_joint(
        actor=bob,
        at=when,
        matter_id=matter.pk,
        tasks=[Task(county.units["labour"].pk, "x", date(2026, 4, 1))],
    )
    paper = Document.objects.get(kind="aid_referral")
    carol = county.actor("carol")
    with pytest.raises(gate.NotPermitted):
        one_document(matter.pk, paper.no, actor=carol, at=when)
    assert paper.no not in {d.no for d in casefile(matter.pk, actor=carol, at=when).documents}
    assert paper.no in {d.no for d in casefile(matter.pk, actor=bob, at=when).documents}


def test_what_came_of_the_aid_is_noted_until_it_has_an_end(county, a_matter, at):
    matter, bob, when = a_matter("accepted"), county.actor("bob"), at + timedelta(days=6)
    refer_aid(actor=bob, at=when, matter_id=matter.pk, consent=True, ask_again_on=date(2026, 4, 1), **AID)
    row = Proceeding.objects.get()
    do = {"actor": bob, "at": when, "matter_id": matter.pk, "referral": row.no}
    note_aid(result="aid_applied", **do)
    row.refresh_from_db()
    assert row.state == "open" and row.details["result"] == "aid_applied"
    with pytest.raises(Refused) as no:
        note_aid(result="aid_not_granted", **do)
    assert no.value.refusal.code == "no_reason"
    note_aid(result="aid_not_granted", reason="家庭人均收入高于低保标准", **do)
    row.refresh_from_db()
    assert (row.state, row.result) == ("failed", "家庭人均收入高于低保标准")
    matter.refresh_from_db()
    assert matter.marks["open_aid"] == 0
    with pytest.raises(Refused) as no:
        note_aid(result="aid_granted", **do)
    assert no.value.refusal.code == "no_aid_open"


def test_somebody_nameless_is_referred_to_nobody(county, filed, at):
    matter = filed(anonymous=True, petitioners=(), kind="appeal", path="art31_6")
    with pytest.raises(Refused):
        refer_aid(actor=county.actor("alice"), at=at, matter_id=matter.pk, consent=True, **AID)
    assert not Proceeding.objects.exists()


# --- other legal paths


@pytest.fixture
def led_on(county, a_matter, at):
    """A wage dispute led to labour arbitration on 12 March."""
    matter = a_matter("registered")
    redirect(
        actor=county.actor("alice"),
        at=at + timedelta(days=2),
        matter_id=matter.pk,
        legal_path="art31_4",
        reason="对行政处罚不服",
        right_door="澄水县人民政府行政复议办公室，人民路1号",
    )
    matter.refresh_from_db()
    return matter


def test_leading_a_matter_on_opens_what_is_followed_with_door_and_limits(led_on):
    row = Proceeding.objects.get()
    assert (row.kind, row.state, led_on.marks["open_paths"]) == ("path", "open", 1)
    assert row.details["legal_path"] == "art31_4" and "人民路1号" in row.details["door"]
    assert "六十日" in row.details["limits"]


def test_what_became_of_it_there_is_noted_once_and_a_refusal_with_its_reason(county, led_on, at):
    do = {"actor": county.actor("alice"), "at": at + timedelta(days=20), "matter_id": led_on.pk}
    with pytest.raises(Refused) as no:
        follow_path(result="path_refused", **do)
    assert no.value.refusal.code == "no_reason"
    follow_path(result="path_refused", reason="已超过六十日", **do)
    row = Proceeding.objects.get()
    assert (row.state, row.result, row.details["result"]) == ("failed", "已超过六十日", "path_refused")
    with pytest.raises(Refused) as no:
        follow_path(result="path_taken_up", **do)
    assert no.value.refusal.code == "no_path_open"


def test_what_was_refused_there_is_reopened_and_cannot_be_declined(county, led_on, at):
    alice = county.actor("alice")
    refer_aid(actor=alice, at=at + timedelta(days=8), matter_id=led_on.pk, consent=True, **AID)
    follow_path(
        actor=alice,
        at=at + timedelta(days=20),
        matter_id=led_on.pk,
        result="path_refused",
        reason="已超过六十日",
    )
    when = at + timedelta(days=21)
    ask_reopen(
        actor=person(led_on), at=when, matter_id=led_on.pk, whats_new="new_facts", text="复议机关不予受理"
    )
    with pytest.raises(Refused) as no:
        decline_reopen(
            actor=alice,
            at=when,
            matter_id=led_on.pk,
            same_facts=True,
            same_reasons=True,
            reason="与以前相同",
            right_door="仍向原机关提出",
        )
    assert no.value.refusal.code == "refused_there"
    reopen(actor=alice, at=when, matter_id=led_on.pk, reason="复议机关不予受理")
    led_on.refresh_from_db()
    marks = led_on.marks
    assert (led_on.stage, marks["refused_there"], marks["open_aid"], marks["proceedings"]) == (
        "registered",
        True,
        1,
        True,
    )
    referral = Proceeding.objects.get(kind="aid")  # not forgotten
    note_aid(actor=alice, at=when, matter_id=led_on.pk, referral=referral.no, result="aid_granted")


def test_a_matter_brought_back_is_no_longer_followed_elsewhere(county, led_on, at):
    when = at + timedelta(days=9)
    reopen(actor=county.actor("alice"), at=when, matter_id=led_on.pk, reason="办理时看错了性质")
    led_on.refresh_from_db()
    assert Proceeding.objects.get(kind="path").state == "cancelled" and not led_on.marks.get("open_paths")


def test_only_the_unit_that_led_it_on_notes_it(county, led_on, at):
    with pytest.raises((gate.NotOnYourDesk, gate.NoSuchMatter)):
        follow_path(
            actor=county.actor("bob"), at=at + timedelta(days=20), matter_id=led_on.pk, result="path_taken_up"
        )


def test_a_matter_cannot_be_closed_by_these_acts(county, asked, at):
    with pytest.raises(Refused):
        close(actor=county.actor("bob"), at=at + timedelta(days=6), matter_id=asked.pk)
