"""Whose matter it is: objections, returns, circles, arbiters, and the report that an assignment owes."""

from datetime import date, timedelta

import pytest
from django.db import connection

from huiyin.foundation.people.actor import SystemActor
from huiyin.foundation.units import tree as units_tree
from huiyin.foundation.units.models import Unit
from huiyin.matters import gate
from huiyin.matters.models import Clock, Commitment, Document, Event, Holding, Matter
from huiyin.matters.papers import contents_of, paper_of
from huiyin.matters.queries.routing.objections import waiting_objections
from huiyin.matters.record import Invalid, Refused
from huiyin.work.handling.acts.close import close
from huiyin.work.handling.acts.decide import decide
from huiyin.work.hearing.acts.settle import settle
from huiyin.work.hearing.agreeing import Agreement, Signature, Term
from huiyin.work.intake.acts.accept import accept
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.acts.withdraw import withdraw
from huiyin.work.intake.classifying import Classified
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.routing.acts.agree_return import agree_return
from huiyin.work.routing.acts.arbitrate import arbitrate
from huiyin.work.routing.acts.assign import assign
from huiyin.work.routing.acts.forward import forward
from huiyin.work.routing.acts.object_transfer import object_transfer
from huiyin.work.routing.acts.refer_to_arbiter import refer_to_arbiter
from huiyin.work.routing.acts.refuse_return import refuse_return
from huiyin.work.routing.acts.report_back import report_back
from huiyin.work.serving.acts.serve import serve
from huiyin.work.staffing.acts.succeed import succeed
from tests.named_people import REASONABLE, answers, person
from tests.routing_people import NOT_OURS, Story, staff


@pytest.fixture
def iris(county):
    """The arbiter at the county government."""
    return staff(county, "iris", "county", "arbiter")


@pytest.fixture
def story(county, a_matter, at):
    return Story(county, a_matter("registered"), at)


def running(matter: Matter) -> dict[str, str]:
    """The running limits and the units that owe them."""
    rows = Clock.objects.filter(matter_id=matter.pk, running=True)
    return dict(rows.values_list("limit", "unit__code"))


def refusal(call) -> str:
    """The code of the refusal; each has an article and something to do instead."""
    with pytest.raises(Refused) as no:
        call()
    assert no.value.refusal.basis and no.value.refusal.mend.say("zh")
    return no.value.refusal.code


def test_an_objection_goes_to_the_sender_and_the_matter_stays(story, county):
    story.forward("housing")
    due = Clock.objects.get(matter_id=story.matter.pk, limit="notify_acceptance").due
    event = story.do(object_transfer, "bob", reason=NOT_OURS, competent="县人社局")
    matter = story.matter
    assert (matter.stage, matter.holder.code) == ("forwarded", "housing")
    assert running(matter) == {"notify_acceptance": "housing", "answer_objection": "letters"}
    assert (matter.next_limit, matter.next_due) == ("notify_acceptance", due), (
        "the answer is the sender's to give"
    )
    letter = Document.objects.get(matter_id=matter.pk, kind="objection_letter")
    assert not letter.for_person and letter.unit.code == "housing"
    told = contents_of(letter)
    assert (told["went_to"], told["answer_by"]) == ("澄水县信访局", date(2026, 3, 18))
    assert NOT_OURS in str(paper_of(letter).blocks) and "县人社局" in str(paper_of(letter).blocks)
    assert NOT_OURS not in str(event.public), "reasons between offices are not told to the person"
    assert [(w.matter.pk, w.due) for w in waiting_objections(county.actor("alice"))] == [
        (matter.pk, date(2026, 3, 18))
    ]
    assert waiting_objections(county.actor("bob")) == []


def test_the_senders_list_costs_one_look_at_an_index_of_its_own(county, django_assert_num_queries):
    alice, bob = county.actor("alice"), county.actor("bob")
    with django_assert_num_queries(1) as seen:
        assert waiting_objections(alice) == []
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {seen.captured_queries[0]['sql']}")
            assert "clock_answer" in str(cursor.fetchall())
    with django_assert_num_queries(0):
        assert waiting_objections(bob) == [], "who may answer none is not looked for"


