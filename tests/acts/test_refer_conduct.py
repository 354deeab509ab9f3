"""Conduct referred in confidence: a report of its own at the discipline organ, and no trace where those concerned could look."""

import json
from datetime import timedelta

import pytest

from huiyin.foundation.ledger.models import Entry, Outbox
from huiyin.foundation.units import tree
from huiyin.jobs.follow import follow_one
from huiyin.jobs.timer import sweep
from huiyin.matters import gate
from huiyin.matters.models import Accused, Clock, Document, Event, Holding, Matter, Relation
from huiyin.matters.record import Invalid, Refused
from huiyin.services.notices.models import Notice
from huiyin.work.signing.acts.refer_conduct import refer_conduct

WORDS = "经办人三次收到报修都没有登记，还把材料退给物业。"


@pytest.fixture
def referred(county, a_matter, at):
    """Alice of the letters office refers the conduct of housing from a matter that housing decided."""
    matter = a_matter("decided")
    event = refer_conduct(
        actor=county.actor("alice"),
        at=at + timedelta(days=9),
        matter_id=matter.pk,
        against=county.units["housing"].pk,
        official="Bella",
        words=WORDS,
    )
    return matter, Matter.objects.get(pk=event.matter_id), event


def test_a_confidential_report_opens_at_the_discipline_organ(county, referred):
    matter, report, event = referred
    assert (report.kind, report.stage, report.confidential) == ("report", "registered", True)
    assert report.holder == report.office == county.units["discipline"]
    assert report.body == WORDS and report.channel == "referral" and not report.publishable
    assert event.inner["referred_from"] == matter.number and event.actor_name == "Alice"
    assert Clock.objects.get(matter_id=report.pk).limit == "forward_or_tell"
    accused = set(Accused.objects.filter(matter_id=report.pk).values_list("unit__code", "account__login"))
    assert accused == {("housing", None), (None, "bella"), (None, None)}  # the last holds the sealed name
    assert list(gate.visible(county.actor("frank"))) == [report]


def test_who_refers_and_those_concerned_see_nothing_of_it(county, referred):
    matter, report, _ = referred
    for name in county.accounts:
        if name == "frank":
            continue
        actor = county.actor(name)
        assert not gate.visible(actor).filter(pk=report.pk).exists(), name
        with pytest.raises(gate.NoSuchMatter):
            gate.read(report.pk, actor=actor, at=matter.entered_at)


def test_the_matter_it_came_from_is_untouched(county, a_matter, at):
    matter = a_matter("decided")
    before = {
        model: model.objects.filter(matter_id=matter.pk).count()
        for model in (Event, Clock, Document, Holding)
    }
    entries, version = Entry.objects.filter(chain=matter.pk).count(), matter.version
    ask = {"actor": county.actor("bob"), "at": at + timedelta(days=9), "matter_id": matter.pk}
    report = refer_conduct(**ask, against=county.units["housing"].pk, words=WORDS).matter_id
    matter.refresh_from_db()
    assert matter.version == version and Entry.objects.filter(chain=matter.pk).count() == entries
    assert {m: m.objects.filter(matter_id=matter.pk).count() for m in before} == before
    assert not Relation.objects.filter(other_id=matter.pk).exists()
    assert str(matter.pk) not in json.dumps(
        list(Entry.objects.filter(chain=report).values("body")), default=str
    )
    while follow_one(at + timedelta(days=9)):
        pass
    sweep(at + timedelta(days=60))  # by then it also presses for what the decision promised
    while follow_one(at + timedelta(days=60)):
        pass
    assert not Outbox.objects.exists()
    assert set(Notice.objects.filter(matter_id=report).values_list("unit__code", flat=True)) == {"discipline"}
    told = Notice.objects.filter(matter_id=matter.pk).values_list("code", flat=True)
    assert not [code for code in told if "conduct" in code or "report" in code]


def test_whoever_is_sent_the_same_form_twice_opens_one_report(county, a_matter, at):
    matter = a_matter("decided")
    ask = {"actor": county.actor("alice"), "at": at, "matter_id": matter.pk, "key": "k" * 32}
    first = refer_conduct(**ask, against=county.units["housing"].pk, words=WORDS)
    again = refer_conduct(**ask, against=county.units["housing"].pk, words=WORDS)
    assert (first.matter_id, first.no) == (again.matter_id, again.no)
    assert Matter.objects.filter(kind="report").count() == 1


def test_bad_input_opens_nothing(county, a_matter, at):
    matter = a_matter("decided")
    ask = {"actor": county.actor("alice"), "at": at, "matter_id": matter.pk}
    housing = county.units["housing"].pk
    with pytest.raises(Refused) as no:
        refer_conduct(**ask, against=housing, words="  \u202e ")
    assert no.value.refusal.code == "no_words"
    for given, field in (
        ({"against": 999_999, "words": WORDS}, "against"),
        ({"against": county.units["discipline"].pk, "words": WORDS}, "against"),
        ({"against": housing, "words": "长" * 50_001}, "words"),
        ({"against": housing, "words": WORDS, "official": "长" * 61}, "official"),
    ):
        with pytest.raises(Invalid) as wrong:
            refer_conduct(**ask, **given)
        assert {p.field for p in wrong.value.problems} == {field}
    for name, why in (("carol", gate.NoSuchMatter), ("hank", gate.NoSuchMatter)):
        with pytest.raises(why):
            refer_conduct(**{**ask, "actor": county.actor(name)}, against=housing, words=WORDS)
    assert not Matter.objects.filter(kind="report").exists()


def test_it_goes_to_the_nearest_discipline_organ_that_is_no_kin(county, a_matter, at):
    county.units["discipline"].parent = county.units["county"]
    county.units["discipline"].save()
    tree.changed()
    ask = {"actor": county.actor("alice"), "at": at, "matter_id": a_matter("decided").pk}
    refer_conduct(**ask, against=county.units["housing"].pk, words=WORDS)
    with pytest.raises(Invalid) as no:  # the county's own discipline organ stands under the county
        refer_conduct(**ask, against=county.units["county"].pk, words=WORDS)
    assert "sealed letter" in no.value.problems[0].message or "密封" in no.value.problems[0].message
