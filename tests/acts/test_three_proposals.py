"""An improvement and holding responsible: each answered in writing in its time, the second seen by nobody it is about."""

from datetime import timedelta

import pytest

from huiyin.domain.law.counsel import counsel
from huiyin.jobs.follow import follow_one
from huiyin.jobs.timer import sweep
from huiyin.matters import gate
from huiyin.matters.models import Document, Event, Matter, RuleChange
from huiyin.matters.proposing import Proposal
from huiyin.matters.queries.courses.rule_changes import letter_of, made, published, to_answer
from huiyin.matters.record import Invalid, Refused
from huiyin.services.notices.models import Notice
from huiyin.work.causes.acts.open_systemic import open_systemic
from huiyin.work.causes.systemic import Opened
from huiyin.work.inspecting.acts.hold_inspection import hold_inspection
from huiyin.work.inspecting.acts.plan_inspection import plan_inspection
from huiyin.work.signing.acts.answer_rule_change import answer_rule_change
from huiyin.work.signing.acts.propose_accountability import propose_accountability
from huiyin.work.signing.acts.propose_improvement import propose_improvement
from huiyin.work.signing.acts.propose_rule_change import propose_rule_change


@pytest.fixture
def when(at):
    return at + timedelta(days=20)


def given(county, owner, **changes) -> Proposal:
    words = {"rule": "报修受理", "gap": "电话无人接听。", "proposal": "专人值守。", **changes}
    return Proposal(owner=county.units[owner].pk, **words)


def accuse(county, matter, when, against="township", owner="discipline", who="dora", **changes):
    return propose_accountability(
        actor=county.actor(who),
        at=when,
        matter_id=matter.pk,
        against=county.units[against].pk,
        change=given(county, owner, rule="编造办结记录", **changes),
    )


def test_an_improvement_is_answered_by_the_office_whose_practice_it_is(county, a_matter, when):
    matter = a_matter("served")
    propose_improvement(
        actor=county.actor("dora"), at=when, matter_id=matter.pk, change=given(county, "labour")
    )
    row = RuleChange.objects.get()
    assert (row.kind, row.owner, row.due) == (
        "improvement",
        county.units["labour"],
        when.date() + timedelta(30),
    )
    letter = str(letter_of(row))
    assert "改进工作建议书" in letter and "电话无人接听" in letter and matter.number not in letter
    carol = county.actor("carol")
    assert to_answer(carol) == [row] and made(county.actor("dora")) == [row]
    ask = {"at": when + timedelta(days=3), "matter_id": matter.pk, "no": row.no}
    with pytest.raises(Refused) as no:
        answer_rule_change(actor=carol, outcome="", words="研究中", **ask)
    assert no.value.refusal.code == "no_answer"
    answer_rule_change(actor=carol, outcome="adopted", words="本月起专人值守", **ask)
    row.refresh_from_db()
    assert (
        row.state == "adopted"
        and Event.objects.get(act="answer_rule_change").public["proposal_kind"] == "improvement"
    )
    with pytest.raises(gate.NotPermitted):
        propose_improvement(
            actor=county.actor("bella"), at=when, matter_id=matter.pk, change=given(county, "labour")
        )


