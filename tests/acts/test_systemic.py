"""A cause behind many matters: opened, linked without touching a date, measures kept and pressed for, solved, published."""

from datetime import timedelta

import pytest

from huiyin.foundation.people.actor import PersonActor
from huiyin.jobs.pressing import press_overdue
from huiyin.matters import gate
from huiyin.matters.models import Accused, Clock, Commitment, Event, Holding, Matter, Relation, Systemic
from huiyin.matters.queries.causes.alike import alike, members
from huiyin.matters.queries.causes.systemic import behind, listed, published, shown
from huiyin.matters.queries.offices.owed import owed_by
from huiyin.matters.record import Invalid, Refused
from huiyin.work.causes.acts.link_matter import link_matter
from huiyin.work.causes.acts.open_systemic import open_systemic
from huiyin.work.causes.acts.plan_measure import plan_measure
from huiyin.work.causes.acts.publish_systemic import publish_systemic
from huiyin.work.causes.acts.solve_systemic import solve_systemic
from huiyin.work.causes.acts.unlink_matter import unlink_matter
from huiyin.work.causes.systemic import Opened, Planned
from huiyin.work.promises.acts.answer_pressing import answer_pressing
from huiyin.work.promises.acts.keep_promise import keep_promise


@pytest.fixture
def matters(a_matter):
    return [a_matter("served"), a_matter("accepted")]


@pytest.fixture
def when(at):
    return at + timedelta(days=30)


def opened(county, when, matters, **changes) -> Opened:
    given = {
        "title": "电梯维修资金动用没有期限",
        "cause": "policy_gap",
        "owner": county.units["housing"].pk,
        "problem": "办法没有写明多少日内批准动用维修资金。",
        "plan": "修订办法，写明七日。",
        "due": (when + timedelta(days=60)).date(),
        "matters": tuple(one.pk for one in matters),
    }
    return Opened(**{**given, **changes})


@pytest.fixture
def file(county, matters, when):
    first = Planned("修订办法报县政府", county.units["housing"].pk, (when + timedelta(days=20)).date())
    event = open_systemic(
        actor=county.actor("dora"), at=when, systemic=opened(county, when, matters, measures=(first,))
    )
    return Matter.objects.get(pk=event.matter_id)


def do(act, county, who, file, when, **given):
    event = act(actor=county.actor(who), at=when, matter_id=file.pk, **given)
    file.refresh_from_db()
    return event


def test_it_is_a_file_of_its_own_and_no_date_of_a_matter_moves(county, matters, when):
    clocks = list(Clock.objects.values_list("matter_id", "no", "due", "running"))
    events = {one.pk: Event.objects.filter(matter_id=one.pk).count() for one in matters}
    event = open_systemic(actor=county.actor("dora"), at=when, systemic=opened(county, when, matters))
    file = Matter.objects.get(pk=event.matter_id)
    assert (file.stage, file.is_open, file.channel) == ("systemic", False, gate.OWN_FILE)
    assert list(Clock.objects.values_list("matter_id", "no", "due", "running")) == clocks
    assert {one.pk: Event.objects.filter(matter_id=one.pk).count() for one in matters} == events
    assert not gate.real(gate.visible(county.actor("dora"))).filter(pk=file.pk).exists()
    (one,) = listed(county.actor("bob"))
    assert (one.linked, one.answered, one.owner) == (2, 1, county.units["housing"])
    assert listed(county.actor("carol")) == []
    assert [(one.kind, one.file_id) for one in owed_by(county.actor("bob"))] == [("systemic", file.pk)]


def test_what_is_lacking_is_refused_or_said(county, matters, when):
    for changes, code in (
        ({"cause": ""}, "systemic_no_cause"),
        ({"problem": " "}, "systemic_not_said"),
        ({"plan": ""}, "systemic_no_plan"),
        ({"due": when.date()}, "systemic_no_day"),
        ({"due": None}, "systemic_no_day"),
    ):
        with pytest.raises(Refused) as no:
            open_systemic(
                actor=county.actor("dora"), at=when, systemic=opened(county, when, matters, **changes)
            )
        assert no.value.refusal.code == code
    late = Planned("修订办法", county.units["housing"].pk, when.date())
    for changes, field in (
        ({"title": " "}, "title"),
        ({"title": "长" * 121}, "title"),
        ({"problem": "王琴反映电梯停运"}, "problem"),
        ({"measures": (late,)}, "measures"),
    ):
        with pytest.raises(Invalid) as wrong:
            open_systemic(
                actor=county.actor("dora"), at=when, systemic=opened(county, when, matters, **changes)
            )
        assert [p.field for p in wrong.value.problems] == [field]
    assert not Systemic.objects.exists() and not Matter.objects.filter(channel=gate.OWN_FILE).exists()


