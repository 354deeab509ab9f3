"""Review and second review: who reviews whom, in time and late, every outcome with what follows, and what is refused."""

from datetime import date, datetime, timedelta

import pytest

from huiyin.foundation.units import tree as units_tree
from huiyin.matters import gate
from huiyin.matters.models import Claim, Clock, Commitment, Document, Event, Holding, Matter, Review
from huiyin.matters.opinions.answers import Answer
from huiyin.matters.papers import contents_of
from huiyin.matters.record import Invalid, Refused
from huiyin.work.feedback.acts.rate import rate
from huiyin.work.handling.acts.close import close
from huiyin.work.handling.acts.decide import decide
from huiyin.work.intake.acts.withdraw import withdraw
from huiyin.work.promises.acts.answer_pressing import answer_pressing
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.promises.acts.press_promise import press_promise
from huiyin.work.review.acts.ask_review import ask_review
from huiyin.work.review.acts.decline_review import decline_review
from huiyin.work.review.acts.withdraw_request import withdraw_request
from huiyin.work.review.request import Request
from huiyin.work.serving.acts.serve import serve
from tests.named_people import REASONABLE, answers, person
from tests.review_people import BASIS, GROUNDS, Lived


@pytest.fixture
def lived(county, a_matter, at):
    """A matter of Wang Qin whose opinion was served on 15 March 2026, and its further life by day after that."""
    return Lived(county, a_matter("served"), at + timedelta(days=5))


def test_the_request_goes_to_the_organ_above_with_its_own_clock(lived):
    event = lived.ask(10)
    matter = lived.now()
    assert (matter.stage, matter.holder.code, matter.is_open) == ("in_review", "county", True)
    assert lived.running() == {"decide_review": date(2026, 4, 24), "answer_request": date(2026, 4, 9)}
    assert (matter.next_limit, matter.next_due) == (
        "keep_promise",
        date(2026, 4, 3),
    )  # a promise comes due first
    review = Review.objects.get(matter_id=matter.pk)
    assert (review.level, review.respondent.code, review.organ.code) == (1, "housing", "county")
    assert (review.late, review.state, review.grounds) == (False, "asked", GROUNDS)
    assert event.public["organ"] == "人民政府" and GROUNDS not in str(event.public)
    assert gate.reach(matter.pk, actor=lived.county.actor("bob"), lock=False).pk == matter.pk  # reads along


def test_the_opinion_prints_the_organ_that_then_reviews(lived):
    paper = contents_of(Document.objects.get(matter_id=lived.matter.pk, kind="opinion"))
    lived.ask()
    assert paper["remedy_organ"] == lived.now().holder.full_name == "澄水县人民政府"


def test_upheld_goes_back_and_opens_the_second_review(lived):
    matter = lived.reviewed("maintain")
    assert (matter.stage, matter.holder.code) == ("reviewed", "housing")
    assert lived.running() == {"ask_second_review": date(2026, 5, 6)}
    paper = Document.objects.get(matter_id=matter.pk, kind="review_opinion")
    said = contents_of(paper)
    assert said["remedy_organ"] == "云陵市人民政府" and "30" in said["remedy_until"]
    assert said["respondent"] == "澄水县住房和城乡建设局" and said["review_claims"] == GROUNDS
    assert (paper.unit.code, paper.served_on) == ("county", date(2026, 4, 6))
    stays = Holding.objects.filter(matter_id=matter.pk).order_by("no").values_list("unit__code", flat=True)
    assert list(stays) == ["letters", "housing", "county", "housing"]
    assert Claim.objects.get(matter_id=matter.pk).outcome == "support"


def test_the_reviewing_organ_is_told_by_law_to_take_it_up_first(lived):
    lived.ask()
    with pytest.raises(Refused) as refused:
        lived.decide()
    assert refused.value.refusal.code == "not_admitted"
    event = lived.admit()
    told = contents_of(Document.objects.get(matter_id=lived.matter.pk, kind="review_acceptance_notice"))
    assert told["expected_by"] == date(2026, 4, 24) and event.public["until"] == "2026-04-24"
    assert "answer_request" not in lived.running()
    with pytest.raises(Refused) as refused:
        decline_review(
            actor=lived.county.actor("ruth"),
            at=lived.day(13),
            matter_id=lived.matter.pk,
            ground="not_an_opinion",
            reason="不是处理意见",
            right_door="无",
        )
    assert refused.value.refusal.code == "admitted_already"


