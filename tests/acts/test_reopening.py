"""Endings: what ends a matter, what opens it again, and what is published of a review that was heard."""

from datetime import date, timedelta

import pytest

from huiyin.matters import gate
from huiyin.matters.models import (
    Claim,
    Clock,
    Commitment,
    Document,
    Event,
    Holding,
    Item,
    Matter,
    Proceeding,
    Review,
)
from huiyin.matters.papers import contents_of
from huiyin.matters.queries.courses.reviews import published_reviews
from huiyin.matters.record import Invalid, Refused
from huiyin.work.handling.acts.decide import decide
from huiyin.work.hearing.acts.call_hearing import call_hearing
from huiyin.work.hearing.acts.hold_hearing import hold_hearing
from huiyin.work.hearing.sitting import Attendant, Calling, Minutes
from huiyin.work.intake.acts.accept import accept
from huiyin.work.intake.acts.refuse import refuse
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.acts.withdraw import withdraw
from huiyin.work.intake.classifying import Classified
from huiyin.work.intake.filing import Petitioner
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.review.acts.ask_reopen import ask_reopen
from huiyin.work.review.acts.decline_reopen import decline_reopen
from huiyin.work.review.acts.publish_review import publish_review
from huiyin.work.review.acts.reopen import reopen
from huiyin.work.review.acts.withdraw_request import withdraw_request
from huiyin.work.routing.acts.forward import forward
from huiyin.work.serving.acts.serve import serve
from tests.named_people import answers, person
from tests.review_people import Lived

NEW = "找到了2025年12月的维保合同，写明曳引机应当免费更换。"
SAME = {
    "same_facts": True,
    "same_reasons": True,
    "reason": "所附合同在复核时已经审查，事实和理由与复核时相同。",
    "right_door": "生活确有困难的，可以向县民政局申请救助。",
}


@pytest.fixture
def lived(county, a_matter, at):
    """A matter of Wang Qin whose opinion was served on 15 March 2026."""
    return Lived(county, a_matter("served"), at + timedelta(days=5))


def asked(lived, n, **given):
    words = {"whats_new": "new_facts", "text": NEW, **given}
    return ask_reopen(actor=person(lived.matter), at=lived.day(n), matter_id=lived.matter.pk, **words)


def declined(lived, n, **given):
    actor = lived.county.actor("alice")
    return decline_reopen(actor=actor, at=lived.day(n), matter_id=lived.matter.pk, **{**SAME, **given})


def test_something_new_after_the_end_goes_to_the_office_that_took_it_in(lived):
    matter = lived.ended()
    assert (matter.stage, matter.is_open, matter.holder.code) == ("ended", False, "housing")
    event = asked(lived, 60)
    matter = lived.now()
    assert (matter.stage, matter.is_open, matter.holder.code) == ("reopen_asked", True, "letters")
    # asked on 14 May 2026: fifteen days end on Friday the 29th
    assert lived.running()["answer_request"] == date(2026, 5, 29)
    assert Item.objects.get(matter_id=matter.pk, no=event.public["item"]).text == NEW
    assert NEW not in str(event.public)
    reopen(
        actor=lived.county.actor("alice"), at=lived.day(65), matter_id=matter.pk, reason="维保合同是新的事实"
    )
    matter = lived.now()
    assert (matter.stage, matter.holder.code, matter.undecided_claims) == ("registered", "letters", 1)
    assert (matter.marks["ended_before"], "remanded" in matter.marks) == (True, False)
    assert {"forward_or_tell"} <= set(lived.running()) and "answer_request" not in lived.running()
    assert not Claim.objects.get(matter_id=matter.pk).outcome
    stays = Holding.objects.filter(matter_id=matter.pk).order_by("no").values_list("unit__code", flat=True)
    assert list(stays)[-2:] == ["housing", "letters"]