def test_a_return_that_is_agreed_brings_it_back_and_is_counted(story, county):
    story.forward("housing")
    registered = story.matter.moments["registered"]
    story.do(object_transfer, "bob", reason=NOT_OURS)
    story.do(agree_return, "alice", reason="三定方案写明属人社局")
    matter = story.matter
    assert (matter.stage, matter.holder.code, matter.marks["bounces"]) == ("registered", "letters", 1)
    assert running(matter) == {"forward_again": "letters"}
    assert matter.next_limit == "forward_again" and matter.taken_up
    assert matter.moments["registered"] == registered, "a matter is registered once"
    assert refusal(lambda: story.forward("housing")) == "returned_before"
    story.forward("labour")
    assert running(matter) == {"notify_acceptance": "labour", "object_transfer": "labour"}
    stays = Holding.objects.filter(matter_id=matter.pk).order_by("no").values_list("unit__code", "how")
    assert list(stays)[1:] == [("housing", "forward"), ("letters", "agree_return"), ("labour", "forward")]


def test_a_refused_objection_binds(story):
    story.forward("housing")
    story.do(object_transfer, "bob", reason=NOT_OURS)
    assert refusal(lambda: story.do(object_transfer, "bob", reason=NOT_OURS)) == "objected_already"
    story.do(refuse_return, "alice", reason="物业管理属住建局")
    assert refusal(lambda: story.do(object_transfer, "bob", reason=NOT_OURS)) == "objection_bound"
    assert refusal(lambda: story.do(refer_to_arbiter, "bob", reason="不服")) == "no_dispute"
    reply = Document.objects.get(matter_id=story.matter.pk, kind="objection_reply")
    assert "不同意退回" in str(paper_of(reply).blocks) and "2026年3月27日" in str(paper_of(reply).blocks)
    story.do(accept, "bob")
    assert story.matter.stage == "accepted"


def test_accepting_withdraws_an_open_objection(story, county):
    story.forward("housing")
    story.do(object_transfer, "bob", reason=NOT_OURS)
    story.do(accept, "bob")
    assert running(story.matter) == {"handle": "housing"}
    assert waiting_objections(county.actor("alice")) == []
    assert refusal(lambda: story.do(agree_return, "alice", reason="晚了")) == "wrong_stage"


def test_the_person_who_withdraws_leaves_no_objection_behind(story, county):
    story.forward("housing")
    story.do(object_transfer, "bob", reason=NOT_OURS)
    story.do(withdraw, person(story.matter))
    assert running(story.matter) == {} and waiting_objections(county.actor("alice")) == []


@pytest.mark.parametrize(
    ("who", "days", "reason", "code"),
    [("bob", 9, NOT_OURS, "limit_over"), ("bob", 1, "  ", "no_reason"), ("bob", 1, "", "no_reason")],
)
def test_objections_that_are_late_or_without_reasons(story, who, days, reason, code):
    story.forward("housing", days=days)
    before = Event.objects.count()
    assert refusal(lambda: story.do(object_transfer, who, reason=reason)) == code
    assert Event.objects.count() == before and not Document.objects.filter(kind="objection_letter").exists()


def test_only_the_desk_objects_and_only_the_sender_answers(story, county):
    story.forward("housing")
    with pytest.raises(gate.NotOnYourDesk):
        story.do(object_transfer, "alice", reason=NOT_OURS)
    with pytest.raises(gate.NoSuchMatter):
        story.do(object_transfer, "carol", reason=NOT_OURS)
    assert refusal(lambda: story.do(agree_return, "alice", reason="x")) == "no_objection"
    story.do(object_transfer, "bob", reason=NOT_OURS)
    kate = staff(county, "kate", "housing", "clerk")
    for act in (agree_return, refuse_return):
        assert refusal(lambda act=act: story.do(act, kate, reason="自己同意")) == "not_the_sender"
        with pytest.raises(gate.NotPermitted):
            story.do(act, "bob", reason="自己同意")
        assert refusal(lambda act=act: story.do(act, "alice", reason=" ")) == "no_reason"
    story.do(agree_return, "dora", reason="主管核实")
    assert story.matter.holder.code == "letters"


