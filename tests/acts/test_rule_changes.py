"""Proposals to change a rule: made at any time, answered by who is in charge without seeing the matter, published without names."""

from datetime import timedelta

import pytest

from huiyin.jobs.follow import follow_one
from huiyin.jobs.timer import sweep
from huiyin.matters import gate
from huiyin.matters.models import Accused, Clock, Event, Matter, ReadEntry, RuleChange
from huiyin.matters.queries.courses.rule_changes import letter_of, made, published, to_answer
from huiyin.matters.record import Invalid, Refused
from huiyin.services.notices import reading
from huiyin.services.notices.compose import compose
from huiyin.services.notices.models import Notice
from huiyin.work.signing.acts.answer_rule_change import answer_rule_change
from huiyin.work.signing.acts.propose_rule_change import propose_rule_change
from huiyin.work.signing.acts.publish_rule_change import publish_rule_change
from tests.acts.test_findings import change


@pytest.fixture
def proposed(county, a_matter, at):
    """A proposal to the labour bureau from a matter that housing handled; gives matter and proposal."""
    matter = a_matter("served")
    when = at + timedelta(days=20)
    propose_rule_change(actor=county.actor("bob"), at=when, matter_id=matter.pk, change=change(county))
    matter.refresh_from_db()
    return matter, RuleChange.objects.get(matter_id=matter.pk)


def answered(county, row, when, by="carol", **changes):
    given = {"outcome": "partly_adopted", "words": "年内修订第九条，写明十日内修复。", **changes}
    return answer_rule_change(actor=county.actor(by), at=when, matter_id=row.matter_id, no=row.no, **given)


def test_it_can_be_proposed_after_the_matter_was_closed_and_opens_nothing(county, a_matter, at):
    matter = a_matter("served")
    Matter.objects.filter(pk=matter.pk).update(stage="closed", is_open=False)
    clocks = list(Clock.objects.filter(matter_id=matter.pk).values_list("limit", "running"))
    when = at + timedelta(days=40)
    event = propose_rule_change(
        actor=county.actor("bob"), at=when, matter_id=matter.pk, change=change(county)
    )
    matter.refresh_from_db()
    assert (event.stage_after, matter.is_open) == ("closed", False)
    assert list(Clock.objects.filter(matter_id=matter.pk).values_list("limit", "running")) == clocks


def test_who_may_propose(county, a_matter, at):
    matter, when = a_matter("accepted"), at + timedelta(days=5)
    for name, why in (
        ("alice", gate.NotOnYourDesk),
        ("bella", gate.NotPermitted),
        ("carol", gate.NoSuchMatter),
    ):
        with pytest.raises(why):
            propose_rule_change(actor=county.actor(name), at=when, matter_id=matter.pk, change=change(county))
    propose_rule_change(actor=county.actor("dora"), at=when, matter_id=matter.pk, change=change(county))
    assert RuleChange.objects.get().proposed_by == county.units["letters"]


def test_not_from_a_report(county, filed, at):
    report = filed(kind="report", accused_units=(county.units["township"].pk,))
    Matter.objects.filter(pk=report.pk).update(stage="accepted")
    with pytest.raises(Refused) as no:
        propose_rule_change(actor=county.actor("rita"), at=at, matter_id=report.pk, change=change(county))
    assert no.value.refusal.code == "own_rules"


def test_its_owner_answers_without_ever_seeing_the_matter(county, proposed, at):
    matter, row = proposed
    carol, when = county.actor("carol"), at + timedelta(days=30)
    assert to_answer(carol) == [row] and made(carol) == []
    with pytest.raises(gate.NoSuchMatter):
        gate.reach(matter.pk, actor=carol)
    assert not gate.visible(carol).filter(pk=matter.pk).exists()
    seen = gate.read_rule_change(matter.pk, row.no, actor=carol, at=when)
    assert seen.gap == row.gap and ReadEntry.objects.get(account_id=carol.account_id).purpose == "rule_change"
    assert matter.number not in str(letter_of(row))
    for changes, code in (({"outcome": ""}, "no_answer"), ({"words": " "}, "no_reason")):
        with pytest.raises(Refused) as no:
            answered(county, row, when, **changes)
        assert no.value.refusal.code == code
    answered(county, row, when)
    row.refresh_from_db()
    assert (row.state, row.answered_on) == ("partly_adopted", when.date())
    with pytest.raises(Refused) as no:
        answered(county, row, when + timedelta(days=1), outcome="adopted")
    assert no.value.refusal.code == "answered_already"
    event = Event.objects.get(matter_id=matter.pk, act="answer_rule_change")
    assert event.unit == county.units["labour"] and event.public["proposal_answer"] == "partly_adopted"