def test_a_reopened_matter_runs_its_course_with_a_review_of_its_own(lived):
    matter, county = lived.ended(), lived.county
    asked(lived, 60)
    alice, bob, given = county.actor("alice"), county.actor("bob"), {"matter_id": matter.pk}
    reopen(actor=alice, at=lived.day(61), reason="合同是新的", **given)
    forward(actor=alice, at=lived.day(62), to_unit=county.units["housing"].pk, **given)
    accept(actor=bob, at=lived.day(63), **given)
    # the same answer as the one that was upheld is no repetition of a quashed one
    decide(actor=bob, at=lived.day(64), answers=answers(lived.day(64).date()), **given)
    serve(actor=bob, at=lived.day(65), how="direct", **given)
    lived.ask(70)
    review = Review.objects.filter(matter_id=matter.pk).order_by("no").last()
    assert (review.level, review.organ.code, Review.objects.count()) == (1, "county", 3)


def test_only_on_the_same_facts_and_reasons_is_it_not_reopened_and_the_final_opinion_is_named(lived):
    lived.ended()
    asked(lived, 60)
    for one in ("same_facts", "same_reasons"):
        with pytest.raises(Refused) as no:
            declined(lived, 62, **{one: False})
        assert no.value.refusal.code == "something_new" and no.value.refusal.basis
    with pytest.raises(Refused) as no:
        declined(lived, 62, reason=" ")
    assert no.value.refusal.code == "no_reason"
    event = declined(lived, 62)
    matter = lived.now()
    assert (matter.stage, matter.is_open, matter.holder.code) == ("ended", False, "housing")
    assert "answer_request" not in lived.running()
    final = Document.objects.get(matter_id=matter.pk, kind="second_review_opinion")
    told = contents_of(Document.objects.get(matter_id=matter.pk, no=event.public["documents"][0]))
    assert (told["final_opinion"], told["final_opinion_on"]) == (final.number, final.issued_on)
    assert SAME["reason"] in str(told)
    # what is asked for again with something new is heard again
    asked(lived, 70, whats_new="new_reasons", text="物价部门的文件说明理由不同")
    assert lived.now().stage == "reopen_asked"


def test_what_the_person_withdrew_is_always_reopened(county, a_matter, at):
    matter = a_matter("registered")
    withdraw(actor=person(matter), at=at + timedelta(days=2), matter_id=matter.pk)
    ask_reopen(
        actor=person(matter), at=at + timedelta(days=9), matter_id=matter.pk, whats_new="new_facts", text=NEW
    )
    matter.refresh_from_db()
    assert (matter.stage, matter.marks["asked_from"]) == ("reopen_asked", "withdrawn")
    with pytest.raises(Refused) as no:
        decline_reopen(actor=county.actor("alice"), at=at + timedelta(days=10), matter_id=matter.pk, **SAME)
    assert "reopen" in no.value.refusal.mend.say("en").lower()


@pytest.mark.parametrize(
    ("given", "code"), [({"whats_new": ""}, "nothing_new"), ({"text": " \n"}, "no_reason")]
)
def test_without_anything_new_said_it_is_not_asked(lived, given, code):
    lived.ended()
    with pytest.raises(Refused) as no:
        asked(lived, 60, **given)
    assert no.value.refusal.code == code
    assert lived.now().stage == "ended" and not Event.objects.filter(act="ask_reopen").exists()


def test_too_long_a_text_is_sent_back_and_nothing_is_lost(lived):
    lived.ended()
    with pytest.raises(Invalid) as wrong:
        asked(lived, 60, text="新" * 20_001)
    assert wrong.value.problems[0].field == "text" and "20001" in wrong.value.problems[0].message
    assert lived.now().stage == "ended"


def test_what_is_open_is_not_reopened_and_the_refusal_says_what_to_do(lived):
    with pytest.raises(Refused) as no:
        asked(lived, 5)
    assert no.value.refusal.code == "still_open" and no.value.refusal.basis


