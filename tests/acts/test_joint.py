"""Joint handling: who leads, who owes which part by when, who is late, and that the person has one answer."""

import io
from datetime import date, timedelta

import pytest
from django.utils.translation import override

from huiyin.foundation.files.keep import keep
from huiyin.foundation.people.models import Account
from huiyin.foundation.units import tree
from huiyin.foundation.units.models import Unit
from huiyin.matters import gate
from huiyin.matters.models import Attachment, Document, Event, Holding, Matter, Proceeding
from huiyin.matters.papers import contents_of
from huiyin.matters.queries.courses.tasks import tasks_for
from huiyin.matters.queries.followed import followed, own_attachment
from huiyin.matters.record import Invalid, Refused
from huiyin.work.handling.acts.decide import decide
from huiyin.work.intake.acts.withdraw import withdraw
from huiyin.work.proceedings.acts.accept_simply import accept_simply
from huiyin.work.proceedings.acts.close_task import close_task
from huiyin.work.proceedings.acts.contribute import contribute
from huiyin.work.proceedings.acts.invite_joint import invite_joint
from huiyin.work.proceedings.joint import Task
from huiyin.work.staffing.acts.succeed import succeed
from tests.named_people import answers, person

DUE = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def english():
    """What is wrong is said in the reader's language; here it is read in English."""
    with override("en"):
        yield


@pytest.fixture
def joint(county, a_matter, at):
    """Housing leads on the lift; since 15 March labour and the township owe a part each by 1 April."""
    matter = a_matter("accepted")
    tasks = [
        Task(county.units["labour"].pk, "核实物业公司用工情况", DUE),
        Task(county.units["township"].pk, "组织楼栋居民议事", DUE),
    ]
    invite_joint(actor=county.actor("bob"), at=at + timedelta(days=5), matter_id=matter.pk, tasks=tasks)
    matter.refresh_from_db()
    return matter


def a_note():
    """A text file, inspected and kept."""
    return keep(io.BytesIO("巡查记录".encode()), "巡查.txt")


def task(matter: Matter, unit: str) -> Proceeding:
    return Proceeding.objects.get(matter_id=matter.pk, kind="task", unit__code=unit)


def test_each_unit_has_its_task_its_letter_and_sight_of_the_matter(county, joint):
    carol, eve, bob = (county.actor(name) for name in ("carol", "eve", "bob"))
    assert joint.marks["open_tasks"] == 2 and joint.holder_id == county.units["housing"].pk
    letters = [
        contents_of(d)
        for d in Document.objects.filter(matter_id=joint.pk, kind="joint_letter").order_by("no")
    ]
    assert [one["went_to"] for one in letters] == [county.units[u].full_name for u in ("labour", "township")]
    assert {one["task_due"] for one in letters} == {DUE}
    assert not Document.objects.filter(matter_id=joint.pk, kind="joint_letter", for_person=True).exists()
    for actor in (carol, eve):
        assert [row.matter_id for row in tasks_for(actor)] == [joint.pk]
        gate.reach(joint.pk, actor=actor)
        with pytest.raises(gate.NotOnYourDesk):
            decide(actor=actor, at=joint.received_at, matter_id=joint.pk, answers=answers(DUE))
    assert tasks_for(bob) == []
    assert Holding.objects.get(matter_id=joint.pk, until=None).unit.code == "housing"


def test_a_co_handler_gives_its_part_with_files_and_the_person_sees_that_but_not_what(county, joint, at):
    carol, when = county.actor("carol"), at + timedelta(days=8)
    row = task(joint, "labour")
    contribute(
        actor=carol,
        at=when,
        matter_id=joint.pk,
        task=row.no,
        answer="物业公司有维修工两名",
        files=(a_note(),),
    )
    row = task(joint, "labour")
    assert (row.state, row.result, row.ended_on) == ("done", "物业公司有维修工两名", when.date())
    file = Attachment.objects.get(matter_id=joint.pk)
    assert file.item_no == row.no
    joint.refresh_from_db()
    assert joint.marks["open_tasks"] == 1 and tasks_for(carol) == []
    case = followed(joint.pk, actor=person(joint), at=when)
    assert case.attachments == []  # what an office works with is not the person's file
    with pytest.raises(gate.NoSuchMatter):
        own_attachment(joint.pk, file.no, actor=person(joint))
    assert case.events[-1].public == {"unit": "人力资源和社会保障局"}
    with pytest.raises(Invalid):
        contribute(actor=carol, at=when, matter_id=joint.pk, task=row.no, answer="再说一遍")


