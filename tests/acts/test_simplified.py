"""Simplified handling: offered only where allowed, quick, never used to refuse, and turned back without losing a day."""

from datetime import date, timedelta

import pytest

from huiyin.matters.models import Clock, Document, Event
from huiyin.matters.papers import contents_of
from huiyin.matters.record import Invalid, Refused
from huiyin.work.handling.acts.decide import decide
from huiyin.work.handling.acts.extend import extend
from huiyin.work.intake.acts.take_letter import take_letter
from huiyin.work.intake.filing import Petitioner
from huiyin.work.proceedings.acts.accept_simply import accept_simply
from huiyin.work.proceedings.acts.leave_simple import leave_simple
from huiyin.work.serving.acts.serve import serve
from huiyin.work.signing.acts.grade import grade
from tests.named_people import UNFOUNDED, answers, filing

SIMPLE = {"ground": "clear_facts", "first_time": True, "may_be_refused": False, "several_or_grave": False}


@pytest.fixture
def simple(county, a_matter, at):
    """Wang Qin's lift, forwarded to housing on the 12th and accepted there for simplified handling on the 13th."""
    matter = a_matter("forwarded")
    accept_simply(actor=county.actor("bob"), at=at + timedelta(days=3), matter_id=matter.pk, **SIMPLE)
    matter.refresh_from_db()
    return matter


def running(matter) -> dict[str, date]:
    return dict(Clock.objects.filter(matter_id=matter.pk, running=True).values_list("limit", "due"))


def test_ten_working_days_run_beside_the_sixty(simple):
    assert running(simple) == {"simple_handle": date(2026, 3, 27), "handle": date(2026, 5, 12)}
    assert (simple.stage, simple.next_limit, simple.marks["simplified"]) == (
        "accepted",
        "simple_handle",
        True,
    )


def test_the_notice_names_the_short_date_and_goes_electronically_when_nobody_asked_for_paper(simple):
    notice = Document.objects.get(matter_id=simple.pk, kind="acceptance_notice")
    said = contents_of(notice)
    assert said["expected_by"] == date(2026, 3, 27)
    assert any("国信办发〔2022〕17号" in one for one in said["legal_basis"])
    assert (notice.served_how, notice.served_on) == ("electronic", date(2026, 3, 13))


def test_whoever_asks_for_paper_gets_paper(county, a_matter, at):
    matter = a_matter("forwarded")
    accept_simply(
        actor=county.actor("bob"), at=at + timedelta(days=3), matter_id=matter.pk, paper=True, **SIMPLE
    )
    assert Document.objects.get(matter_id=matter.pk, kind="acceptance_notice").served_on is None


def test_somebody_who_left_no_way_to_be_told_is_not_told_electronically(county, at):
    given = filing(
        petitioners=(Petitioner("王琴", address="柳溪镇柳园小区三号楼"),),
        kind="appeal",
        path="art31_6",
        received_at=at,
    )
    event = take_letter(actor=county.actor("alice"), at=at, filing=given)
    do = {
        "actor": county.actor("alice"),
        "at": at + timedelta(days=1),
        "matter_id": event.matter_id,
        **SIMPLE,
    }
    with pytest.raises(Invalid) as wrong:
        accept_simply(**do)
    assert wrong.value.problems[0].field == "paper"
    accept_simply(paper=True, **do)


BARRED = [
    ({"may_be_refused": True}, "claim_may_be_refused", "jy22_5"),
    ({"several_or_grave": True}, "several_or_grave", "jy22_5"),
    ({"first_time": False}, "not_first_time", "jy22_4"),
    ({"ground": ""}, "no_simple_ground", "jy22_4"),
    ({"ground": "other_suited"}, "no_reason", "jy22_4"),
    ({"kind": "report", "path": ""}, "own_rules", "jy22_5"),
    ({"kind": "appeal", "path": "art31_4"}, "other_path", "jy22_5"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "code", "article"), BARRED, ids=[code for _, code, _ in BARRED])