def test_the_last_day_and_the_day_after(lived):
    due = Clock.objects.get(matter_id=lived.matter.pk, limit="ask_review").due
    assert due == date(2026, 4, 14)
    with pytest.raises(Refused) as refused:
        lived.ask((due - lived.served_at.date()).days + 1)
    assert refused.value.refusal.code == "limit_over" and refused.value.refusal.asks == ("late_reason",)
    assert lived.now().stage == "served" and not Review.objects.exists()
    lived.ask((due - lived.served_at.date()).days)
    assert not Review.objects.get().late


def test_a_late_request_says_why_and_the_organ_decides(lived):
    lived.ask(45, late_reason="三月下旬住院，四月二十日才出院")
    review = Review.objects.get()
    assert review.late and review.late_reason.startswith("三月下旬")
    with pytest.raises(Refused) as refused:
        lived.admit(46)
    assert refused.value.refusal.code == "late_needs_reason"
    lived.admit(46, reason="有住院证明")
    review.refresh_from_db()
    assert (review.state, review.admitted_why) == ("accepted", "有住院证明")
    assert "有住院证明" in str(contents_of(Document.objects.get(kind="review_acceptance_notice")))


def test_posted_in_time_is_in_time_though_it_came_later(county, lived):
    request = Request(GROUNDS, channel="letter", received_on=date(2026, 4, 17), postmark=date(2026, 4, 14))
    ask_review(actor=county.actor("alice"), at=lived.day(35), matter_id=lived.matter.pk, request=request)
    review = Review.objects.get()
    assert (review.late, review.asked_on, review.channel) == (False, date(2026, 4, 17), "letter")
    # the organ's thirty days count from the day the letter came, not from the day it was entered
    assert lived.running()["decide_review"] == date(2026, 5, 17)
    assert Event.objects.get(act="ask_review").unit.code == "letters"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"grounds": "  "}, "grounds"),
        ({"grounds": "冤" * 20_001}, "grounds"),
        ({"received_on": date(2026, 12, 1)}, "received_on"),
        ({"received_on": date(2026, 3, 1)}, "received_on"),
        ({"received_on": date(2026, 3, 20), "postmark": date(2026, 3, 21)}, "postmark"),
    ],
)
def test_a_request_that_cannot_be_is_sent_back_with_the_reason(lived, given, field):
    with pytest.raises(Invalid) as wrong:
        lived.ask(10, **given)
    assert [p.field for p in wrong.value.problems] == [field]
    assert lived.now().stage == "served"


def test_declined_goes_back_to_where_it_was_and_takes_no_right(county, lived):
    lived.ask(45, late_reason="忘了")
    given = {
        "ground": "late_without_reason",
        "reason": "没有正当理由",
        "right_door": "有新的事实可以申请重新启动",
    }
    decline_review(actor=county.actor("ruth"), at=lived.day(48), matter_id=lived.matter.pk, **given)
    matter = lived.now()
    assert (matter.stage, matter.holder.code, matter.moments["served"]) == ("served", "housing", "2026-03-15")
    assert lived.running() == {}
    assert Review.objects.get().state == "refused"
    assert Document.objects.filter(kind="review_refusal_notice", for_person=True).count() == 1
    lived.ask(50, late_reason="当时昏迷，附病历")
    assert lived.now().stage == "in_review"


def test_a_closed_matter_is_closed_again_when_its_review_is_declined(county, lived):
    promise = Commitment.objects.get(matter_id=lived.matter.pk)
    bob = county.actor("bob")
    keep_promise(
        actor=bob, at=lived.day(3), matter_id=lived.matter.pk, commitment=promise.no, evidence="已更换"
    )
    close(actor=bob, at=lived.day(4), matter_id=lived.matter.pk)
    lived.ask(10)
    assert lived.now().is_open
    given = {"ground": "not_the_person", "reason": "申请人没有委托书", "right_door": "请本人提出"}
    decline_review(actor=county.actor("ruth"), at=lived.day(12), matter_id=lived.matter.pk, **given)
    matter = lived.now()
    assert (matter.stage, matter.is_open, matter.moments["closed"]) == ("closed", False, "2026-03-19")