def test_who_may_open_one(county, matters, when):
    for who, why in (("alice", gate.NotPermitted), ("carol", gate.NotPermitted), ("hank", gate.NotPermitted)):
        with pytest.raises(why):
            open_systemic(actor=county.actor(who), at=when, systemic=opened(county, when, matters))
    own = open_systemic(actor=county.actor("bob"), at=when, systemic=opened(county, when, matters))
    assert Matter.objects.get(pk=own.matter_id).office == county.units["housing"]
    labour = opened(county, when, matters, owner=county.units["labour"].pk)
    with pytest.raises(gate.NoSuchMatter):  # a unit links only what it sees
        open_systemic(actor=county.actor("carol"), at=when, systemic=labour)


def test_reports_and_matters_against_the_unit_are_never_linked(county, file, filed, when):
    report = filed(kind="report", accused_units=(county.units["township"].pk,))
    Matter.objects.filter(pk=report.pk).update(kind="report", confidential=True)
    with pytest.raises(gate.NoSuchMatter):
        do(link_matter, county, "dora", file, when, linked_ids=(report.pk,))
    county.accounts["dora"].roles.add(county.accounts["rita"].roles.get(code="reports_officer"))
    with pytest.raises(Refused) as no:
        do(link_matter, county, "dora", file, when, linked_ids=(report.pk,))
    assert no.value.refusal.code == "links_report"
    with pytest.raises(Refused) as no:
        given = opened(county, when, [report], owner=county.units["labour"].pk)
        open_systemic(actor=county.actor("dora"), at=when, systemic=given)
    assert no.value.refusal.code == "links_report"
    against = filed()
    Accused.objects.create(matter=against, no=900, unit=county.units["housing"])
    for attempt in (
        lambda: do(link_matter, county, "dora", file, when, linked_ids=(against.pk,)),
        lambda: open_systemic(actor=county.actor("dora"), at=when, systemic=opened(county, when, [against])),
    ):
        with pytest.raises(Invalid):
            attempt()
    with pytest.raises(Invalid):
        do(link_matter, county, "dora", file, when, linked_ids=(file.pk,))
    assert Relation.objects.filter(kind="systemic").count() == 2


def test_linking_and_taking_off(county, file, filed, matters, when):
    more = filed()
    with pytest.raises(Refused) as no:
        do(link_matter, county, "dora", file, when, linked_ids=(matters[0].pk,))
    assert no.value.refusal.code == "nothing_linked", "what is linked already is no news"
    do(link_matter, county, "dora", file, when, linked_ids=(more.pk, matters[0].pk))
    assert shown(file, county.actor("dora")).linked == 3
    assert len(shown(file, county.actor("bob")).matters) == 2, "what lies elsewhere is counted and not shown"
    with pytest.raises(Refused) as no:
        do(unlink_matter, county, "bob", file, when, linked_id=more.pk, reason="")
    assert no.value.refusal.code == "unlinked_without_reason"
    do(unlink_matter, county, "bob", file, when, linked_id=more.pk, reason="是物业费纠纷")
    with pytest.raises(Invalid):
        do(unlink_matter, county, "bob", file, when, linked_id=more.pk, reason="是物业费纠纷")
    assert (
        shown(file, county.actor("dora")).linked == 2
        and Relation.objects.filter(kind="systemic").count() == 3
    )


