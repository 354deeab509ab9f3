"""A whole life under the Indian guidelines: lodged, transferred, interim reply, answered, rated poor; by hand and over HTTP."""

from datetime import date, timedelta

import pytest

from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.terms import LawError
from huiyin.foundation.people.actor import FilerActor
from huiyin.foundation.people.models import Role
from huiyin.jobs.follow import follow_one
from huiyin.matters.facts import local_day
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.models import Claim, Clock, Commitment, Document, Event, Matter
from huiyin.matters.papers.show import paper_of
from huiyin.services.notices.models import Notice
from huiyin.work.feedback.acts.rate import rate
from huiyin.work.handling.acts.close import close
from huiyin.work.handling.acts.decide import decide
from huiyin.work.handling.acts.interim_reply import interim_reply
from huiyin.work.intake.acts.accept import accept
from huiyin.work.intake.acts.refuse import refuse
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.acts.take_online import take_online
from huiyin.work.intake.classifying import Classified
from huiyin.work.proceedings.acts.accept_simply import accept_simply
from huiyin.work.review.acts.admit_review import admit_review
from huiyin.work.review.acts.ask_review import ask_review
from huiyin.work.review.acts.decide_review import decide_review
from huiyin.work.review.acts.serve_review import serve_review
from huiyin.work.review.request import Request
from huiyin.work.routing.acts.assign import assign
from huiyin.work.routing.acts.forward import forward
from huiyin.work.serving.acts.serve import serve
from tests.desk.conftest import page, sent
from tests.named_people import answers, filing, person
from tests.portal.conftest import text

PACK = "in_cpgrams_2024"
pytestmark = pytest.mark.django_db(transaction=False)


@pytest.fixture
def lodged(county, at, under):
    """A grievance just lodged and registered."""
    under(PACK)
    event = take_online(actor=FilerActor(), at=at, filing=filing(language="en"))
    alice = county.actor("alice")
    register(actor=alice, at=at, matter_id=event.matter_id, classified=Classified("grievance"))
    return Matter.objects.get(pk=event.matter_id)


def day(matter: Matter, n: int):
    return matter.received_at + timedelta(days=n)


def test_the_21_days_run_from_receipt_through_every_transfer(lodged, county):
    county.accounts["bob"].roles.add(Role.objects.get(code="clerk"))
    alice, bob = county.actor("alice"), county.actor("bob")
    redress = Clock.objects.get(matter_id=lodged.pk)
    assert (redress.limit, redress.due) == ("redress", lodged.received_on + timedelta(days=21))
    to = county.units
    forward(actor=alice, at=day(lodged, 1), matter_id=lodged.pk, to_unit=to["housing"].pk)
    forward(actor=bob, at=day(lodged, 2), matter_id=lodged.pk, to_unit=to["labour"].pk)
    lodged.refresh_from_db()
    assert lodged.holder.code == "labour"
    assert Clock.objects.get(matter_id=lodged.pk).due == lodged.next_due == redress.due
    letter = Document.objects.filter(matter_id=lodged.pk, kind="transfer_letter").first()
    assert letter.number == f"澄信/{lodged.received_on.year}/1"


def test_no_wrong_door_no_second_answer_to_the_law(lodged, county):
    alice = county.actor("alice")
    with pytest.raises(Refused, match="In no case"):
        refuse(
            actor=alice,
            at=day(lodged, 1),
            matter_id=lodged.pk,
            ground="does_not_pertain",
            reason="railways",
            right_door="Ministry of Railways",
        )
    for act, more in (
        (assign, {"to_unit": county.units["housing"].pk, "set_days": 5}),
        (accept_simply, None),
    ):
        given = more or {
            "ground": "x",
            "first_time": True,
            "may_be_refused": False,
            "several_or_grave": False,
        }
        with pytest.raises(Refused) as refused:
            act(actor=alice, at=day(lodged, 1), matter_id=lodged.pk, **given)
        assert refused.value.refusal.code == "no_such_act"
        assert "没有这一办理事项" in refused.value.refusal.reason.say("zh-hans")
    lodged.refresh_from_db()
    assert lodged.stage == "registered"


