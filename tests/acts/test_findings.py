"""A decision claim by claim: what follows from each finding, refused by claim and article, with nothing lost."""

from datetime import timedelta

import pytest

from huiyin.matters.models import Claim, Commitment, Document, Event, Matter, RuleChange
from huiyin.matters.papers import contents_of, paper_of
from huiyin.matters.proposing import Proposal
from huiyin.matters.queries.signing import conduct_said
from huiyin.matters.record import Invalid
from huiyin.work.handling.acts.decide import decide
from tests.named_people import REASONABLE, UNFOUNDED, answers

WRONG = {"finding": "office_wrong", "conduct": "no_question", "no_question": "系统录入错误"}
LACKING = {"finding": "rule_lacking", "outcome": "explain", "measure": "", "measure_due": None}


def change(county, owner="labour", **changes):
    """A proposal to change the rule on lifts, to the unit in charge."""
    given = {
        "rule": "《电梯安全办法》第九条",
        "gap": "没有写明停运以后多少日内修复。",
        "proposal": "增加：七日内修复。",
    }
    return Proposal(**{**given, "owner": county.units[owner].pk if owner else None, **changes})


@pytest.fixture
def deciding(county, a_matter, at):
    """Decide a matter with answers changed as given; gives the matter."""

    def do(*answered, by="bob", kind="appeal", **filed):
        matter = a_matter("accepted", **filed)
        when = at + timedelta(days=5)
        Matter.objects.filter(pk=matter.pk).update(kind=kind)
        given = tuple(a for n, more in enumerate(answered, 1) for a in answers(when.date(), claim=n, **more))
        decide(actor=county.actor(by), at=when, matter_id=matter.pk, answers=given)
        matter.refresh_from_db()
        return matter

    return do


# the answer's changes, the field that is named, words of what is said
MISMATCHED = [
    ({"finding": ""}, "finding_1", ("第1项诉求没有写明认定", "第三十二条")),
    ({"outcome": "not_support"}, "outcome_1", ("于法有据", "不予支持")),
    ({"measure": "", "measure_due": None}, "measure_1", ("没有写明做什么、何时完成",)),
    ({**REASONABLE, "assistance": " "}, "assistance_1", ("没有写明提供什么帮助", "救助")),
    ({**REASONABLE, "outcome": "not_support"}, "outcome_1", ("合情合理",)),
    ({**UNFOUNDED, "outcome": "explain"}, "outcome_1", ("缺乏事实根据",)),
    ({"finding": "office_wrong"}, "conduct_1", ("没有交代作风问题",)),
    ({**WRONG, "no_question": ""}, "conduct_1", ("没有交代作风问题",)),
    ({**WRONG, "measure": "", "measure_due": None}, "measure_1", ("怎样纠正",)),
    ({**WRONG, "outcome": "explain"}, "outcome_1", ("处理有误",)),
    (LACKING, "rule_1", ("没有提出完善政策建议", "第四十条")),
]


@pytest.mark.parametrize(
    ("changes", "field", "words"), MISMATCHED, ids=lambda v: v if isinstance(v, str) else ""
)
def test_a_mismatch_names_the_claim_the_article_and_what_to_do(deciding, changes, field, words):
    with pytest.raises(Invalid) as no:
        deciding(changes)
    (problem,) = no.value.problems
    assert problem.field == field and all(one in problem.message for one in words)
    assert not Document.objects.filter(kind="opinion").exists() and not Commitment.objects.exists()
    assert not Claim.objects.exclude(outcome="").exists()


def test_every_claim_that_does_not_fit_is_named_at_once(deciding):
    with pytest.raises(Invalid) as no:
        deciding({"outcome": "explain"}, {}, {"finding": ""}, claims=("修好电梯", "公开账目", "赔偿"))
    assert [p.field for p in no.value.problems] == ["outcome_1", "finding_3"]