def test_changed_gives_new_answers_and_promises_when_it_is_served(lived):
    new = Answer(
        claim=1,
        facts="更换后又停运两次。",
        finding="office_wrong",
        reason="维保单位不具备资质。",
        basis=BASIS,
        outcome="support",
        measure="更换维保单位并整机检验",
        measure_due=date(2026, 5, 31),
    )
    lived.ask()
    lived.admit()
    lived.decide(outcome="change", changes=(new,))
    assert Claim.objects.get().measure == "督促物业企业更换曳引机并恢复运行"  # not before it is served
    lived.serve()
    claim, promise = Claim.objects.get(), Commitment.objects.get()
    assert (claim.measure, claim.finding) == ("更换维保单位并整机检验", "office_wrong")
    # the promise that was still open is replaced, not doubled, and the unit that handled it owes it
    assert (promise.text, promise.due, promise.unit.code) == (
        "更换维保单位并整机检验",
        date(2026, 5, 31),
        "housing",
    )
    matter = lived.now()
    assert (matter.stage, matter.open_commitments, matter.next_limit) == ("reviewed", 1, "keep_promise")
    assert "更换维保单位" in str(contents_of(Document.objects.get(kind="review_opinion"))["changed_claims"])


@pytest.mark.parametrize("outcome", ["quash", "redo"])
def test_sent_back_is_decided_anew_in_the_set_time_and_not_the_same(county, lived, outcome):
    matter = lived.reviewed(outcome, redo_days=30)
    assert (matter.stage, matter.holder.code, matter.undecided_claims) == ("accepted", "housing", 1)
    assert matter.marks["remanded"] is True and matter.moments["accepted"] == "2026-03-13"
    assert lived.running() == {"decide_anew": date(2026, 5, 6)}
    said = contents_of(Document.objects.get(kind="review_opinion"))
    assert "remedy_organ" not in said and "30" in said["anew_within"]
    bob, same = county.actor("bob"), answers(lived.day(30).date())
    with pytest.raises(Refused) as refused:
        decide(actor=bob, at=lived.day(30), matter_id=matter.pk, answers=same)
    assert refused.value.refusal.code == "same_again" and "art35" in [
        b.id for b in refused.value.refusal.basis
    ]
    slightly = answers(lived.day(30).date(), reason="物业企业，未履行维修义务；诉求合理！")
    with pytest.raises(Refused):
        decide(actor=bob, at=lived.day(30), matter_id=matter.pk, answers=slightly)
    other = answers(lived.day(30).date(), reason="反复停运系维保单位无资质，责令更换维保单位并整机检验。")
    decide(actor=bob, at=lived.day(30), matter_id=matter.pk, answers=other)
    serve(actor=bob, at=lived.day(31), matter_id=matter.pk, how="direct")
    assert lived.running() == {"ask_review": date(2026, 5, 15)}
    assert Commitment.objects.count() == 1  # the earlier promise on this claim was replaced
    lived.ask(40)  # the new opinion has a review right of its own
    assert lived.now().stage == "in_review"
    assert Review.objects.filter(level=1).count() == 2


def test_another_outcome_is_not_the_same_opinion(county, lived):
    matter = lived.reviewed("redo", redo_days=20)
    other = answers(lived.day(30).date(), **REASONABLE)
    decide(actor=county.actor("bob"), at=lived.day(30), matter_id=matter.pk, answers=other)
    assert lived.now().stage == "decided"


def test_nothing_of_an_earlier_answer_is_left_in_a_claim_that_begins_again(county, a_matter, at):
    matter = a_matter("accepted")
    do, day = {"actor": county.actor("bob"), "matter_id": matter.pk}, at + timedelta(days=4)
    decide(at=day, answers=answers(day.date(), **REASONABLE), **do)
    serve(at=day + timedelta(days=1), how="direct", **do)
    texts = {f.name: "" for f in Claim._meta.concrete_fields if f.blank and not f.primary_key}
    unanswered = {**texts, "measure_due": None}
    assert "assistance" in unanswered and Claim.objects.get().assistance == REASONABLE["assistance"]
    Lived(county, matter, day + timedelta(days=1)).reviewed("redo", redo_days=30)
    claim = Claim.objects.get()
    assert {name: getattr(claim, name) for name in unanswered} == unanswered


def test_a_promise_survives_the_quashing(lived):
    matter = lived.reviewed("quash", redo_days=30)
    assert matter.open_commitments == 1 and Commitment.objects.get().kept_on is None