def test_nobody_gives_anothers_part(county, joint, at):
    when = at + timedelta(days=8)
    row = task(joint, "township")
    for name in ("carol", "bob", "alice"):
        with pytest.raises(gate.NotOnYourDesk):
            contribute(actor=county.actor(name), at=when, matter_id=joint.pk, task=row.no, answer="替他们说")
    with pytest.raises(Refused) as no:
        contribute(actor=county.actor("eve"), at=when, matter_id=joint.pk, task=row.no, answer="  ")
    assert no.value.refusal.code == "no_answer"
    assert task(joint, "township").state == "open"


WRONG = [
    ({"unit": "housing"}, "unit_1", "leads"),
    ({"unit": "discipline", "due": date(2026, 3, 15)}, "due_1", "after today"),
    ({"unit": 10**9}, "unit_1", "no such unit"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "field", "words"), WRONG, ids=["itself", "no time", "nobody"])
def test_what_cannot_be_asked_is_said_at_its_field(county, a_matter, at, given, field, words):
    matter = a_matter("accepted")
    unit = county.units[given["unit"]].pk if isinstance(given["unit"], str) else given["unit"]
    with pytest.raises(Invalid) as wrong:
        invite_joint(
            actor=county.actor("bob"),
            at=at + timedelta(days=5),
            matter_id=matter.pk,
            tasks=[Task(unit, "协助", given.get("due", DUE))],
        )
    assert [p.field for p in wrong.value.problems] == [field] and words in wrong.value.problems[0].message
    assert not Proceeding.objects.exists() and not Holding.objects.filter(how="joint").exists()


def test_the_same_unit_is_asked_once_at_a_time(county, joint, at):
    bob, when = county.actor("bob"), at + timedelta(days=6)
    labour, discipline = county.units["labour"].pk, county.units["discipline"].pk
    for tasks in ([Task(labour, "再查", DUE)], [Task(discipline, "一", DUE), Task(discipline, "二", DUE)]):
        with pytest.raises(Invalid):
            invite_joint(actor=bob, at=when, matter_id=joint.pk, tasks=tasks)
    contribute(
        actor=county.actor("carol"), at=when, matter_id=joint.pk, task=task(joint, "labour").no, answer="完"
    )
    invite_joint(actor=bob, at=when, matter_id=joint.pk, tasks=[Task(labour, "再查一次", DUE)])
    joint.refresh_from_db()
    assert joint.marks["open_tasks"] == 2


def test_a_part_cannot_come_after_the_leads_own_last_day(county, a_matter, at):
    matter = a_matter("accepted")  # handled by 12 May
    bob, when, unit = county.actor("bob"), at + timedelta(days=5), county.units["labour"].pk
    with pytest.raises(Refused) as no:
        invite_joint(actor=bob, at=when, matter_id=matter.pk, tasks=[Task(unit, "x", date(2026, 5, 13))])
    assert no.value.refusal.code == "past_lead" and "2026-05-12" in no.value.refusal.reason.say("en")
    with pytest.raises(Refused) as no:
        invite_joint(actor=bob, at=when, matter_id=matter.pk, tasks=[Task(unit, " ", DUE)])
    assert no.value.refusal.code == "no_task"
    invite_joint(actor=bob, at=when, matter_id=matter.pk, tasks=[Task(unit, "x", date(2026, 5, 12))])


def test_a_unit_complained_of_is_never_asked(county, filed, a_matter, at):
    matter = a_matter("accepted", accused_units=(county.units["township"].pk,))
    bob, when = county.actor("bob"), at + timedelta(days=5)
    for code in ("township", "county"):
        with pytest.raises(Invalid) as wrong:
            invite_joint(
                actor=bob, at=when, matter_id=matter.pk, tasks=[Task(county.units[code].pk, "协助", DUE)]
            )
        assert "complained of" in wrong.value.problems[0].message
    assert tasks_for(county.actor("eve")) == []


