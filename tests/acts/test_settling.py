"""Mediation and settlement: both sides willing, both sign; terms become promises; no right is given up; clocks run on."""

from datetime import date, timedelta

import pytest

from huiyin.matters import gate
from huiyin.matters.models import Claim, Clock, Commitment, Document, Event, Holding, Matter, Proceeding
from huiyin.matters.opinions.waiving import waived
from huiyin.matters.papers import contents_of, paper_of
from huiyin.matters.record import Invalid, Refused
from huiyin.work.handling.acts.close import close
from huiyin.work.handling.acts.decide import decide
from huiyin.work.hearing.acts.end_mediation import end_mediation
from huiyin.work.hearing.acts.mediate import mediate
from huiyin.work.hearing.acts.settle import settle
from huiyin.work.hearing.agreeing import Agreement, Signature, Term
from huiyin.work.promises.acts.confirm_promise import confirm_promise
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.serving.acts.serve import serve
from tests.named_people import County, answers, person

TODAY = date(2026, 3, 16)


@pytest.fixture
def now(at):
    """Six days after the matter was filed: it has been accepted for three."""
    return at + timedelta(days=6)


@pytest.fixture
def two_claims(a_matter):
    """Wang Qin asks for the lift and for an account of the repair fund."""
    return a_matter("accepted", claims=("尽快修好三号楼电梯", "公开维修资金账目"))


def begun(county: County, matter: Matter, now, **changes: object) -> Event:
    """A mediation before the township's mediation body."""
    given: dict[str, object] = {
        "subject": "电梯何时修好",
        "mediator": "柳溪镇人民调解委员会",
        "person_agrees": True,
        "unit_agrees": True,
        "within_discretion": True,
        **changes,
    }
    return mediate(actor=county.actor("bob"), at=now, matter_id=matter.pk, **given)  # type: ignore[arg-type]


def agreement(county: County, **changes: object) -> Agreement:
    """The bureau repairs the lift in two weeks; Wang Qin and Sun Li signed."""
    given: dict[str, object] = {
        "how": "by_settlement",
        "terms": (
            Term("更换曳引机，恢复运行", county.units["housing"].pk, TODAY + timedelta(days=14), 1),
            Term("修好以前每天派人送菜上楼", county.units["township"].pk, TODAY + timedelta(days=1)),
        ),
        "claims": (1,),
        "person": Signature("王琴", TODAY),
        "unit": Signature("孙立", TODAY),
        **changes,
    }
    return Agreement(**given)  # type: ignore[arg-type]


def settled(county: County, matter: Matter, now, **changes: object) -> Event:
    return settle(
        actor=county.actor("bob"), at=now, matter_id=matter.pk, agreement=agreement(county, **changes)
    )


def test_a_mediation_stops_no_clock_and_ends_when_the_person_says_so(county, a_matter, now):
    matter = a_matter("accepted")
    before = Clock.objects.get(matter_id=matter.pk, limit="handle").due
    begun(county, matter, now)
    row = Proceeding.objects.get(matter_id=matter.pk, kind="mediation")
    assert (row.state, row.whom) == ("open", "柳溪镇人民调解委员会")
    event = end_mediation(actor=person(matter), at=now + timedelta(days=1), matter_id=matter.pk)
    row.refresh_from_db()
    assert event.actor == "person" and row.state == "failed"
    clock = Clock.objects.get(matter_id=matter.pk, limit="handle")
    assert clock.running and clock.due == before
    decide(
        actor=county.actor("bob"),
        at=now + timedelta(days=2),
        matter_id=matter.pk,
        answers=answers(now.date()),
    )


def test_a_decision_ends_the_mediation_it_did_not_wait_for(county, a_matter, now):
    matter = a_matter("accepted")
    begun(county, matter, now)
    decide(
        actor=county.actor("bob"),
        at=now + timedelta(days=2),
        matter_id=matter.pk,
        answers=answers(now.date()),
    )
    matter.refresh_from_db()
    row = Proceeding.objects.get(matter_id=matter.pk, kind="mediation")
    assert (matter.stage, row.state, matter.marks["mediating"]) == ("decided", "failed", False)


@pytest.mark.parametrize("lacking", ["person_agrees", "unit_agrees", "within_discretion"])
def test_no_mediation_without_both_wills_and_room(county, a_matter, now, lacking):
    matter = a_matter("accepted")
    with pytest.raises(Refused) as no:
        begun(county, matter, now, **{lacking: False})
    assert no.value.refusal.code in {"not_both_willing", "beyond_discretion"}
    assert "第三十三条" in no.value.refusal.reason.say("zh")
    assert not Proceeding.objects.exists()