def test_after_two_returns_somebody_above_decides_and_that_binds(story, county, iris):
    story.bounce("housing", "bob")
    story.bounce("labour", "carol")
    matter = story.matter
    assert matter.marks["bounces"] == 2
    township = county.units["township"].pk
    assert refusal(lambda: story.do(forward, "alice", to_unit=township)) == "bounced_enough"
    assert refusal(lambda: story.do(assign, "alice", to_unit=township, set_days=20)) == "bounced_enough"
    assert refusal(lambda: story.do(refer_to_arbiter, "alice", reason=" ")) == "no_reason"
    event = story.do(refer_to_arbiter, "alice", reason="住建、人社都说不归自己")
    assert (matter.stage, matter.holder.code) == ("disputed", "county")
    assert set(event.public["units"]) == {"住房和城乡建设局", "人力资源和社会保障局"}, (
        "a letters office claims no powers"
    )
    assert running(matter) == {"arbitrate": "county"}
    assert refusal(lambda: story.do(refer_to_arbiter, "alice", reason="再请一家")) == "referred_already"
    with pytest.raises(gate.NotPermitted):
        story.do(arbitrate, "gina", to_unit=township, reason="x")
    lena = staff(county, "lena", "city", "arbiter")
    with pytest.raises(gate.NoSuchMatter):
        story.do(arbitrate, lena, to_unit=township, reason="两个上级")
    housing = county.units["housing"].pk
    assert refusal(lambda: story.do(arbitrate, iris, to_unit=housing, reason="")) == "no_reason"
    story.do(arbitrate, iris, to_unit=housing, reason="维修资金监管职责在住建局")
    assert (matter.stage, matter.holder.code, matter.marks["bounces"]) == ("forwarded", "housing", 0)
    assert running(matter) == {"notify_acceptance": "housing"}
    assert refusal(lambda: story.do(object_transfer, "bob", reason=NOT_OURS)) == "objection_bound"
    decision = Document.objects.get(matter_id=matter.pk, kind="arbitration_decision")
    notice = Document.objects.get(matter_id=matter.pk, kind="transfer_notice", unit__code="county")
    assert not decision.for_person and notice.for_person
    assert contents_of(decision)["copies_to"] == ["澄水县人力资源和社会保障局"]
    assert "维修资金监管职责在住建局" in str(paper_of(decision).blocks)
    story.do(accept, "bob")
    assert story.matter.stage == "accepted"


def test_an_open_objection_may_be_referred_by_either_side_but_by_no_third(story, county, iris):
    story.forward("housing")
    assert refusal(lambda: story.do(refer_to_arbiter, "bob", reason="不归我们")) == "no_dispute"
    story.do(object_transfer, "bob", reason=NOT_OURS)
    city = staff(county, "mona", "city_letters", "clerk")
    with pytest.raises(gate.NoSuchMatter):
        story.do(refer_to_arbiter, city, reason="路过")
    story.do(refer_to_arbiter, "bob", reason="三日未答复")
    assert running(story.matter) == {"arbitrate": "county", "notify_acceptance": "housing"}, (
        "the time runs on"
    )
    story.do(arbitrate, iris, to_unit=county.units["labour"].pk, reason="属人社局")
    assert running(story.matter) == {"notify_acceptance": "labour"}
    assert story.matter.holder.code == "labour"