def test_not_in_the_simplified_way(county, a_matter, at):
    matter = a_matter("forwarded")
    bob, when = county.actor("bob"), at + timedelta(days=3)
    facts = {"first_time": True, "may_be_refused": False, "several_or_grave": False}
    accept_simply(actor=bob, at=when, matter_id=matter.pk, ground="clear_facts", **facts)
    with pytest.raises(Refused) as no:
        tasks = [Task(county.units["labour"].pk, "x", DUE)]
        invite_joint(actor=bob, at=when, matter_id=matter.pk, tasks=tasks)
    assert no.value.refusal.code == "simple_first"


def test_the_lead_ends_a_task_that_was_not_delivered_and_says_why(county, joint, at):
    bob, late = county.actor("bob"), at + timedelta(days=30)
    row = task(joint, "township")
    with pytest.raises(Refused):
        close_task(actor=bob, at=late, matter_id=joint.pk, task=row.no, reason=" ")
    with pytest.raises(gate.NotOnYourDesk):
        close_task(actor=county.actor("eve"), at=late, matter_id=joint.pk, task=row.no, reason="算了")
    close_task(actor=bob, at=late, matter_id=joint.pk, task=row.no, reason="两次催办没有反馈")
    row = task(joint, "township")
    assert (row.state, row.result) == ("failed", "两次催办没有反馈") and row.ended_on > row.due
    told = Event.objects.get(matter_id=joint.pk, act="close_task").public
    assert (told["unit"], told["due"]) == ("柳溪镇人民政府", "2026-04-01")


def test_deciding_over_parts_still_owed_takes_a_reason_and_lateness_stays_with_the_co_handler(
    county, joint, at
):
    bob, late = county.actor("bob"), at + timedelta(days=30)
    contribute(
        actor=county.actor("carol"),
        at=at + timedelta(days=7),
        matter_id=joint.pk,
        task=task(joint, "labour").no,
        answer="核实",
    )
    with pytest.raises(Refused) as no:
        decide(actor=bob, at=late, matter_id=joint.pk, answers=answers(late.date()))
    assert no.value.refusal.code == "parts_open" and no.value.refusal.asks == ("tasks_reason",)
    decide(
        actor=bob, at=late, matter_id=joint.pk, answers=answers(late.date()), tasks_reason="主要事实已经查清"
    )
    row = task(joint, "township")
    assert (row.state, row.result) == ("failed", "主要事实已经查清")
    told = Event.objects.get(matter_id=joint.pk, act="decide").public
    assert told["without"] == [{"unit": "柳溪镇人民政府", "due": "2026-04-01"}]
    assert told["tasks_reason"] == "主要事实已经查清"
    joint.refresh_from_db()
    assert joint.marks["open_tasks"] == 0


def test_decided_before_the_day_no_co_handler_is_blamed(county, joint, at):
    soon = at + timedelta(days=9)
    decide(
        actor=county.actor("bob"),
        at=soon,
        matter_id=joint.pk,
        answers=answers(soon.date()),
        tasks_reason="已查清",
    )
    assert {row.state for row in Proceeding.objects.filter(kind="task")} == {"cancelled"}


def test_when_the_person_withdraws_nobody_owes_a_part_any_more(county, joint, at):
    withdraw(actor=person(joint), at=at + timedelta(days=9), matter_id=joint.pk)
    assert {row.state for row in Proceeding.objects.filter(kind="task")} == {"cancelled"}
    assert tasks_for(county.actor("carol")) == []
    joint.refresh_from_db()
    assert joint.marks["open_tasks"] == 0


def test_a_co_handler_that_is_merged_passes_its_part_and_its_sight_on(county, joint, at):
    when, housing = at + timedelta(days=8), county.units["housing"]
    heir = Unit.objects.create(
        code="people_office", name="民政和人社局", full_name="澄水县民政和人社局", kind="organ",
        parent=county.units["county"], valid_from=date(2026, 3, 16),
    )  # fmt: skip
    Unit.objects.filter(code="labour").update(valid_to=date(2026, 3, 16), successor=heir)
    tree.changed()
    Account.objects.filter(login="carol").update(unit=heir)
    county.accounts["carol"].refresh_from_db()
    carol = county.actor("carol")
    assert tasks_for(carol) == []
    succeed(actor=county.actor("dora"), at=when, matter_id=joint.pk)
    joint.refresh_from_db()
    assert joint.holder_id == housing.pk
    (row,) = tasks_for(carol)
    contribute(actor=carol, at=when, matter_id=joint.pk, task=row.no, answer="接着办完了")
    assert Proceeding.objects.get(no=row.no).state == "done"