def test_the_office_ends_it_only_with_a_reason_and_only_once(county, a_matter, now):
    matter, bob = a_matter("accepted"), county.actor("bob")
    begun(county, matter, now)
    with pytest.raises(Refused):
        begun(county, matter, now)
    with pytest.raises(Refused):
        end_mediation(actor=bob, at=now, matter_id=matter.pk, reason=" ")
    end_mediation(actor=bob, at=now, matter_id=matter.pk, reason="金额分歧太大")
    with pytest.raises(Refused):
        end_mediation(actor=person(matter), at=now, matter_id=matter.pk)
    with pytest.raises(Invalid):
        begun(county, matter, now, mediator=" ")


@pytest.mark.parametrize(
    "missing",
    [
        {"unit": Signature()},
        {"person": Signature()},
        {"person": Signature("王琴", None)},
        {"unit": Signature(" ", TODAY)},
    ],
    ids=["unit", "person", "no day", "blank"],
)
def test_an_agreement_with_one_signature_is_refused_with_its_article(county, a_matter, now, missing):
    matter = a_matter("accepted")
    with pytest.raises(Refused) as no:
        settled(county, matter, now, **missing)
    refusal = no.value.refusal
    assert refusal.code == "one_signature" and "art33" in {b.id for b in refusal.basis}
    matter.refresh_from_db()
    assert (matter.stage, matter.open_commitments) == ("accepted", 0)
    assert (
        not Commitment.objects.exists() and not Document.objects.filter(kind__contains="agreement").exists()
    )


def test_every_claim_settled_leads_to_promises_kept_and_then_to_closing(county, a_matter, now):
    matter, bob = a_matter("accepted"), county.actor("bob")
    event = settled(county, matter, now)
    matter.refresh_from_db()
    assert (matter.stage, matter.is_open, matter.open_commitments) == ("settled", True, 2)
    assert not Clock.objects.filter(matter_id=matter.pk, running=True).exists()
    assert (matter.next_limit, matter.next_due) == ("keep_promise", TODAY + timedelta(days=1))
    claim = Claim.objects.get(matter_id=matter.pk)
    paper = Document.objects.get(matter_id=matter.pk, kind="settlement_agreement")
    assert (
        claim.outcome == "agreed" and paper.number in claim.reason and event.public["documents"] == [paper.no]
    )
    promises = {c.text: c for c in Commitment.objects.filter(matter_id=matter.pk)}
    assert promises["更换曳引机，恢复运行"].claim_no == claim.no
    assert promises["修好以前每天派人送菜上楼"].claim_no == 0
    with pytest.raises(Refused) as no:
        close(actor=bob, at=now + timedelta(days=1), matter_id=matter.pk)
    assert no.value.refusal.code == "promises_open"
    for row in promises.values():
        keep_promise(
            actor=bob, at=now + timedelta(days=2), matter_id=matter.pk, commitment=row.no, evidence="已完成"
        )
    close(actor=bob, at=now + timedelta(days=3), matter_id=matter.pk)
    matter.refresh_from_db()
    assert (matter.stage, matter.is_open) == ("closed", False)


def test_an_agreement_that_is_not_kept_opens_the_closed_matter_again(county, a_matter, now):
    matter, bob = a_matter("accepted"), county.actor("bob")
    one = (Term("更换曳引机", county.units["housing"].pk, TODAY + timedelta(days=5), 1),)
    settled(county, matter, now, terms=one)
    row = Commitment.objects.get(matter_id=matter.pk)
    keep_promise(
        actor=bob, at=now + timedelta(days=2), matter_id=matter.pk, commitment=row.no, evidence="已换"
    )
    close(actor=bob, at=now + timedelta(days=3), matter_id=matter.pk)
    confirm_promise(
        actor=person(matter),
        at=now + timedelta(days=4),
        matter_id=matter.pk,
        commitment=row.no,
        said="not_done",
    )
    matter.refresh_from_db()
    assert (matter.stage, matter.open_commitments) == ("settled", 1)
    assert Clock.objects.filter(matter_id=matter.pk, limit="answer_pressing", running=True).exists()


def test_the_papers_say_who_does_what_by_when_and_that_both_signed(county, a_matter, now):
    matter = a_matter("accepted")
    settled(county, matter, now)
    paper = Document.objects.get(matter_id=matter.pk, kind="settlement_agreement")
    told = contents_of(paper)
    assert told["other_party"] == county.units["housing"].full_name
    assert told["terms"][0]["due"] == TODAY + timedelta(days=14)
    assert ["王琴" in told["signatures"][0], "孙立" in told["signatures"][1]] == [True, True]
    printed = "".join(str(block) for block in paper_of(paper).blocks)
    assert "2026年3月30日前完成" in printed and "柳溪镇人民政府" in printed