@pytest.mark.parametrize("days", [0, 61])
def test_the_time_for_a_new_opinion_is_bounded(lived, days):
    lived.ask()
    lived.admit()
    with pytest.raises(Refused) as refused:
        lived.decide(outcome="redo", redo_days=days)
    assert refused.value.refusal.code == "redo_days_out_of_bounds"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"finding": ""}, "finding_1"),
        ({"finding": "justified", "outcome": "not_support"}, "outcome_1"),
        ({"finding": "justified", "measure": "", "measure_due": None}, "measure_1"),
        ({"finding": "office_wrong", "outcome": "explain"}, "outcome_1"),
        ({"finding": "unfounded", "outcome": "explain"}, "outcome_1"),
        ({**REASONABLE, "assistance": ""}, "assistance_1"),
    ],
)
def test_a_changed_answer_is_held_to_the_five_findings(lived, given, field):
    lived.ask()
    lived.admit()
    with pytest.raises(Invalid) as refused:
        lived.decide(outcome="change", changes=answers(lived.day(30).date(), **given))
    found = {problem.field: str(problem.message) for problem in refused.value.problems}
    assert field in found and "三十二" in found[field]
    assert (
        Review.objects.get().state == "accepted"
        and not Document.objects.filter(kind="review_opinion").exists()
    )


def test_a_changed_answer_offers_help_and_prints_it(lived):
    lived.ask()
    lived.admit()
    lived.decide(outcome="change", changes=answers(lived.day(30).date(), **REASONABLE))
    printed = contents_of(Document.objects.get(kind="review_opinion"))["changed_claims"]
    assert printed[0]["assistance"] == REASONABLE["assistance"]
    lived.serve()
    assert Claim.objects.get().assistance == REASONABLE["assistance"]


def test_changed_without_a_change_is_refused(lived):
    lived.ask()
    lived.admit()
    half = Answer(1, "", "", "", "", "support")
    with pytest.raises(Refused) as refused:
        lived.decide(outcome="change", changes=(half,))
    assert refused.value.refusal.code == "nothing_changed"


@pytest.mark.parametrize("blank", ["findings", "reasons", "basis"])
def test_a_review_says_what_was_found_and_why(lived, blank):
    lived.ask()
    lived.admit()
    with pytest.raises(Invalid) as wrong:
        lived.decide(**{blank: " "})
    assert [p.field for p in wrong.value.problems] == [blank]
    assert not Document.objects.filter(kind="review_opinion").exists()


def test_nobody_reviews_their_own_opinion(county, lived):
    lived.ask()
    # the desk is moved by hand to the unit reviewed, as a mistaken hand-over might; the law still says no
    Matter.objects.filter(pk=lived.matter.pk).update(holder=county.units["housing"])
    bob = county.accounts["bob"]
    bob.roles.first().permissions.append("matter.review")
    role = bob.roles.first()
    role.permissions = [*role.permissions, "matter.review"]
    role.save()
    with pytest.raises(Refused) as refused:
        lived.admit(who="bob")
    assert refused.value.refusal.code == "reviews_itself"


def test_only_the_organ_that_reviews_acts(county, lived):
    lived.ask()
    with pytest.raises(gate.NotPermitted):
        lived.admit(who="bob")
    with pytest.raises(gate.NoSuchMatter):
        lived.admit(who="theo")


def test_an_organ_complained_of_does_not_review_and_outside_is_named(county, filed, at):
    """The matter complains of the land office of the county: the county, above it, is shut out, and so is the city."""
    units = county.units
    matter = filed(accused_units=(units["labour"].pk,))
    from huiyin.work.intake.acts.accept import accept
    from huiyin.work.intake.acts.register import register
    from huiyin.work.intake.classifying import Classified

    alice = county.actor("alice")
    register(actor=alice, at=at, matter_id=matter.pk, classified=Classified("appeal", "art31_6"))
    accept(actor=alice, at=at + timedelta(days=1), matter_id=matter.pk)
    decide(
        actor=alice, at=at + timedelta(days=2), matter_id=matter.pk, answers=answers(at.date() + timedelta(2))
    )
    serve(actor=alice, at=at + timedelta(days=3), matter_id=matter.pk, how="direct")
    said = contents_of(Document.objects.get(matter_id=matter.pk, kind="opinion"))
    assert "澄水县信访局" in said["remedy_organ"] and "上一级" in said["remedy_organ"]
    with pytest.raises(Refused) as refused:
        ask_review(
            actor=person(matter), at=at + timedelta(days=4), matter_id=matter.pk, request=Request(GROUNDS)
        )
    assert refused.value.refusal.code == "no_organ_here"