def test_holding_responsible_is_seen_by_the_organ_and_by_nobody_it_is_about(county, a_matter, when):
    matter = a_matter("served")
    events = Event.objects.filter(matter_id=matter.pk).count()
    event = accuse(county, matter, when)
    file, row = Matter.objects.get(pk=event.matter_id), RuleChange.objects.get()
    assert (file.stage, file.confidential, file.channel, row.kind) == (
        "accountability",
        True,
        gate.OWN_FILE,
        "responsibility",
    )
    assert Event.objects.filter(matter_id=matter.pk).count() == events, "the matter shows nothing of it"
    paper = Document.objects.get(matter_id=file.pk)
    assert paper.kind == "accountability_proposal" and "柳溪镇人民政府" in str(letter_of(row))
    for name in ("eve", "gina", "ruth", "theo", "bob", "carol", "alice"):
        actor = county.actor(name)
        assert (
            not gate.rule_changes(actor).exists() and not gate.visible(actor).filter(pk=file.pk).exists()
        ), name
        assert to_answer(actor) == [] and made(actor) == []
    assert made(county.actor("dora")) == [row] and to_answer(county.actor("frank")) == [row]
    assert not gate.visible(county.actor("dora")).filter(pk=file.pk).exists(), (
        "the file itself needs the right to read reports"
    )
    while follow_one(when):
        pass
    due = when.replace(hour=12) + timedelta(days=32)
    sweep(due)
    told = set(Notice.objects.filter(code__startswith="rule_").values_list("code", "unit__code"))
    assert told == {
        ("rule_proposed", "discipline"),
        ("rule_overdue", "discipline"),
        ("rule_overdue", "letters"),
    }
    answer_rule_change(
        actor=county.actor("frank"), at=due, matter_id=file.pk, no=row.no, outcome="adopted", words="已立案"
    )
    assert RuleChange.objects.get().state == "adopted" and published() == ([], "")


def test_what_is_refused(county, a_matter, filed, when):
    matter = a_matter("served")
    for changes, field in (
        ({"owner": "county"}, "owner"),  # stands over the unit concerned
        ({"owner": "township"}, "owner"),
        ({"gap": "王琴反映的事"}, "gap"),
        ({"rule": ""}, "rule"),
    ):
        words = {name: said for name, said in changes.items() if name != "owner"}
        with pytest.raises(Invalid) as wrong:
            propose_accountability(
                actor=county.actor("dora"),
                at=when,
                matter_id=matter.pk,
                against=county.units["township"].pk,
                change=given(county, changes.get("owner", "discipline"), **words),
            )
        assert [p.field for p in wrong.value.problems] == [field]
    with pytest.raises(Invalid) as wrong:
        accuse(county, matter, when, against="county")
    assert [p.field for p in wrong.value.problems] == ["against"], "nobody proposes it of those over them"
    with pytest.raises(gate.NotPermitted):
        accuse(county, matter, when, who="bob")
    report = filed(kind="report", accused_units=(county.units["labour"].pk,))
    Matter.objects.filter(pk=report.pk).update(stage="closed", kind="report", confidential=True)
    county.accounts["rita"].roles.add(county.accounts["dora"].roles.get())
    with pytest.raises(Refused) as no:
        accuse(county, report, when, who="rita")
    assert no.value.refusal.code == "own_rules" and not RuleChange.objects.exists()


def test_the_letter_says_where_it_comes_from(county, a_matter, when):
    matter, dora = a_matter("served"), county.actor("dora")
    day = when.date() + timedelta(days=60)
    housing = county.units["housing"].pk
    words = {"title": "维修资金动用没有期限", "problem": "没有期限。", "plan": "修订。"}
    cause = Opened(cause="policy_gap", owner=housing, due=day, matters=(matter.pk,), **words)
    systemic = open_systemic(actor=dora, at=when, systemic=cause).matter_id
    looked = {"unit": housing, "checklist": "check_acceptance"}
    inspection = plan_inspection(actor=dora, at=when, on=when.date(), **looked).matter_id
    answers = dict.fromkeys(counsel("cn_xinfang_2022").group("check_acceptance"), "answer_yes")
    held = {"inspection_id": inspection, "answers": answers, "findings": [], "guidance": "当场打印。"}
    hold_inspection(actor=dora, at=when, **held)
    for origin, words in (
        (matter.pk, "我单位在办理信访事项中发现"),
        (systemic, "我单位在查找多件事项的共性原因中发现"),
        (inspection, "我单位在监督检查中发现"),
    ):
        for propose in (propose_rule_change, propose_improvement):
            event = propose(actor=dora, at=when, matter_id=origin, change=given(county, "labour"))
            row = RuleChange.objects.get(matter_id=origin, no=event.public["rule_changes"][0])
            assert words in str(letter_of(row)), (origin, propose)
        file = accuse(county, Matter.objects.get(pk=origin), when).matter_id
        assert words in str(letter_of(RuleChange.objects.get(matter_id=file))), origin