def test_the_five_findings_together(deciding, county):
    matter = deciding(
        {},
        REASONABLE,
        UNFOUNDED,
        WRONG,
        {**LACKING, "change": change(county)},
        claims=("修好电梯", "公开账目", "换物业", "更正登记", "限期修复"),
    )
    assert matter.stage == "decided" and matter.open_commitments == 2
    opinion = Document.objects.get(matter_id=matter.pk, kind="opinion")
    claims = contents_of(opinion)["claims"]
    assert (
        claims[1]["assistance"]
        and "致歉" in claims[3]["correction"]
        and "《电梯安全办法》第九条" in claims[4]["rule_change"]
    )
    printed = str(paper_of(opinion))
    for words in ("提供的帮助", "完善政策建议", "纠正", "系统录入错误"):
        assert (words in printed) is (words != "系统录入错误"), (
            words
        )  # what is said of conduct is on no paper


def test_a_suggestion_and_a_report_need_no_finding(deciding, county):
    matter = deciding(
        {"finding": "", "outcome": "explain", "measure": "", "measure_due": None}, kind="suggestion"
    )
    assert matter.stage == "decided"


def test_the_length_of_what_is_said_of_conduct_tells_nothing(deciding):
    lengths = set()
    for given in (
        {**WRONG, "conduct": "apart", "no_question": ""},
        WRONG,
        {**WRONG, "no_question": "录入错误" * 50},
    ):
        lengths.add(len(Event.objects.get(matter_id=deciding(given).pk, act="decide").inner["conduct"]))
    assert len(lengths) == 1


def test_what_is_said_of_conduct_is_sealed_and_read_only_from_outside_by_those_who_read_reports(
    deciding, county
):
    matter = deciding({**WRONG, "conduct": "apart", "no_question": ""})
    event = Event.objects.get(matter_id=matter.pk, act="decide")
    assert "apart" not in str(event.inner) and "conduct" in event.inner
    for name, seen in (("rita", {1: ("apart", "")}), ("alice", {}), ("bob", {}), ("bella", {})):
        assert conduct_said(matter, [event], county.actor(name)) == seen, name
    said = deciding({**WRONG, "no_question": "系统录入错误"})
    other = Event.objects.get(matter_id=said.pk, act="decide")
    assert set(other.inner) == set(event.inner), "both answers leave the same trace"


def test_a_rule_found_lacking_becomes_a_record_and_a_letter_that_name_neither_person_nor_matter(
    deciding, county
):
    matter = deciding({**LACKING, "change": change(county)})
    row = RuleChange.objects.get(matter_id=matter.pk)
    assert (row.owner, row.proposed_by) == (county.units["labour"], county.units["housing"])
    assert (row.due - row.proposed_on).days == 30 and matter.marks["rule_changes"] == 1
    paper = Document.objects.get(matter_id=matter.pk, kind="rule_change_proposal")
    assert paper.no == row.no + 1 and not paper.for_person
    printed = str(paper_of(paper))
    assert "七日内修复" in printed and "30" in printed
    for words in (matter.number, matter.title, "王琴", matter.body[:8]):
        assert words not in printed, words
    event = Event.objects.get(matter_id=matter.pk, act="decide")
    assert event.public["rule_changes"] == [row.no] and paper.no not in event.public["documents"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"rule": " "}, "rule_1"),
        ({"gap": ""}, "gap_1"),
        ({"proposal": "长" * 5001}, "proposal_1"),
        ({"gap": "王琴所在小区的电梯停运两个月。"}, "gap_1"),
        ({"proposal": "请打0000-7654321"}, "proposal_1"),
    ],
)
def test_a_proposal_that_is_not_whole_or_names_somebody_is_refused_and_nothing_is_decided(
    deciding, county, changes, field
):
    with pytest.raises(Invalid) as no:
        deciding({**LACKING, "change": change(county, **changes)})
    assert field in {p.field for p in no.value.problems}
    assert not RuleChange.objects.exists() and not Event.objects.filter(act="decide").exists()


def test_a_proposal_goes_to_no_unit_that_is_complained_of_and_to_none_that_is_not_there(deciding, county):
    for owner in ("township", None):
        with pytest.raises(Invalid) as no:
            deciding(
                {**LACKING, "change": change(county, owner)}, accused_units=(county.units["township"].pk,)
            )
        assert {p.field for p in no.value.problems} == {"owner_1"}
