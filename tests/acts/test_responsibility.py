"""The record of responsibility: whose a missed date was, reasons that move nothing, objections only some may read."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest

import huiyin.matters.queries.responsibility
import huiyin.matters.responsibility
from huiyin.matters import gate
from huiyin.matters.models import Clock, Event
from huiyin.matters.queries.casefile import casefile
from huiyin.matters.queries.followed import followed
from huiyin.matters.queries.responsibility.record import responsibility, to_explain
from huiyin.matters.queries.since import since
from huiyin.matters.record import Invalid, Refused
from huiyin.work.responsibility.acts.explain_lateness import explain_lateness
from huiyin.work.responsibility.acts.object_decision import object_decision
from huiyin.work.staffing.acts.name_officer import name_officer
from tests.named_people import person

WORDS = "物业的责任没有查清，依《物业管理条例》第六十五条，不应当这样定。"


def refused(code, do):
    with pytest.raises(Refused) as no:
        do()
    assert no.value.refusal.code == code


def decision_of(matter) -> Event:
    return Event.objects.get(matter=matter, act="decide")


@pytest.fixture
def objected(county, a_matter, at):
    """Ben of the housing bureau objects to what Bob decided."""
    matter, when = a_matter("decided"), at + timedelta(days=6)
    no = decision_of(matter).no
    event = object_decision(actor=county.actor("ben"), at=when, matter_id=matter.pk, decision=no, words=WORDS)
    return matter, event, when


def test_an_objection_is_read_by_its_author_the_head_and_supervisors_alone(county, objected):
    matter, event, when = objected
    seen = {}
    for name in ("ben", "bob", "bella", "dora", "gina", "alice"):
        record = responsibility(matter.pk, actor=county.actor(name), at=when)
        seen[name] = [one.words for one in record.objections]
        file = casefile(matter.pk, actor=county.actor(name), at=when)
        assert (event.no in {one.no for one in file.events}) == bool(seen[name]), name
    assert {name for name, words in seen.items() if words == [WORDS]} == {"ben", "dora", "gina"} | (
        {"bella"} if seen["bella"] else set()
    )
    assert seen["bob"] == seen["alice"] == []
    assert "object_decision" not in {
        one.act for one in followed(matter.pk, actor=person(matter), at=when).events
    }
    matter.refresh_from_db()
    assert since(matter, matter.version - 1) == []


def test_the_words_stand_nowhere_in_clear(objected):
    matter, event, _ = objected
    assert WORDS not in str(event.inner) + str(event.public) and "物业" not in str(event.inner)
    assert event.inner["objected"] == decision_of(matter).no


def test_nobody_objects_to_their_own_decision_or_without_words(county, a_matter, at):
    matter, when = a_matter("decided"), at + timedelta(days=6)
    no = decision_of(matter).no
    ask = {"at": when, "matter_id": matter.pk}
    bob, ben = county.actor("bob"), county.actor("ben")
    refused("objection_own_decision", lambda: object_decision(actor=bob, decision=no, words=WORDS, **ask))
    refused("objection_without_words", lambda: object_decision(actor=ben, decision=no, words="  ", **ask))
    for actor, wrong in ((county.actor("alice"), no), (ben, 9999)):  # another unit's decision, none at all
        with pytest.raises(Invalid):
            object_decision(actor=actor, decision=wrong, words=WORDS, **ask)
    with pytest.raises(gate.NoSuchMatter):
        object_decision(actor=county.actor("carol"), words=WORDS, **ask)
    object_decision(actor=ben, words=WORDS, **ask)  # what is still to be decided
    assert Event.objects.filter(matter=matter, act="object_decision").count() == 1


@pytest.fixture
def overdue(county, a_matter, at):
    """The housing bureau let the sixty days pass; the letters office was late with forwarding before."""
    matter = a_matter("accepted")
    return matter, at + timedelta(days=70)


def test_a_reason_moves_no_date_and_is_read_by_the_person(county, overdue):
    matter, when = overdue
    clock = Clock.objects.get(matter=matter, limit="handle")
    before = (clock.due, clock.running)
    ask = {"actor": county.actor("bob"), "at": when, "matter_id": matter.pk, "late": clock.no}
    event = explain_lateness(why="late_others", words="等规划部门的红线图", **ask)
    clock.refresh_from_db()
    assert (clock.due, clock.running) == before
    assert event.public["late_what"] == "handle" and event.public["reason"] == "等规划部门的红线图"
    late = responsibility(matter.pk, actor=county.actor("dora"), at=when).late
    (row,) = [one for one in late if one.missed.no == clock.no]
    assert [(r.why, r.words) for r in row.reasons] == [("late_others", "等规划部门的红线图")]
    assert (
        row.missed.days == (when.date() - clock.due).days and row.missed.unit_id == county.units["housing"].pk
    )
    events = followed(matter.pk, actor=person(matter), at=when).events
    assert any(one.act == "explain_lateness" for one in events)


def test_only_the_unit_that_is_late_explains_and_only_what_is_late(county, overdue, a_matter, at):
    matter, when = overdue
    clock = Clock.objects.get(matter=matter, limit="handle")
    ask = {"at": when, "matter_id": matter.pk, "late": clock.no, "why": "late_missed", "words": "疏漏"}
    refused("nothing_late", lambda: explain_lateness(actor=county.actor("alice"), **ask))
    refused("lateness_no_code", lambda: explain_lateness(actor=county.actor("bob"), **{**ask, "why": ""}))
    refused("lateness_no_words", lambda: explain_lateness(actor=county.actor("bob"), **{**ask, "words": ""}))
    with pytest.raises(Invalid):
        explain_lateness(actor=county.actor("bob"), **{**ask, "late": 9999})
    with pytest.raises(Invalid):
        explain_lateness(actor=county.actor("bob"), **{**ask, "why": "busy"})
    fresh = a_matter("accepted")
    early = at + timedelta(days=6)
    refused(
        "nothing_late",
        lambda: explain_lateness(actor=county.actor("bob"), **{**ask, "matter_id": fresh.pk, "at": early}),
    )


def test_time_nobody_took_it_up_is_charged_to_nobody_by_name(county, a_matter, at):
    """Forwarded on the twelfth and not touched for thirty days: the missed notice is the unit's, and no officer's."""
    matter, when = a_matter("forwarded"), at + timedelta(days=32)
    record = responsibility(matter.pk, actor=county.actor("dora"), at=when)
    letters, housing = record.stays
    assert (letters.unit_id, housing.unit_id) == (county.units["letters"].pk, county.units["housing"].pk)
    assert (housing.taken_up_at, housing.untaken_days, housing.officers) == (None, 30, [])
    (late,) = record.late
    assert (late.missed.what, late.missed.unit_id, late.missed.untaken) == (
        "notify_acceptance",
        housing.unit_id,
        True,
    )
    assert to_explain(matter, actor=county.actor("bob"), at=when) == [late.missed]


def test_officers_stand_by_name_as_the_file_shows_them(county, overdue, at):
    matter, when = overdue
    name_officer(
        actor=county.actor("bob"),
        at=at + timedelta(days=5),
        matter_id=matter.pk,
        officer=county.accounts["ben"].pk,
    )
    stay = responsibility(matter.pk, actor=county.actor("dora"), at=when).stays[-1]
    assert [name for name, _ in stay.officers] == ["Ben"]


def test_nothing_of_it_is_ever_summed_over_people():
    """No module of the record counts, groups or sums rows, or takes more than one matter; nor is a person looked for by it."""
    places = (huiyin.matters.responsibility, huiyin.matters.queries.responsibility)
    files = [path for place in places for path in Path(place.__file__).parent.glob("*.py")]
    assert len(files) >= 5
    forbidden = {
        "annotate",
        "aggregate",
        "values",
        "values_list",
        "Counter",
        "Count",
        "Sum",
        "count",
        "groupby",
    }
    for path in files:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        used = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)} | {
            n.id for n in ast.walk(tree) if isinstance(n, ast.Name)
        }
        assert not used & forbidden, (path.name, used & forbidden)
        for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
            named = getattr(call.func, "id", "")
            if named == "select":
                assert "matter" in {k.arg for k in call.keywords}, (path.name, call.lineno)
            assert not (
                isinstance(call.func, ast.Attribute) and call.func.attr in {"filter", "all", "exclude"}
            ), path.name