def test_a_unit_merged_into_its_parent_is_reviewed_by_whoever_is_above_that(county, lived):
    housing = county.units["housing"]
    housing.valid_to, housing.successor = date(2026, 3, 18), county.units["county"]
    housing.save()
    units_tree.changed()
    lived.ask(10)
    assert lived.now().holder.code == "city"


def test_the_second_review_ends_the_matter_with_a_paper_that_says_so(county, lived):
    lived.second()
    assert (lived.now().stage, lived.now().holder.code) == ("in_second_review", "city")
    assert lived.running() == {"decide_second_review": date(2026, 5, 14)}
    review = Review.objects.get(level=2)
    assert (review.respondent.code, review.organ.code) == ("county", "city")
    lived.decide(35, who="theo")
    lived.serve(36, who="theo")
    matter = lived.now()
    assert (matter.stage, matter.is_open, matter.holder.code) == ("ended", False, "housing")
    assert lived.running() == {} and matter.marks["ended_before"] is True
    said = contents_of(Document.objects.get(kind="second_review_opinion"))
    assert len(said["final_words"]) == 5 and "救助" in "".join(said["final_words"])
    with pytest.raises(Refused) as refused:
        lived.ask(40, second=True)
    assert refused.value.refusal.code == "ended_already"
    # what was promised is still followed
    promise = Commitment.objects.get()
    keep_promise(
        actor=county.actor("bob"),
        at=lived.day(41),
        matter_id=matter.pk,
        commitment=promise.no,
        evidence="已更换曳引机，检验合格",
    )
    assert lived.now().open_commitments == 0


def test_the_second_review_can_send_it_back(lived):
    lived.second()
    lived.decide(35, who="theo", outcome="redo", redo_days=15)
    lived.serve(36, who="theo")
    matter = lived.now()
    assert (matter.stage, matter.holder.code) == ("accepted", "housing")
    assert "ended_before" not in matter.marks and lived.running() == {"decide_anew": date(2026, 5, 5)}


def test_no_second_review_before_a_first(lived):
    with pytest.raises(Refused) as refused:
        lived.ask(10, second=True)
    assert refused.value.refusal.code == "no_review_yet"


def test_the_second_review_is_late_after_its_own_thirty_days(lived):
    lived.reviewed("maintain")  # served on 6 April; thirty days end on 6 May
    with pytest.raises(Refused) as refused:
        lived.ask(53, second=True)
    assert refused.value.refusal.code == "limit_over"
    lived.ask(53, second=True, late_reason="复查意见书写错了期限")
    assert Review.objects.get(level=2).late


def test_closing_waits_for_the_second_review_or_the_persons_word(county, lived):
    lived.reviewed("maintain")
    bob, promise = county.actor("bob"), Commitment.objects.get()
    keep_promise(
        actor=bob, at=lived.day(23), matter_id=lived.matter.pk, commitment=promise.no, evidence="已更换"
    )
    with pytest.raises(Refused) as refused:
        close(actor=bob, at=lived.day(24), matter_id=lived.matter.pk)
    assert refused.value.refusal.code == "second_review_open"
    close(actor=bob, at=lived.day(24), matter_id=lived.matter.pk, accepts=True)
    assert lived.now().stage == "closed"
    lived.ask(30, second=True)  # who thinks again in time still may
    assert lived.now().stage == "in_second_review"


def test_rating_takes_no_right_and_a_new_answer_is_rated_anew(county, lived):
    rate(actor=person(lived.matter), at=lived.day(5), matter_id=lived.matter.pk, unit="dissatisfied")
    matter = lived.reviewed("redo", redo_days=20)
    other = answers(lived.day(30).date(), reason="维保单位没有资质，已责令更换。")
    decide(actor=county.actor("bob"), at=lived.day(30), matter_id=matter.pk, answers=other)
    serve(actor=county.actor("bob"), at=lived.day(31), matter_id=matter.pk, how="direct")
    rate(actor=person(lived.matter), at=lived.day(32), matter_id=matter.pk, unit="satisfied")
    assert Event.objects.filter(act="rate").count() == 2