def test_an_interim_reply_says_why_and_until_when(lodged, county):
    alice = county.actor("alice")
    accept(actor=alice, at=day(lodged, 1), matter_id=lodged.pk, kind="grievance")
    with pytest.raises(Invalid):
        interim_reply(
            actor=alice, at=day(lodged, 2), matter_id=lodged.pk, reason="r", expected_on=lodged.received_on
        )
    expected = lodged.received_on + timedelta(days=40)
    interim_reply(
        actor=alice,
        at=day(lodged, 20),
        matter_id=lodged.pk,
        reason="waits for the State",
        expected_on=expected,
    )
    running = Clock.objects.get(matter_id=lodged.pk, running=True)
    assert (running.limit, running.due) == ("expected", expected)
    paper = Document.objects.get(matter_id=lodged.pk, kind="interim_reply")
    assert paper.for_person
    with pytest.raises(Refused, match="stands"):
        interim_reply(
            actor=alice,
            at=day(lodged, 30),
            matter_id=lodged.pk,
            reason="again",
            expected_on=expected + timedelta(days=9),
        )
    while follow_one(day(lodged, 20)):
        pass
    assert Notice.objects.filter(matter=lodged.pk, code="interim", unit_id=None).count() == 1


def answered(matter: Matter, county) -> None:
    """Taken up, decided without a promise left open, and sent."""
    alice = county.actor("alice")
    accept(actor=alice, at=day(matter, 1), matter_id=matter.pk, kind="grievance")
    reply = answers(day(matter, 5).date(), outcome="not_redressed", finding="", measure="", measure_due=None)
    decide(actor=alice, at=day(matter, 5), matter_id=matter.pk, answers=reply)
    serve(actor=alice, at=day(matter, 6), matter_id=matter.pk, how="post")


def test_a_reply_rated_poor_stays_open_while_it_can_be_appealed(lodged, county):
    answered(lodged, county)
    rate(actor=person(lodged), at=day(lodged, 7), matter_id=lodged.pk, unit="poor")
    with pytest.raises(Refused, match="may appeal until"):
        close(actor=county.actor("alice"), at=day(lodged, 8), matter_id=lodged.pk)
    late = counsel(PACK).due("ask_review", local_day(day(lodged, 6))).due + timedelta(days=1)
    close(
        actor=county.actor("alice"),
        at=day(lodged, (late - lodged.received_on).days),
        matter_id=lodged.pk,
    )
    lodged.refresh_from_db()
    assert lodged.stage == "closed"


@pytest.fixture
def appealed(lodged, county):
    """A grievance whose reply was appealed against on the tenth day."""
    answered(lodged, county)
    ask_review(
        actor=person(lodged),
        at=day(lodged, 10),
        matter_id=lodged.pk,
        request=Request("The lift stands still."),
    )
    return Matter.objects.get(pk=lodged.pk)


def decided(matter: Matter, county, **more) -> Matter:
    """The appeal decided and its decision sent by the unit above."""
    ruth = county.actor("ruth")
    words = {
        "outcome": "maintain",
        "findings": "It was repaired.",
        "reasons": "Seen on the spot.",
        "basis": "Lift Act",
    }
    decide_review(actor=ruth, at=day(matter, 20), matter_id=matter.pk, **words | more)
    serve_review(actor=ruth, at=day(matter, 21), matter_id=matter.pk, how="post")
    return Matter.objects.get(pk=matter.pk)


def test_an_appeal_goes_above_and_is_decided_in_thirty_days(appealed, county):
    assert (appealed.stage, appealed.holder.code) == ("in_review", "county")
    running = {c.limit: c.due for c in Clock.objects.filter(matter_id=appealed.pk, running=True)}
    assert running == {"decide_review": local_day(day(appealed, 40))}
    with pytest.raises(Refused, match="know no such act") as refused:
        admit_review(actor=county.actor("ruth"), at=day(appealed, 11), matter_id=appealed.pk)
    assert refused.value.refusal.code == "no_such_act"
    for outcome in ("quash", "redo"):
        with pytest.raises(LawError, match="maintain, change"):
            decided(appealed, county, outcome=outcome, redo_days=20)