def test_nobody_else_reads_or_answers_it(county, proposed, at):
    matter, row = proposed
    when = at + timedelta(days=30)
    for name, why in (
        ("bob", gate.NotPermitted),
        ("eve", gate.NoSuchMatter),
        ("frank", gate.NoSuchMatter),
        ("hank", gate.NoSuchMatter),
    ):
        with pytest.raises(why):
            answered(county, row, when, by=name)
    Accused.objects.create(matter=matter, no=900, unit=county.units["labour"])
    assert to_answer(county.actor("carol")) == []
    with pytest.raises(gate.NoSuchMatter):
        answered(county, row, when)
    with pytest.raises(gate.NoSuchMatter):
        gate.read_rule_change(matter.pk, row.no, actor=county.actor("carol"), at=when)


def test_published_words_name_nobody_and_show_what_became_of_it(county, proposed, at):
    matter, row = proposed
    bob, when = county.actor("bob"), at + timedelta(days=31)
    words = {"rule": row.rule, "gap": row.gap, "proposal": row.proposal, "answer": "不该出现"}
    ask = {"actor": bob, "at": when, "matter_id": matter.pk, "no": row.no}
    with pytest.raises(Refused) as no:
        publish_rule_change(**ask, words=words, confirmed=False)
    assert no.value.refusal.asks == ("nameless",)
    for field, bad in (("gap", "王琴反映电梯停运"), ("proposal", ""), ("rule", "长" * 301)):
        with pytest.raises(Invalid) as wrong:
            publish_rule_change(**ask, words={**words, field: bad}, confirmed=True)
        assert {p.field for p in wrong.value.problems} == {field}
    assert published() == ([], "")
    publish_rule_change(**ask, words=words, confirmed=True)
    (one,), _ = published()
    assert (one.state, one.answer, one.owner) == ("open", "", county.units["labour"].full_name)
    assert one.is_late(row.due + timedelta(days=1)) and not one.is_late(row.due)
    answered(county, row, when)
    (one,), _ = published()
    assert (one.state, one.answer) == ("partly_adopted", ""), (
        "an answer nobody has read through stays unpublished"
    )
    publish_rule_change(
        **{**ask, "at": when + timedelta(hours=1)}, words={**words, "answer": "年内修订。"}, confirmed=True
    )
    (one,), _ = published()
    assert one.answer == "年内修订。"
    with pytest.raises(gate.NotOnYourDesk):
        publish_rule_change(**{**ask, "actor": county.actor("alice")}, words=words, confirmed=True)
    with pytest.raises(Invalid):
        publish_rule_change(**{**ask, "no": 1}, words=words, confirmed=True)


def test_published_pages_go_on_where_they_stopped_and_false_keys_are_refused(
    county, a_matter, at, monkeypatch
):
    monkeypatch.setattr("huiyin.matters.queries.courses.rule_changes.PAGE", 2)
    matter, when = a_matter("accepted"), at + timedelta(days=5)
    for n in range(5):
        given = change(county, rule=f"规定{n}")
        event = propose_rule_change(actor=county.actor("bob"), at=when, matter_id=matter.pk, change=given)
        no = event.public["rule_changes"][0]
        words = {"rule": f"规定{n}", "gap": "缺", "proposal": "补"}
        publish_rule_change(
            actor=county.actor("bob"), at=when, matter_id=matter.pk, no=no, words=words, confirmed=True
        )
    found, after = [], ""
    for _ in range(4):
        rows, after = published(before=after)
        found += [r.rule for r in rows]
        if not after:
            break
    assert found == [f"规定{n}" for n in (4, 3, 2, 1, 0)]
    for odd in ("x", "2026-01-01", "2026-01-01~a~1", "~~"):
        with pytest.raises(ValueError):
            published(before=odd)


def test_time_tells_the_owner_and_then_the_proposer_too(county, proposed, at):
    matter, row = proposed
    while follow_one(at + timedelta(days=21)):
        pass
    noon = at.replace(hour=12)
    sweep(noon + (row.due - at.date()) - timedelta(days=1))
    sweep(noon + (row.due - at.date()) + timedelta(days=1))
    told = set(Notice.objects.filter(code__startswith="rule_").values_list("code", "unit__code"))
    assert told == {
        ("rule_proposed", "labour"),
        ("rule_near", "labour"),
        ("rule_overdue", "labour"),
        ("rule_overdue", "housing"),
    }
    carol = county.actor("carol")
    shown = [compose(n, "zh-hans") for n in reading.for_staff(carol)]
    assert len(shown) == 3 and all(matter.number not in w.text + w.subject for w in shown)
    assert any(row.rule in w.text for w in shown)
    Accused.objects.create(matter=matter, no=901, unit=county.units["labour"])
    assert not reading.for_staff(carol).exists()