def test_the_day_of_receipt_decides_when_the_next_right_begins(lived):
    lived.ask()
    lived.admit()
    lived.decide(20)
    with pytest.raises(Invalid):
        lived.serve(25, served_on=lived.day(19).date())
    lived.serve(25, served_on=lived.day(21).date())
    assert lived.running() == {"ask_second_review": date(2026, 5, 6)}  # 5 April + 30 = 5 May, a day of rest
    assert lived.now().moments["reviewed"] == "2026-04-05"


def test_a_request_sent_twice_counts_once(lived):
    given = {"actor": person(lived.matter), "at": lived.day(9), "matter_id": lived.matter.pk}
    first = ask_review(**given, request=Request(GROUNDS), key="one-key-for-this-request")
    again = ask_review(**given, request=Request(GROUNDS), key="one-key-for-this-request")
    assert first.no == again.no and Review.objects.count() == 1


def test_no_review_of_the_answer_to_a_suggestion(county, a_matter, at):
    matter = a_matter("served")
    Matter.objects.filter(pk=matter.pk).update(kind="suggestion", path="")
    with pytest.raises(Refused) as refused:
        ask_review(
            actor=person(matter), at=at + timedelta(days=9), matter_id=matter.pk, request=Request(GROUNDS)
        )
    assert refused.value.refusal.code == "own_rules"


def test_hours_do_not_matter_on_the_last_day(lived):
    last = datetime.combine(date(2026, 4, 14), lived.served_at.timetz()).replace(hour=23, minute=59)
    ask_review(actor=person(lived.matter), at=last, matter_id=lived.matter.pk, request=Request(GROUNDS))
    assert not Review.objects.get().late


def test_only_the_request_is_taken_back_and_can_be_made_again(county, lived):
    lived.ask(10)
    lived.admit(12)
    with pytest.raises(Refused) as no:
        withdraw(actor=person(lived.matter), at=lived.day(13), matter_id=lived.matter.pk)
    assert no.value.refusal.code == "request_runs"
    withdraw_request(actor=person(lived.matter), at=lived.day(14), matter_id=lived.matter.pk)
    matter = lived.now()
    assert (matter.stage, matter.holder.code, matter.open_commitments) == ("served", "housing", 1)
    assert matter.moments["served"] == "2026-03-15" and lived.running() == {}
    assert Review.objects.get().state == "withdrawn"
    with pytest.raises(gate.NoSuchMatter):
        gate.reach(matter.pk, actor=county.actor("theo"), lock=False)
    lived.ask(20)
    assert lived.now().stage == "in_review"
    lived.admit(21)
    lived.decide(22)
    with pytest.raises(Refused) as no:
        withdraw_request(actor=person(matter), at=lived.day(23), matter_id=matter.pk)
    assert no.value.refusal.code == "decided_already"


def test_a_second_request_taken_back_leaves_the_review_opinion(lived):
    lived.second()
    withdraw_request(actor=person(lived.matter), at=lived.day(34), matter_id=lived.matter.pk)
    assert (lived.now().stage, lived.now().holder.code) == ("reviewed", "housing")
    lived.ask(35, second=True)
    assert lived.now().holder.code == "city"


def test_what_was_promised_is_pressed_for_and_answered_while_a_review_runs(county, lived):
    lived.ask(10)
    lived.admit(12)
    promise, bob = Commitment.objects.get(), county.actor("bob")
    assert promise.due == date(2026, 4, 3)
    on = {"matter_id": lived.matter.pk}
    press_promise(
        actor=county.actor("dora"), at=lived.day(20), commitment=promise.no, words="已逾期一日", **on
    )
    assert lived.running().keys() == {"decide_review", "answer_pressing"} and lived.now().stage == "in_review"
    assert Clock.objects.get(matter_id=lived.matter.pk, limit="answer_pressing").unit.code == "housing"
    with pytest.raises(gate.NoSuchMatter):
        answer_pressing(actor=county.actor("carol"), at=lived.day(21), words="不是我局", **on)
    answer_pressing(actor=bob, at=lived.day(21), words="配件到货晚了，本周装好", **on)
    assert lived.running().keys() == {"decide_review"}  # answered, and the review's own time runs on
    keep_promise(actor=bob, at=lived.day(22), commitment=promise.no, evidence="已更换曳引机，检验合格", **on)
    assert (lived.now().stage, lived.now().open_commitments) == ("in_review", 0)
    lived.decide(25)
    lived.serve(26)
    assert lived.now().stage == "reviewed" and lived.running().keys() == {"ask_second_review"}