def test_it_is_closed_only_after_the_appeal(appealed, county):
    with pytest.raises(Refused, match="closed only after"):
        close(actor=county.actor("ruth"), at=day(appealed, 12), matter_id=appealed.pk)
    after = decided(appealed, county)
    assert (after.stage, after.holder.code) == ("reviewed", "letters")
    assert not Clock.objects.filter(matter_id=after.pk, running=True).exists()
    paper = Document.objects.get(matter_id=after.pk, kind="review_opinion")
    printed = str(paper_of(paper))
    assert "Decision on an Appeal" in printed and "asked for an appeal" in printed
    assert "second review" not in printed and "petition" not in printed
    with pytest.raises(Refused, match="has been appealed"):
        ask_review(actor=person(after), at=day(after, 22), matter_id=after.pk, request=Request("Again."))
    close(actor=county.actor("alice"), at=day(after, 23), matter_id=after.pk)
    after.refresh_from_db()
    assert after.stage == "closed"


def test_an_appeal_that_succeeds_changes_the_answer(appealed, county):
    new = answers(day(appealed, 50).date(), outcome="redressed", finding="")
    with pytest.raises(Refused, match="new answer"):
        decided(appealed, county, outcome="change")
    after = decided(appealed, county, outcome="change", changes=new)
    assert Claim.objects.get(matter_id=after.pk).outcome == "redressed"
    assert Commitment.objects.get(matter_id=after.pk).due == after.next_due
    with pytest.raises(Refused, match="not kept"):
        close(actor=county.actor("alice"), at=day(after, 23), matter_id=after.pk)


def test_the_ratings_are_the_laws_own(lodged, county):
    answered(lodged, county)
    with pytest.raises(Invalid):
        rate(actor=person(lodged), at=day(lodged, 7), matter_id=lodged.pk, unit="dissatisfied")


def test_a_complaint_of_corruption_is_sealed_whatever_the_law_calls_it(county, at, under):
    under(PACK)
    housing = county.units["housing"].pk
    given = filing(kind="corruption", accused_units=(housing,), publishable=True)
    event = take_online(actor=FilerActor(), at=at, filing=given)
    matter = Matter.objects.get(pk=event.matter_id)
    assert matter.confidential and not matter.publishable