def test_the_arbiter_is_never_kin_of_the_accused(county, filed, at, iris):
    matter = filed(accused_units=(county.units["township"].pk,))
    alice = county.actor("alice")
    register(
        actor=alice,
        at=at + timedelta(days=1),
        matter_id=matter.pk,
        classified=Classified("appeal", "art31_6"),
    )
    story = Story(county, matter, at)
    story.bounce("housing", "bob")
    story.bounce("labour", "carol")
    no_superior = lambda: story.do(refer_to_arbiter, "alice", reason="各执一词")  # noqa: E731
    assert refusal(no_superior) == "no_arbiter", "county and city stand over the township complained of"
    joint = Unit.objects.create(
        code="joint", name="联席会议办公室", full_name="澄水县信访工作联席会议办公室", kind="joint_conference",
        parent=county.units["city_letters"], valid_from=date(2000, 1, 1),
    )  # fmt: skip
    county.units["joint"] = joint
    units_tree.changed()
    nora = staff(county, "nora", "joint", "arbiter")
    no_superior()
    assert story.matter.holder == joint
    for code in ("township", "county", "city"):
        with pytest.raises(Invalid) as wrong:
            story.do(arbitrate, nora, to_unit=county.units[code].pk, reason="由其办理")
        assert wrong.value.problems[0].field == "to_unit"
    assert refusal(lambda: story.do(arbitrate, nora, to_unit=joint.pk, reason="我们办")) == "names_conference"
    with pytest.raises(Invalid):
        story.do(arbitrate, nora, to_unit=999_999, reason="没有这个单位")
    story.do(arbitrate, nora, to_unit=county.units["labour"].pk, reason="属人社局")
    assert story.matter.holder.code == "labour"


def test_a_dispute_needs_a_return_first(story):
    assert refusal(lambda: story.do(refer_to_arbiter, "alice", reason="拿不准")) == "no_dispute"
    assert (
        refusal(
            lambda: story.do(
                arbitrate, staff(story.county, "iris", "letters", "arbiter"), to_unit=1, reason="x"
            )
        )
        == "not_referred"
    )


def test_a_place_may_allow_fewer_returns(story):
    Matter.objects.filter(pk=story.matter.pk).update(place_rules="linhe")
    story.bounce("housing", "bob")
    assert refusal(lambda: story.forward("labour")) == "bounced_enough"


def test_an_assignment_is_reported_on_before_it_is_closed(story, county):
    story.do(assign, "alice", to_unit=county.units["housing"].pk, set_days=30)
    story.do(accept, "bob")
    report = {"facts": "曳引机损坏。", "opinion": "予以支持。", "execution": "已更换曳引机。"}
    assert refusal(lambda: story.do(report_back, "bob", **report)) == "answer_first"
    story.do(decide, "bob", answers=answers(story.at.date()))
    story.do(serve, "bob", how="direct")
    promise = Commitment.objects.get(matter_id=story.matter.pk)
    story.do(keep_promise, "bob", commitment=promise.no, evidence="已更换，附验收单")
    assert "assigned_set" in running(story.matter), "service does not end the set time"
    assert refusal(lambda: story.do(close, "bob")) == "report_first"
    assert refusal(lambda: story.do(report_back, "bob", **report | {"execution": " "})) == "contents_missing"
    with pytest.raises(gate.NotOnYourDesk):
        story.do(report_back, "alice", **report)
    story.do(report_back, "bob", **report, enclosed=("验收单",))
    assert "assigned_set" not in running(story.matter)
    paper = Document.objects.get(matter_id=story.matter.pk, kind="closing_report")
    told = contents_of(paper)
    assert (told["report_to"], told["set_period"]) == ("澄水县信访局", date(2026, 4, 11))
    assert told["enclosed"][0].startswith("信访处理意见书（") and told["enclosed"][1] == "验收单"
    assert refusal(lambda: story.do(report_back, "bob", **report)) == "no_report_owed"
    story.do(close, "bob")
    assert story.matter.stage == "closed"