def test_measures_are_kept_and_pressed_for_like_promises(county, file, when):
    row = Commitment.objects.get(matter_id=file.pk)
    labour = Planned("培训维修人员", county.units["labour"].pk, (when + timedelta(days=40)).date())
    do(plan_measure, county, "bob", file, when, measure=labour)
    assert Holding.objects.filter(matter_id=file.pk, unit=county.units["labour"]).exists()
    with pytest.raises(gate.NotOnYourDesk):
        do(plan_measure, county, "carol", file, when, measure=labour)
    with pytest.raises(Refused):
        do(plan_measure, county, "bob", file, when, measure=Planned(" ", labour.unit, labour.due))
    assert press_overdue(when + timedelta(days=22)) == 2, "and one of the matter itself"
    file.refresh_from_db()
    assert (
        file.marks["pressed"]
        and Clock.objects.filter(matter_id=file.pk, limit="answer_pressing", running=True).exists()
    )
    do(answer_pressing, county, "bob", file, when + timedelta(days=23), words="稿子已报，下周上会")
    do(keep_promise, county, "bob", file, when + timedelta(days=25), commitment=row.no, evidence="澄政发18号")
    assert file.open_commitments == 1 and not Clock.objects.filter(matter_id=file.pk, running=True).exists()
    assert [(one.kind, one.words) for one in owed_by(county.actor("carol"))] == [("step", "培训维修人员")]


def test_it_is_solved_with_evidence_and_published_when_each_has_its_answer(county, file, matters, when):
    solve = {"result": "办法已修订", "evidence": "澄政发〔2026〕18号"}
    with pytest.raises(Refused) as no:
        do(solve_systemic, county, "bob", file, when, **solve)
    assert (no.value.refusal.code, no.value.refusal.asks) == ("measures_open", ("reason",))
    with pytest.raises(Refused) as no:
        do(solve_systemic, county, "bob", file, when, **{**solve, "evidence": " "})
    assert no.value.refusal.code == "systemic_no_evidence"
    do(solve_systemic, county, "bob", file, when, reason="新办法已包含", **solve)
    row = Systemic.objects.get()
    assert (row.state, row.details["open_because"], file.stage) == (
        "solved",
        "新办法已包含",
        "systemic_solved",
    )
    words = {"words": "办法修订后，七日内批准动用维修资金。", "confirmed": True}
    with pytest.raises(Refused) as no:
        do(publish_systemic, county, "bob", file, when, **words)
    assert no.value.refusal.code == "linked_unanswered"
    Matter.objects.filter(pk=matters[1].pk).update(stage="served")
    with pytest.raises(Refused) as no:
        do(publish_systemic, county, "bob", file, when, **{**words, "confirmed": False})
    assert no.value.refusal.code == "systemic_not_read"
    for bad in ("王琴的电梯修好了", "", "长" * 5001):
        with pytest.raises(Invalid) as wrong:
            do(publish_systemic, county, "bob", file, when, words=bad, confirmed=True)
        assert [p.field for p in wrong.value.problems] == ["words"]
    assert published() == []
    do(publish_systemic, county, "bob", file, when, **words)
    (one,) = published()
    assert (one.row.published, one.linked, one.answered) == (words["words"], 2, 2)


def test_a_person_reads_of_their_own_only(county, file, matters, filed):
    (one,) = behind(matters[0].pk, PersonActor(matters[0].pk))
    assert (one.owner, one.linked) == (county.units["housing"], 2)
    assert behind(matters[0].pk, PersonActor(matters[1].pk)) == []
    other = filed()
    assert behind(other.pk, PersonActor(other.pk)) == []


def test_matters_alike_are_found_by_what_they_are_about(county, filed, at):
    dora, today = county.actor("dora"), (at + timedelta(days=3)).date()
    rows = [filed() for _ in range(4)]
    Matter.objects.filter(pk__in=[r.pk for r in rows]).update(category="lift", place="柳园小区")
    Matter.objects.filter(pk=rows[3].pk).update(confidential=True)
    letters = county.units["letters"].pk
    (unit,) = alike(dora, by="unit", today=today, least=3)
    assert (unit.category, unit.key, unit.number, unit.growth(today)) == ("lift", letters, 3, (0, 3))
    (place,) = alike(dora, by="place", today=today, least=3)
    assert (place.key, place.number, place.linked) == ("柳园小区", 3, 0)
    assert alike(dora, by="unit", today=today, least=4) == []
    assert {m.pk for m in members(dora, category="lift", by="unit", key=str(letters), today=today)} == {
        r.pk for r in rows[:3]
    }
    open_systemic(actor=dora, at=at, systemic=opened(county, at, rows[:2]))
    assert alike(dora, by="place", today=today, least=3)[0].linked == 2
    assert [m.pk for m in members(dora, category="lift", by="place", key="柳园小区", today=today)] == [
        rows[2].pk
    ]