def test_from_the_portal_to_a_poor_rating_over_http(county, under, asha, desk):
    under(PACK)
    assert "21" in text(asha.get("/")) and "60 days" not in text(asha.get("/"))
    assert "CPGRAMS" in text(asha.get("/law/"))
    matter, code = asha.file()
    assert matter.pack == PACK and matter.stage == "received"
    alice, bob = desk("alice"), desk("bob")
    form = text(alice.get(page(matter, "act/register/")))
    assert "public grievance" in form and 'name="path"' not in form and 'name="in_powers"' not in form
    claims = {"claims": "Repair the lift", "kind": "grievance"}
    assert sent(alice, matter, "register", **claims).status_code == 302
    refused = alice.get(page(matter, "act/assign/"))
    assert refused.status_code == 200 and "know no such act" in text(refused)
    assert sent(alice, matter, "assign", to_unit=county.units["labour"].name, set_days=5).status_code == 422
    assert sent(alice, matter, "forward", to_unit=county.units["housing"].name).status_code == 302
    whole = text(bob.get(page(matter)))
    assert "take up" in whole and "act/assign/" not in whole
    assert sent(bob, matter, "accept", kind="grievance").status_code == 302
    expected = date.today() + timedelta(days=30)
    hollow = {"reason": "我局高度重视，下一步将尽快答复。", "check": "1"}
    assert "names no day" in text(sent(bob, matter, "interim_reply", **hollow, expected_on=""))
    dated = sent(bob, matter, "interim_reply", **hollow, expected_on=expected)
    assert dated.status_code == 200 and "names no day" not in text(dated)
    assert not Document.objects.filter(matter_id=matter.pk, kind="interim_reply").exists()
    assert sent(bob, matter, "interim_reply", reason="parts ordered", expected_on=expected).status_code == 302
    decision = text(bob.get(page(matter, "act/decide/")))
    assert 'name="finding_1"' not in decision and "cannot be redressed" in decision
    reply = {
        "facts_1": "the motor is broken",
        "reason_1": "it will be repaired",
        "basis_1": "Lift Act",
        "outcome_1": "redressed",
        "measure_1": "a new motor",
        "measure_due_1": date.today() + timedelta(days=9),
    }
    assert sent(bob, matter, "decide", **reply).status_code == 302
    assert sent(bob, matter, "serve", how="post", served_on=date.today()).status_code == 302
    asha.get(f"/t/{code}")
    mine = text(asha.get(f"/track/{matter.pk}/"))
    for words in (">reply</a>", "redressed as asked", "next senior authority", ">interim reply</a>"):
        assert words in mine, words
    assert "信访" not in mine.replace("信访局", "")
    shown = {
        paper.kind: text(asha.get(f"/track/{matter.pk}/paper/{paper.no}/"))
        for paper in Document.objects.filter(matter_id=matter.pk, for_person=True)
    }
    assert "Reply to a Grievance" in shown["opinion"] and "Interim Reply" in shown["interim_reply"]
    assert "the grievance “" in shown["transfer_notice"]
    assert not any("信访" in words.replace("信访局", "") or "petition" in words for words in shown.values())
    assert "poor" in text(asha.get(f"/track/{matter.pk}/rate/"))
    answer = asha.post(f"/track/{matter.pk}/rate/", {"unit": "poor", "key": "k" * 20})
    assert answer.status_code == 302 and answer["Location"].endswith("/rated/")
    one_click = text(asha.get(answer["Location"]))
    assert f"/track/{matter.pk}/review/" in one_click
    form = text(asha.get(f"/track/{matter.pk}/review/"))
    assert "within 30 days" in form and "the reply is changed" in form and "anew" not in form
    asked = asha.post(
        f"/track/{matter.pk}/review/", {"grounds": "It stands still again.", "level": 1, "key": "r" * 20}
    )
    assert asked.status_code == 302
    assert "Your appeal is with" in text(asha.get(f"/track/{matter.pk}/"))
    ruth = desk("ruth")
    assert sent(bob, matter, "close").status_code in (403, 404, 422)
    whole = text(ruth.get(page(matter)))
    assert "act/decide_review/" in whole and "act/admit_review/" not in whole
    assert 'name="redo_days"' not in text(ruth.get(page(matter, "act/decide_review/")))
    words = {"findings": "the motor runs", "reasons": "seen on the spot", "basis": "Lift Act"}
    assert sent(ruth, matter, "decide_review", outcome="maintain", **words).status_code == 302
    assert sent(ruth, matter, "serve_review", how="post", served_on=date.today()).status_code == 302
    mine = text(asha.get(f"/track/{matter.pk}/"))
    assert "Your appeal was decided" in mine and "second review" not in mine
    paper = Document.objects.get(matter_id=matter.pk, kind="review_opinion")
    assert "Decision on an Appeal" in text(asha.get(f"/track/{matter.pk}/paper/{paper.no}/"))
    promise = Commitment.objects.get(matter_id=matter.pk)
    kept = {"commitment": promise.no, "kept_on": date.today(), "evidence": "the new motor runs"}
    assert sent(bob, matter, "keep_promise", **kept).status_code == 302
    assert sent(bob, matter, "close").status_code == 302
    assert "信访" not in text(asha.get(f"/track/{matter.pk}/")).replace("信访局", "")
    acts = list(Event.objects.filter(matter_id=matter.pk).order_by("no").values_list("act", flat=True))
    assert acts == [
        *("take_online", "register", "forward", "accept", "interim_reply", "decide", "serve", "rate"),
        *("ask_review", "decide_review", "serve_review", "keep_promise", "close"),
    ]