def test_an_assignment_settled_by_agreement_is_reported_on_with_the_agreement(story, county):
    housing, day = county.units["housing"].pk, story.at.date()
    story.do(assign, "alice", to_unit=housing, set_days=30)
    story.do(accept, "bob")
    signed = Signature("王琴", day)
    term = Term("更换曳引机，恢复运行", housing, day + timedelta(days=20), 1)
    story.do(settle, "bob", agreement=Agreement("by_settlement", (term,), (1,), signed, signed))
    assert story.matter.stage == "settled"
    promise = Commitment.objects.get(matter_id=story.matter.pk)
    story.do(keep_promise, "bob", commitment=promise.no, evidence="已更换，附验收单")
    assert refusal(lambda: story.do(close, "bob")) == "report_first"
    story.do(report_back, "bob", facts="曳引机损坏", opinion="双方达成和解协议", execution="已更换")
    paper = Document.objects.get(matter_id=story.matter.pk, kind="closing_report")
    assert contents_of(paper)["enclosed"][0].startswith("和解协议书（")
    assert "双方已于2026年3月14日达成协议" in str(paper_of(paper).blocks)
    story.do(close, "bob")


def test_what_was_only_forwarded_owes_no_report(story):
    story.forward("housing")
    story.do(accept, "bob")
    story.do(decide, "bob", answers=answers(story.at.date(), **REASONABLE))
    story.do(serve, "bob", how="direct")
    given = {"facts": "x", "opinion": "x", "execution": "x"}
    assert refusal(lambda: story.do(report_back, "bob", **given)) == "no_report_owed"
    story.do(close, "bob")


def test_a_returned_assignment_owes_nothing_any_more(story, county):
    story.do(assign, "alice", to_unit=county.units["housing"].pk, set_days=30)
    story.do(object_transfer, "bob", reason=NOT_OURS)
    story.do(agree_return, "alice", reason="属实")
    assert "assigned_set" not in running(story.matter) and not story.matter.marks.get("report_owed")


def merged(county, code: str, into: str | None, last: date) -> None:
    """The unit ends on that day; another takes over, or nobody."""
    unit = county.units[code]
    unit.valid_to, unit.successor = last, county.units[into] if into else None
    unit.save()
    units_tree.changed()


def test_what_a_merged_unit_would_get_goes_to_its_successor(story, county, at):
    merged(county, "housing_station", "labour", at.date() - timedelta(days=1))
    story.forward("housing_station")
    assert story.matter.holder.code == "labour"


def test_a_circle_is_a_circle_under_a_new_name(story, county):
    sam = staff(county, "sam", "housing_station", "handler")
    story.forward("housing_station")
    story.do(object_transfer, sam, reason=NOT_OURS)
    story.do(agree_return, "alice", reason="属实")
    merged(county, "housing_station", "labour", story.at.date() - timedelta(days=1))
    assert refusal(lambda: story.forward("housing_station")) == "returned_before"
    assert refusal(lambda: story.forward("labour")) == "returned_before"
    story.forward("township")


def test_an_abolished_unit_without_successor_gets_nothing(story, county, at):
    merged(county, "housing_station", None, at.date() - timedelta(days=1))
    with pytest.raises(Invalid) as wrong:
        story.forward("housing_station")
    assert "successor" in str(wrong.value) or "接" in str(wrong.value)


def test_the_successor_of_the_sender_answers_its_objections(story, county):
    story.forward("housing")
    story.do(object_transfer, "bob", reason=NOT_OURS)
    merged(county, "letters", "city_letters", story.at.date() - timedelta(days=1))
    assert "answer_objection" in running(story.matter)
    story.do(succeed, SystemActor())
    assert running(story.matter)["answer_objection"] == "city_letters"
    mona = staff(county, "mona", "city_letters", "clerk")
    assert [w.matter.pk for w in waiting_objections(mona)] == [story.matter.pk]
    story.do(agree_return, mona, reason="属实")
    assert story.matter.holder.code == "city_letters"