def test_the_window_asks_for_the_person_and_only_a_unit_that_knows_it(lived):
    matter = lived.ended()
    given = {"matter_id": matter.pk, "at": lived.day(60), "whats_new": "new_facts", "text": NEW}
    with pytest.raises(gate.NoSuchMatter):
        ask_reopen(actor=lived.county.actor("carol"), channel="visit", **given)
    with pytest.raises(Invalid):
        ask_reopen(actor=lived.county.actor("alice"), channel="visit", received_on=date(2027, 1, 1), **given)
    ask_reopen(actor=lived.county.actor("alice"), channel="visit", received_on=lived.day(58).date(), **given)
    assert lived.running()["answer_request"] == date(2026, 5, 27)  # fifteen days from the 12th, when it came


def test_asked_twice_with_one_key_it_is_asked_once(lived):
    lived.ended()
    first, again = asked(lived, 60, key="k"), asked(lived, 61, key="k")
    assert first.pk == again.pk and Event.objects.filter(act="ask_reopen").count() == 1


def test_what_was_promised_goes_on_through_the_end_and_the_reopening(lived):
    matter = lived.ended()
    promise, bob = Commitment.objects.get(matter_id=matter.pk), lived.county.actor("bob")
    assert matter.open_commitments == 1  # ended, and still owed
    asked(lived, 60)
    reopen(actor=lived.county.actor("alice"), at=lived.day(61), matter_id=matter.pk, reason="合同是新的")
    assert Commitment.objects.get(pk=promise.pk).kept_on is None and lived.now().open_commitments == 1
    forward(
        actor=lived.county.actor("alice"),
        at=lived.day(61),
        matter_id=matter.pk,
        to_unit=lived.county.units["housing"].pk,
    )
    keep_promise(actor=bob, at=lived.day(62), matter_id=matter.pk, commitment=promise.no, evidence="已更换")
    assert lived.now().open_commitments == 0


# the same matter brought again under another number


def again(lived, filed, **changes):
    """The same lift once more, 70 days later, registered."""
    matter = filed(when=lived.day(70), **changes)
    register(
        actor=lived.county.actor("alice"),
        at=lived.day(70),
        matter_id=matter.pk,
        classified=Classified("appeal", "art31_6"),
    )
    return matter


def refused_as_ended(lived, matter, **given):
    words = {**SAME, "ground": "ended", **given}
    return refuse(actor=lived.county.actor("alice"), at=lived.day(72), matter_id=matter.pk, **words)


def test_not_taken_up_again_names_the_persons_own_ended_matter(lived, filed):
    ended = lived.ended()
    matter = again(lived, filed)
    event = refused_as_ended(lived, matter, ended_matter=ended.number.lower())
    final = Document.objects.get(matter_id=ended.pk, kind="second_review_opinion")
    told = contents_of(Document.objects.get(matter_id=matter.pk, no=event.public["documents"][0]))
    assert (told["final_opinion"], told["final_opinion_on"]) == (final.number, final.issued_on)
    matter.refresh_from_db()
    assert matter.stage == "refused"


def test_the_end_of_one_person_does_not_bind_another(lived, filed):
    ended = lived.ended()
    other = again(lived, filed, petitioners=(Petitioner("李四", phone="0000-1111111"),))
    with pytest.raises(Invalid) as wrong:
        refused_as_ended(lived, other, ended_matter=ended.number)
    assert wrong.value.problems[0].field == "ended_matter"
    with pytest.raises(Invalid):
        refused_as_ended(lived, other, ended_matter="XF-2026-999999")
    other.refresh_from_db()
    assert other.stage == "registered"


@pytest.mark.parametrize("one", ["same_facts", "same_reasons"])
def test_new_facts_or_reasons_are_no_end(lived, filed, one):
    ended = lived.ended()
    matter = again(lived, filed)
    with pytest.raises(Refused) as no:
        refused_as_ended(lived, matter, ended_matter=ended.number, **{one: False})
    assert no.value.refusal.code == "not_ended"


# what everybody may read of a heard review


def hearing(lived, held_at):
    """A public hearing before Gina of the county government, with two on the panel."""
    return Calling(
        held_at=held_at,
        place="市信访局听证室",
        subject="电梯由谁修",
        presider=lived.county.accounts["theo"].pk,
        panel=("李敏 律师", "赵宏 市人大代表"),
        bring=("本通知书",),
        invited=(),
    )