def test_a_part_is_settled_and_the_rest_decided(county, two_claims, now):
    matter, bob = two_claims, county.actor("bob")
    begun(county, matter, now)
    event = settled(county, matter, now, how="by_mediation", mediator="柳溪镇人民调解委员会")
    matter.refresh_from_db()
    assert (matter.stage, matter.undecided_claims, event.public["left"]) == ("accepted", 1, 1)
    assert Proceeding.objects.get(matter_id=matter.pk, kind="mediation").state == "done"
    assert Clock.objects.get(matter_id=matter.pk, limit="handle").running
    kept = Commitment.objects.get(matter_id=matter.pk, claim_no=0)
    keep_promise(
        actor=bob, at=now + timedelta(days=1), matter_id=matter.pk, commitment=kept.no, evidence="已送"
    )
    with pytest.raises(Refused) as no:
        decide(actor=bob, at=now + timedelta(days=2), matter_id=matter.pk, answers=())
    assert no.value.refusal.code == "claims_open"
    with pytest.raises(Invalid):
        settled(county, matter, now + timedelta(days=2), claims=(1,))
    later = now + timedelta(days=2)
    decide(actor=bob, at=later, matter_id=matter.pk, answers=answers(later.date(), claim=2))
    outcomes = list(
        Claim.objects.filter(matter_id=matter.pk).order_by("position").values_list("outcome", flat=True)
    )
    assert outcomes == ["agreed", "support"]
    opinion = contents_of(Document.objects.get(matter_id=matter.pk, kind="opinion"))
    assert [c["outcome"] for c in opinion["claims"]] == ["以协议解决", "予以支持"]
    serve(actor=bob, at=later, matter_id=matter.pk, how="direct")
    matter.refresh_from_db()
    assert (matter.stage, matter.open_commitments) == ("served", 2)


def test_a_unit_that_takes_something_on_reads_along_and_one_complained_of_cannot(county, a_matter, now):
    matter = a_matter("accepted")
    settled(county, matter, now)
    assert Holding.objects.filter(matter_id=matter.pk, unit=county.units["township"], how="joint").exists()
    assert gate.visible(county.actor("eve")).filter(pk=matter.pk).exists()
    other = a_matter("accepted", accused_units=(county.units["township"].pk,))
    with pytest.raises(Invalid) as wrong:
        settled(county, other, now)
    assert [p.field for p in wrong.value.problems] == ["unit_2"]
    assert not gate.visible(county.actor("eve")).filter(pk=other.pk).exists()


def test_what_is_missing_or_impossible_is_named(county, two_claims, now):
    housing = county.units["housing"].pk
    for changes, code in (
        ({"terms": ()}, "no_terms"),
        ({"terms": (Term("修", housing, None),)}, "terms_open"),
        ({"terms": (Term("修", None, TODAY),)}, "terms_open"),
        ({"claims": ()}, "answers_nothing"),
        ({"how": "by_mediation"}, "no_mediation"),
        ({"how": ""}, "which_agreement"),
    ):
        with pytest.raises(Refused) as no:
            settled(county, two_claims, now, **changes)
        assert no.value.refusal.code == code
    for changes, field in (
        ({"terms": (Term("修", housing, TODAY - timedelta(days=1)),)}, "due_1"),
        ({"terms": (Term("修", housing, TODAY, 2),)}, "claim_1"),
        ({"claims": (1, 3)}, "claims"),
        ({"person": Signature("王琴", TODAY + timedelta(days=9))}, "person_on"),
        ({"terms": (Term("修", 987654, TODAY),)}, "unit_1"),
    ):
        with pytest.raises(Invalid) as wrong:
            settled(county, two_claims, now, **changes)
        assert [p.field for p in wrong.value.problems] == [field]
    assert not Commitment.objects.exists()


WAIVING = [
    "信访人今后不再就此事信访",
    "王琴自愿放弃申请复查、复核的权利",
    "收到补偿后息诉息访",
    "信访人承诺不得以任何形式向上级投诉",
    "甲方永不起诉",
    "The petitioner will no longer appeal or complain.",
    "The person waives the right to a review.",
]
HARMLESS = [
    "县住建局不再收取诉讼费用",
    "镇政府不得拖延，并由信访局督促",
    "物业不得泄露举报人的信息",
    "更换曳引机，恢复运行。信访人可以随时申请复查",
    "修好以后由信访部门回访",
    "The bureau repairs the lift and reports when it is done.",
]


@pytest.mark.parametrize("text", WAIVING)
def test_no_term_may_have_the_person_give_up_a_right(county, a_matter, now, text):
    matter = a_matter("accepted")
    bad = (Term(text, county.units["housing"].pk, TODAY + timedelta(days=3), 1),)
    with pytest.raises(Refused) as no:
        settled(county, matter, now, terms=bad)
    assert no.value.refusal.code == "waives_rights" and "no_waiver" in {b.id for b in no.value.refusal.basis}


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_sounds_so_is_left_alone(text):
    from huiyin.domain.law.counsel import counsel

    assert waived(text, counsel("cn_xinfang_2022")) == ""