def test_it_is_barred_with_its_article_and_nothing_is_changed(county, a_matter, at, changes, code, article):
    matter = a_matter("forwarded")
    before = running(matter)
    with pytest.raises(Refused) as no:
        accept_simply(
            actor=county.actor("bob"), at=at + timedelta(days=3), matter_id=matter.pk, **{**SIMPLE, **changes}
        )
    assert no.value.refusal.code == code and no.value.refusal.basis[0].id == article
    matter.refresh_from_db()
    assert (matter.stage, matter.kind, running(matter)) == ("forwarded", "appeal", before)
    assert not Document.objects.filter(matter_id=matter.pk, kind="acceptance_notice").exists()


def test_a_joint_filing_and_one_that_came_four_working_days_ago_are_not_simple(county, a_matter, at):
    bob = county.actor("bob")
    for matter, when, code in (
        (a_matter("forwarded", people=12), at + timedelta(days=3), "signed_by_many"),
        (a_matter("forwarded"), at + timedelta(days=8), "limit_over"),
    ):
        with pytest.raises(Refused) as no:
            accept_simply(actor=bob, at=when, matter_id=matter.pk, **SIMPLE)
        assert no.value.refusal.code == code


def test_nobody_is_refused_in_the_simplified_way_and_after_turning_it_a_claim_may_be(county, simple, at):
    bob, when = county.actor("bob"), at + timedelta(days=6)
    no_lift = answers(when.date(), **UNFOUNDED)
    with pytest.raises(Refused) as no:
        decide(actor=bob, at=when, matter_id=simple.pk, answers=no_lift)
    assert no.value.refusal.code == "simple_not_refused"
    assert "ordinary procedure first" in no.value.refusal.mend.say("en")
    simple.refresh_from_db()
    assert simple.stage == "accepted" and simple.undecided_claims == 1
    leave_simple(actor=bob, at=when, matter_id=simple.pk, reason="业主委员会已经另行维修")
    decide(actor=bob, at=when + timedelta(hours=1), matter_id=simple.pk, answers=no_lift)


def test_turned_into_the_ordinary_procedure_the_sixty_days_count_from_the_first_acceptance(
    county, simple, at
):
    bob, late = county.actor("bob"), at + timedelta(days=30)
    with pytest.raises(Refused):
        extend(
            actor=bob, at=at + timedelta(days=6), matter_id=simple.pk, days=10, reason="复杂", approver="局长"
        )
    with pytest.raises(Refused) as no:
        leave_simple(actor=bob, at=late, matter_id=simple.pk, reason="  ")
    assert no.value.refusal.code == "no_reason"
    leave_simple(actor=bob, at=late, matter_id=simple.pk, reason="需要做安全鉴定")
    assert running(simple) == {"handle": date(2026, 5, 12)}
    ended = Clock.objects.get(matter_id=simple.pk, limit="simple_handle")
    assert (ended.ended_by, ended.ended_on > ended.due) == (
        "leave_simple",
        True,
    )  # it was late, and stays so on record
    told = Event.objects.get(matter_id=simple.pk, act="leave_simple").public
    assert told == {"reason": "需要做安全鉴定", "answer_by": "2026-05-12"}
    extend(actor=bob, at=late, matter_id=simple.pk, days=10, reason="需要鉴定", approver="局长")
    with pytest.raises(Refused) as no:
        leave_simple(actor=bob, at=late, matter_id=simple.pk, reason="再转一次")
    assert no.value.refusal.code == "not_simplified"


def test_served_in_the_simplified_way_no_limit_of_the_office_runs_on(county, simple, at):
    bob, when = county.actor("bob"), at + timedelta(days=6)
    decide(actor=bob, at=when, matter_id=simple.pk, answers=answers(when.date()))
    serve(actor=bob, at=when, matter_id=simple.pk, how="direct")
    assert set(running(simple)) == {"ask_review"}


def test_a_matter_graded_as_grave_is_turned_first(county, simple, at):
    bob, when = county.actor("bob"), at + timedelta(days=6)
    grade(actor=county.actor("bella"), at=when, matter_id=simple.pk, grave=True, reason="涉及多栋楼住户")
    with pytest.raises(Refused) as no:
        decide(actor=county.actor("bella"), at=when, matter_id=simple.pk, answers=answers(when.date()))
    assert no.value.refusal.code == "simple_but_grave"
    leave_simple(actor=bob, at=when, matter_id=simple.pk, reason="已认定为重大事项")