def heard_and_ended(lived):
    county, matter = lived.county, lived.matter
    lived.second(30)
    theo = county.actor("theo")
    called_at, held_at = lived.day(33), lived.day(45)
    call_hearing(actor=theo, at=called_at, matter_id=matter.pk, calling=hearing(lived, held_at))
    minutes = Minutes(
        began=held_at,
        ended=held_at + timedelta(hours=2),
        presider=county.accounts["theo"].pk,
        panel=("李敏 律师", "赵宏 市人大代表"),
        recorder="陈静",
        present=(Attendant("heard_person", "王琴", "signed"), Attendant("heard_unit", "孙立", "signed")),
        statements="王琴：电梯停了两个多月。孙立：程序正在走。",
        panel_opinion="一致认为应当在三周内修复。",
        votes=(3, 0, 0),
        read_back=True,
    )
    hold_hearing(actor=theo, at=held_at + timedelta(hours=3), matter_id=matter.pk, minutes=minutes)
    lived.decide(50, who="theo")
    lived.serve(51, who="theo")
    return lived.now()


def publish(lived, who="theo", text="某县一处住宅电梯停运，经听证复核，维持原处理意见。", confirmed=True):
    given = {"matter_id": lived.matter.pk, "text": text, "confirmed": confirmed}
    return publish_review(actor=lived.county.actor(who), at=lived.day(60), **given)


def test_a_heard_review_is_published_without_names_once(lived):
    heard_and_ended(lived)
    for text in ("王琴反映的电梯，维持。", "联系 0000-7654321。", "柳园小区三号楼的电梯，维持。"):
        with pytest.raises(Invalid) as wrong:
            publish(lived, text=text)
        assert wrong.value.problems[0].field == "text"
    for given in ({"confirmed": False}, {"text": " "}, {"text": "长" * 5_001}):
        with pytest.raises(Invalid):
            publish(lived, **given)
    assert published_reviews() == ([], "")
    with pytest.raises((gate.NotOnYourDesk, gate.NoSuchMatter)):
        publish(lived, who="ruth")
    publish(lived)
    rows, after = published_reviews()
    assert [(r.organ, r.level) for r in rows] == [("云陵市人民政府", 2)] and after == ""
    assert rows[0].text.startswith("某县")
    with pytest.raises(Invalid):
        publish(lived)


def test_a_review_without_a_hearing_is_not_published(lived):
    lived.ended()
    with pytest.raises(Refused) as no:
        publish(lived)
    assert no.value.refusal.code == "not_heard"


def test_the_days_of_a_hearing_do_not_count_in_the_review(lived):
    heard_and_ended(lived)
    clock = Clock.objects.get(matter_id=lived.matter.pk, limit="decide_second_review")
    assert clock.excluded and not Matter.objects.get(pk=lived.matter.pk).is_open


def test_a_request_for_reopening_taken_back_leaves_the_end_as_it_was(lived):
    lived.ended()
    asked(lived, 60)
    withdraw_request(actor=person(lived.matter), at=lived.day(61), matter_id=lived.matter.pk)
    matter = lived.now()
    assert (matter.stage, matter.holder.code, matter.is_open) == ("ended", "housing", False)
    assert "answer_request" not in lived.running()
    with pytest.raises(Refused) as no:
        withdraw_request(actor=person(matter), at=lived.day(62), matter_id=matter.pk)
    assert no.value.refusal.code == "no_request"


def test_a_hearing_called_in_a_review_that_is_taken_back_is_not_held(lived):
    lived.second(30)
    calling = hearing(lived, lived.day(45))
    call_hearing(
        actor=lived.county.actor("theo"), at=lived.day(33), matter_id=lived.matter.pk, calling=calling
    )
    withdraw_request(actor=person(lived.matter), at=lived.day(36), matter_id=lived.matter.pk)
    row = Proceeding.objects.get(matter_id=lived.matter.pk, kind="hearing")
    assert row.state == "cancelled" and not lived.now().marks["hearing_open"]
