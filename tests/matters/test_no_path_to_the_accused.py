"""No act brings a matter, or that there is one, to the unit complained of or its kin: every act that could is tried.

An act that takes a unit, or that puts a matter on another desk, is found by its signature and source. Whoever adds such
an act adds a line: to NAMED, where somebody names the unit (give a function that does the act with that unit's id), or
to CHOSEN, where the act finds the unit itself (bring the matter to where the accused would be found, and do the act).
"""

import ast
import dataclasses
import importlib
import re
import typing
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path

import pytest

import huiyin.work
from huiyin.foundation.people.actor import PersonActor, SystemActor, actor_of
from huiyin.foundation.people.models import Account, Role
from huiyin.foundation.units import tree as units_tree
from huiyin.foundation.units.models import Unit
from huiyin.matters import gate
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Accused, Event, Holding, Matter, ReceptionDay, Relation, Supervision, Visit
from huiyin.matters.proposing import Proposal
from huiyin.matters.record import Invalid, Refused
from huiyin.work.announcing.acts.announce_visit import announce_visit
from huiyin.work.announcing.acts.answer_visit import answer_visit
from huiyin.work.announcing.acts.change_visit import change_visit
from huiyin.work.announcing.arranging import Setting
from huiyin.work.announcing.wishes import Wish
from huiyin.work.causes.acts.link_matter import link_matter
from huiyin.work.causes.acts.open_systemic import open_systemic
from huiyin.work.causes.acts.plan_measure import plan_measure
from huiyin.work.causes.systemic import Opened, Planned
from huiyin.work.group_visits.acts.call_unit import call_unit
from huiyin.work.group_visits.acts.open_visit import open_visit
from huiyin.work.group_visits.coming import Coming
from huiyin.work.handling.acts.decide import decide
from huiyin.work.hearing.acts.settle import settle
from huiyin.work.hearing.agreeing import Agreement, Signature, Term
from huiyin.work.inspecting.acts.plan_inspection import plan_inspection
from huiyin.work.intake.acts.accept import accept
from huiyin.work.intake.acts.redirect import redirect
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.acts.withdraw import withdraw
from huiyin.work.intake.classifying import Classified
from huiyin.work.joining.acts.absorb import absorb
from huiyin.work.joining.acts.carry_over import carry_over
from huiyin.work.joining.acts.merge import merge
from huiyin.work.minutes.acts.add_minute import add_minute
from huiyin.work.minutes.lines import Line
from huiyin.work.proceedings.acts.invite_joint import invite_joint
from huiyin.work.proceedings.joint import Task
from huiyin.work.reception.acts.book_reception import book_reception
from huiyin.work.reception.acts.move_booking import move_booking
from huiyin.work.reception.acts.name_lead import name_lead
from huiyin.work.reception.booking import Wish as Booked
from huiyin.work.review.acts.admit_review import admit_review
from huiyin.work.review.acts.ask_reopen import ask_reopen
from huiyin.work.review.acts.ask_review import ask_review
from huiyin.work.review.acts.decide_review import decide_review
from huiyin.work.review.acts.decline_reopen import decline_reopen
from huiyin.work.review.acts.decline_review import decline_review
from huiyin.work.review.acts.reopen import reopen
from huiyin.work.review.acts.serve_review import serve_review
from huiyin.work.review.acts.withdraw_request import withdraw_request
from huiyin.work.review.request import Request
from huiyin.work.routing.acts.agree_return import agree_return
from huiyin.work.routing.acts.arbitrate import arbitrate
from huiyin.work.routing.acts.assign import assign
from huiyin.work.routing.acts.forward import forward
from huiyin.work.routing.acts.object_transfer import object_transfer
from huiyin.work.routing.acts.refer_to_arbiter import refer_to_arbiter
from huiyin.work.screening.acts.open_campaign import open_campaign
from huiyin.work.screening.asking import Asking
from huiyin.work.serving.acts.serve import serve
from huiyin.work.signing.acts.propose_accountability import propose_accountability
from huiyin.work.signing.acts.propose_improvement import propose_improvement
from huiyin.work.signing.acts.propose_rule_change import propose_rule_change
from huiyin.work.staffing.acts.succeed import succeed
from huiyin.work.supervision.acts.raise_lapse import raise_lapse
from huiyin.work.supervision.acts.raise_level import raise_level
from huiyin.work.supervision.acts.return_for_redo import return_for_redo
from tests.named_people import HERE, PASSWORD, County, answers

WORK = Path(huiyin.work.__file__).parent
NAMES_A_UNIT = re.compile(r"(^|_)(unit|units|organ|organs|owner|lead|arbiter|receiver)(_|$)")
INNOCENT = "labour"
CHANGE = partial(Proposal, "第九条", "没有写期限。", "七日内。")


@dataclasses.dataclass
class World:
    """A county in which Liuxi township is complained of, and one registered matter that does so."""

    county: County
    matter: Matter
    at: datetime
    file: Callable[..., Matter]

    def staff(self, name: str, unit: str, role: str) -> None:
        """One more member of staff."""
        account = Account.objects.create_user(name, PASSWORD, name=name.title(), unit=self.county.units[unit])
        account.roles.add(Role.objects.get(code=role))
        self.county.accounts[name] = account

    def do(self, act: Callable[..., Event], who: str, **given: object) -> Event:
        """The act by somebody, a day after the one before."""
        self.at += timedelta(days=1)
        actor = actor_of(self.county.accounts[who]) if who else SystemActor()
        event = act(actor=actor, at=self.at, matter_id=self.matter.pk, **given)
        self.matter.refresh_from_db()
        return event

    def do_as_person(self, act: Callable[..., Event], **given: object) -> None:
        """The act by the person whose matter it is."""
        self.at += timedelta(days=1)
        act(actor=PersonActor(self.matter.pk), at=self.at, matter_id=self.matter.pk, **given)
        self.matter.refresh_from_db()

    def accuse(self, code: str) -> None:
        """Let the matter complain of one more unit, found out later than any act could name it."""
        no = 90_000 + Accused.objects.count()
        Accused.objects.create(matter=self.matter, no=no, unit=self.county.units[code])


def _forward(world: World) -> Callable[[int], Event]:
    return lambda unit: world.do(forward, "alice", to_unit=unit)


def _assign(world: World) -> Callable[[int], Event]:
    return lambda unit: world.do(assign, "alice", to_unit=unit, set_days=20)


def _arbitrate(world: World) -> Callable[[int], Event]:
    _dispute(world)
    world.do(refer_to_arbiter, "bob", reason="各执一词")
    return lambda unit: world.do(arbitrate, "nora", to_unit=unit, reason="由其办理")


def _settle(world: World) -> Callable[[int], Event]:
    world.do(forward, "alice", to_unit=world.county.units["housing"].pk)
    world.do(accept, "bob")
    day = world.at.date() + timedelta(days=30)

    def do(unit: int) -> Event:
        signed = Signature("王琴", world.at.date())
        agreed = Agreement("by_settlement", (Term("更换曳引机", unit, day, 1),), (1,), signed, signed)
        return world.do(settle, "bob", agreement=agreed)

    return do


def _invite_joint(world: World) -> Callable[[int], Event]:
    world.do(forward, "alice", to_unit=world.county.units["housing"].pk)
    world.do(accept, "bob")
    day = world.at.date() + timedelta(days=20)
    return lambda unit: world.do(invite_joint, "bob", tasks=(Task(unit, "查明资金去向", day),))


def _add_minute(world: World) -> Callable[[int], Event]:
    """A promise is made at the table for the unit that is named."""
    letters = world.county.units["letters"]
    open_now = {"state": "open", "unit": letters, "opened_at": world.at}
    row = Visit.objects.create(matter=world.matter, no=95_000, **open_now)
    due = world.at.date() + timedelta(days=30)

    def do(unit: int) -> Event:
        return world.do(
            add_minute, "alice", visit=row.no, line=Line("promise", "牵头开会", unit=unit, due=due)
        )

    return do


def _decide(world: World) -> Callable[[int], Event]:
    """The decision finds a rule lacking and proposes a change of it to the unit that is named."""
    world.do(forward, "alice", to_unit=world.county.units["housing"].pk)
    world.do(accept, "bob")

    def do(unit: int) -> Event:
        lacking = {"finding": "rule_lacking", "outcome": "explain", "measure": "", "measure_due": None}
        given = answers(
            world.at.date(), **lacking, change=Proposal("第九条", "没有写期限。", "七日内。", unit)
        )
        return world.do(decide, "bob", answers=given)

    return do


def _propose(world: World) -> Callable[[int], Event]:
    world.do(forward, "alice", to_unit=world.county.units["housing"].pk)
    world.do(accept, "bob")
    change = partial(Proposal, "第九条", "没有写期限。", "七日内。")
    return lambda unit: world.do(propose_rule_change, "bob", change=change(unit))


def _open_visit(world: World) -> Callable[[int], Event]:
    return lambda unit: world.do(open_visit, "alice", coming=Coming(46, "一楼大厅", concerned=unit))


def _call_unit(world: World) -> Callable[[int], Event]:
    visit = world.do(open_visit, "alice", coming=Coming(46, "一楼大厅")).inner["visit"]
    told = {"visit": visit, "reason": "说明情况", "minutes": 30}
    return lambda unit: world.do(call_unit, "alice", unit=unit, **told)


def _leader_of(world: World, unit: int) -> Account:
    """Somebody of that unit who receives people."""
    account, _new = Account.objects.get_or_create(
        login=f"leader{unit}", unit_id=unit, defaults={"name": "Lena"}
    )
    account.roles.add(Role.objects.get(code="leader"))
    return account


def _reception_of(world: World, unit: int) -> int:
    """A reception held by that unit, to come."""
    fields = {
        "unit_id": unit,
        "leader": _leader_of(world, unit),
        "kind": "regular",
        "place": "接访室",
        "places": 3,
    }
    fields |= {"day": world.at.date() + timedelta(days=60), "starts": time(9), "ends": time(11)}
    fields |= {"state": "published", "entered_by": "Alice", "entered_at": world.at}
    row, _new = ReceptionDay.objects.get_or_create(id=unit, defaults=fields)
    return row.pk


def _book_reception(world: World) -> Callable[[int], Event]:
    return lambda unit: world.do(
        book_reception, "alice", reception_id=_reception_of(world, unit), wish=Booked(through="window")
    )


def _move_booking(world: World) -> Callable[[int], Event]:
    own = _reception_of(world, world.county.units["letters"].pk)
    ReceptionDay.objects.filter(pk=own).update(day=world.at.date() + timedelta(days=20))
    event = world.do(book_reception, "alice", reception_id=own, wish=Booked(through="window"))
    booking = event.inner["booking"]
    return lambda unit: world.do(
        move_booking, "alice", booking=booking, reception_id=_reception_of(world, unit)
    )


def _name_lead(world: World) -> Callable[[int], Event]:
    words = {"title": "副职", "duties": "协调"}
    return lambda unit: world.do(name_lead, "dora", leader=_leader_of(world, unit).pk, **words)


def _visit_on(world: World, **changes: object) -> Setting:
    """A visit on Friday the 20th, received by somebody nobody complains of."""
    at = datetime(2026, 3, 20, 9, 30, tzinfo=HERE)
    return Setting(**{"planned_at": at, "place": "二楼", "receiver_name": "李主任", **changes})  # type: ignore[arg-type]


def _answer_visit(world: World) -> Callable[[int], Event]:
    """The unit is asked for its position."""
    world.do_as_person(announce_visit, wish=Wish(date(2026, 3, 20), 12, "何时修好"))
    due = date(2026, 3, 19)
    asked = partial(_visit_on, world, position_due=due)
    world.at = datetime(2026, 3, 12, 9, 0, tzinfo=HERE)

    def do(unit: int) -> Event:
        world.at = datetime(2026, 3, 12, 9, 0, tzinfo=HERE)
        return world.do(answer_visit, "alice", setting=asked(concerned=unit))

    return do


def _change_visit(world: World) -> Callable[[int], Event]:
    """Somebody of the unit receives instead."""
    world.do_as_person(announce_visit, wish=Wish(date(2026, 3, 20), 12, "何时修好"))
    world.do(answer_visit, "alice", setting=_visit_on(world))

    def do(unit: int) -> Event:
        world.at = datetime(2026, 3, 12, 9, 0, tzinfo=HERE)
        found = Account.objects.filter(unit_id=unit).first()
        who = found or Account.objects.create_user(f"u{unit}", PASSWORD, name=f"U{unit}", unit_id=unit)
        return world.do(change_visit, "alice", setting=_visit_on(world, receiver=who.pk, reason="换人"))

    return do


def _open_campaign(world: World, unit: int) -> Event:
    day = world.at.date()
    asking = Asking("排查", "请逐项看", ("topic_housing",), (unit,), day, day + timedelta(days=9))
    return open_campaign(actor=world.county.actor("dora"), at=world.at, campaign=asking)


def _plan_inspection(world: World, unit: int) -> Event:
    told = {"unit": unit, "checklist": "check_acceptance", "on": world.at.date() + timedelta(days=9)}
    return plan_inspection(actor=world.county.actor("dora"), at=world.at, **told)


def _dispute(world: World) -> None:
    """Forwarded to housing, which objects; a joint conference could decide."""
    world.do(forward, "alice", to_unit=world.county.units["housing"].pk)
    world.do(object_transfer, "bob", reason="不属于本局职权")


def _register(world: World) -> None:
    world.matter = world.file()
    against = Classified("appeal", "art31_6", accused_units=(world.county.units["letters"].pk,))
    world.do(register, "alice", classified=against)


def _agree_return(world: World) -> None:
    _dispute(world)
    world.accuse("letters")
    world.do(agree_return, "alice", reason="属实")


def _refer_to_arbiter(world: World) -> None:
    _dispute(world)  # the common superior of housing and letters stands over the township complained of
    world.do(refer_to_arbiter, "bob", reason="各执一词")


def _succeed(world: World) -> None:
    world.do(forward, "alice", to_unit=world.county.units["housing"].pk)
    _taken_over(world, "housing", "township")
    world.do(succeed, "")


def _lived(world: World, *, to: str = "served") -> None:
    """Forwarded to housing, and brought there to `accepted` or to `served`."""
    world.do(forward, "alice", to_unit=world.county.units["housing"].pk)
    world.do(accept, "bob")
    if to == "served":
        world.do(decide, "bob", answers=answers(world.at.date() + timedelta(days=2)))
        world.do(serve, "bob", how="direct")


def _asked(world: World) -> None:
    """Served by housing and asked to be reviewed by the organ above it, which here is one that nobody complains of."""
    _lived(world)
    world.staff("rosa", "discipline", "reviewer")
    world.county.units["housing"].parent = world.county.units["discipline"]
    world.county.units["housing"].save()
    units_tree.changed()
    world.do_as_person(ask_review, request=Request("没有查清"))


def _found_out(world: World) -> None:
    """Housing stands under the county again, and a station of its own is complained of."""
    world.county.units["housing"].parent = world.county.units["county"]
    world.county.units["housing"].save()
    units_tree.changed()
    world.accuse("housing_station")


def _taken_over(world: World, ended: str, by: str) -> None:
    unit = world.county.units[ended]
    unit.valid_to, unit.successor = world.at.date(), world.county.units[by]
    unit.save()
    units_tree.changed()


def _in_review(world: World) -> None:
    """Taken up; and meanwhile it comes out that the station under housing is complained of."""
    _asked(world)
    world.do(admit_review, "rosa")
    _found_out(world)


def _decline_review(world: World) -> None:
    _asked(world)
    _found_out(world)
    told = {"ground": "not_an_opinion", "reason": "不是处理意见", "right_door": "另行提出"}
    world.do(decline_review, "rosa", **told)


def _withdraw_request(world: World) -> None:
    _in_review(world)
    world.do_as_person(withdraw_request)


def _serve_review(world: World) -> None:
    _in_review(world)
    words = {"findings": "属实", "reasons": "事实不清", "basis": "《信访工作条例》"}
    world.do(decide_review, "rosa", outcome="redo", redo_days=20, **words)
    world.do(serve_review, "rosa", how="direct")


def _withdrawn(world: World) -> None:
    world.do_as_person(withdraw)
    world.accuse("letters")


def _ask_reopen(world: World) -> None:
    _withdrawn(world)
    world.do_as_person(ask_reopen, whats_new="new_facts", text="找到了合同")


def _redirected(world: World) -> None:
    _lived(world, to="accepted")
    told = {"legal_path": "art31_4", "reason": "属于行政复议", "right_door": "县政府"}
    world.do(redirect, "bob", **told)


def _reopen(world: World) -> None:
    """By a clerk of the unit that holds it; the office that took it in has come to be complained of."""
    _redirected(world)
    world.staff("cora", "housing", "clerk")
    world.accuse("letters")
    world.do(reopen, "cora", reason="找到了合同")


def _decline_reopen(world: World) -> None:
    """The unit that held it before has been taken over by the township, and the office by the city's."""
    _redirected(world)
    world.do_as_person(ask_reopen, whats_new="new_facts", text="找到了合同")
    _taken_over(world, "housing", "township")
    _taken_over(world, "letters", "city_letters")
    same = {"same_facts": True, "same_reasons": True, "reason": "合同已经看过", "right_door": "行政复议"}
    world.do(decline_reopen, "alice", **same)


def _carry_over(world: World) -> None:
    _lived(world, to="accepted")
    joined = world.matter
    leading = world.matter = world.file(accused_units=())
    world.do(register, "alice", classified=Classified("appeal", "art31_6"))
    _lived(world, to="accepted")
    world.matter = joined
    world.do(merge, "bob", into=leading.pk, reason="同一部电梯")
    world.matter = leading
    world.do(absorb, "", merged=joined.pk)
    # the leading matter passes to the township, of which only the other one complains
    Matter.objects.filter(pk=leading.pk).update(holder=world.county.units["township"])
    both = answers(world.at.date() + timedelta(days=2)) + answers(
        world.at.date() + timedelta(days=2), claim=2
    )
    world.do(decide, "eve", answers=both)
    world.matter = joined
    world.do(carry_over, "", leading=leading.pk)


def _raised(world: World) -> int:
    """A lapse of the letters office itself, raised by hand; gives the number of the supervision."""
    unit = world.county.units["letters"].pk
    world.do(raise_lapse, "dora", trigger="stalling", unit=unit, words="三周没有动静")
    return Supervision.objects.get(matter_id=world.matter.pk).no


def _raise_lapse(world: World) -> Callable[[int], Event]:
    world.do(forward, "alice", to_unit=world.county.units[INNOCENT].pk)
    return lambda unit: world.do(raise_lapse, "dora", trigger="stalling", unit=unit, words="三周没有动静")


def _raise_level(world: World) -> Callable[[int], Event]:
    no = _raised(world)
    return lambda unit: world.do(raise_level, "dora", supervision=no, to_unit=unit, reason="没有进展")


def _return_for_redo(world: World) -> None:
    """The unit that decided is complained of since: the matter is not sent back to it."""
    _lived(world, to="served")
    no = _raised(world)
    world.accuse("housing_station")
    world.do(return_for_redo, "dora", supervision=no, days=20, reason="没有到现场")


def _improve(world: World) -> Callable[[int], Event]:
    _lived(world, to="accepted")
    return lambda unit: world.do(propose_improvement, "bob", change=CHANGE(unit))


def _propose_accountability(world: World) -> Callable[[int], Event]:
    """Against the township itself, out of the matter that complains of it."""
    _lived(world, to="accepted")
    dora, township = actor_of(world.county.accounts["dora"]), world.county.units["township"].pk
    told = {"actor": dora, "at": world.at, "matter_id": world.matter.pk, "against": township}
    return lambda unit: propose_accountability(**told, change=CHANGE(unit))


def _open_systemic(world: World) -> Callable[[int], Event]:
    day = world.at.date() + timedelta(days=60)

    def do(unit: int, linked: tuple[int, ...] = (world.matter.pk,)) -> Event:
        given = Opened("动用期限", "policy_gap", unit, "没有写明期限", "修订", day, matters=linked)
        dora = actor_of(world.county.accounts["dora"])
        return open_systemic(actor=dora, at=world.at, systemic=given)

    return do


def _plan_measure(world: World) -> Callable[[int], Event]:
    """Whoever it names reads the file: so the matter is not to be linked there, whichever unit has a measure."""
    file = Matter.objects.get(pk=_open_systemic(world)(world.county.units[INNOCENT].pk, ()).matter_id)  # type: ignore[call-arg]
    dora, day = actor_of(world.county.accounts["dora"]), world.at.date() + timedelta(days=40)

    def do(unit: int) -> Event:
        measure = Planned("修订办法", unit, day)
        plan_measure(actor=dora, at=world.at, matter_id=file.pk, measure=measure)
        return link_matter(actor=dora, at=world.at, matter_id=file.pk, linked_ids=(world.matter.pk,))

    return do


NAMED: dict[str, Callable[[World], Callable[[int], Event]]] = {
    "forward": _forward,
    "assign": _assign,
    "arbitrate": _arbitrate,
    "settle": _settle,
    "invite_joint": _invite_joint,
    "decide": _decide,
    "propose_rule_change": _propose,
    "propose_improvement": _improve,
    "book_reception": _book_reception,
    "move_booking": _move_booking,
    "name_lead": _name_lead,
    "add_minute": _add_minute,
    "open_visit": _open_visit,
    "call_unit": _call_unit,
    "answer_visit": _answer_visit,
    "change_visit": _change_visit,
    "raise_lapse": _raise_lapse,
    "raise_level": _raise_level,
}
# Acts that open an office's own file: they have no matter to bring to anybody.
OWN: dict[str, Callable[[World, int], Event]] = {
    "open_campaign": _open_campaign,
    "plan_inspection": _plan_inspection,
}
# acts that name units which read a file of an office: a matter that complains of anybody never comes into one
OPENED: dict[str, Callable[[World], Callable[[int], Event]]] = {
    "plan_measure": _plan_measure,
    "open_systemic": _open_systemic,
}
# acts that write in a confidential file of their own and in the matter nothing
APART: dict[str, Callable[[World], Callable[[int], Event]]] = {
    "propose_accountability": _propose_accountability,
}
CHOSEN: dict[str, Callable[[World], None]] = {
    "register": _register,
    "agree_return": _agree_return,
    "refer_to_arbiter": _refer_to_arbiter,
    "succeed": _succeed,
    "decline_review": _decline_review,
    "withdraw_request": _withdraw_request,
    "serve_review": _serve_review,
    "ask_reopen": _ask_reopen,
    "reopen": _reopen,
    "decline_reopen": _decline_reopen,
    "carry_over": _carry_over,
    "return_for_redo": _return_for_redo,
}


@pytest.fixture
def world(county: County, filed: Callable[..., Matter], at: datetime) -> World:
    """The township is complained of; it has an office under it, a unit that will succeed it, and superiors."""
    for code, kind, parent in (
        ("village_office", "organ", "township"),
        ("heir", "township", None),
        ("joint", "joint_conference", "city_letters"),
    ):
        county.units[code] = Unit.objects.create(
            code=code, name=code, full_name=code, kind=kind, valid_from=date(2000, 1, 1),
            parent=county.units[parent] if parent else None,
        )  # fmt: skip
    township = county.units["township"]
    township.successor = county.units["heir"]
    township.save()
    units_tree.changed()
    matter = filed(accused_units=(township.pk,))
    found = World(county, matter, at, filed)
    for name, unit, role in (
        ("nora", "joint", "arbiter"),
        ("vera", "village_office", "handler"),
        ("hugo", "heir", "clerk"),
    ):
        found.staff(name, unit, role)
    found.do(register, "alice", classified=Classified("appeal", "art31_6"))
    return found


def kin(world: World) -> set[int]:
    """Everybody who must never have it: the unit, its superiors, its offices, its heirs."""
    found = set(units_tree.tree().kin(world.county.units["township"].pk))
    expected = {"township", "county", "city", "village_office", "heir"}
    assert {world.county.units[code].pk for code in expected} <= found
    return found


def assert_hidden(world: World) -> None:
    """None of them holds it, and none of their staff can find it."""
    shut_out = kin(world)
    assert world.matter.holder_id not in shut_out
    assert not Holding.objects.filter(matter_id=world.matter.pk, unit_id__in=shut_out).exists()
    for name in ("eve", "gina", "vera", "hugo"):
        assert not gate.visible(actor_of(world.county.accounts[name])).exists(), name


@pytest.mark.parametrize("name", sorted(NAMED))
def test_who_names_one_of_them_is_refused_and_nothing_is_changed(world, name):
    attempt = NAMED[name](world)
    before = Event.objects.filter(matter_id=world.matter.pk).count()
    for unit_id in sorted(kin(world)):
        with pytest.raises((Invalid, Refused)):
            attempt(unit_id)
        assert Event.objects.filter(matter_id=world.matter.pk).count() == before
    assert_hidden(world)
    attempt(world.county.units[INNOCENT].pk)
    assert Event.objects.filter(matter_id=world.matter.pk).count() == before + 1, "the act itself works"


@pytest.mark.parametrize("name", sorted(OPENED))
def test_the_matter_comes_into_no_file_that_others_read(world, name):
    attempt = OPENED[name](world)
    for unit_id in sorted({*kin(world), world.county.units[INNOCENT].pk}):
        with pytest.raises((Invalid, Refused)):
            attempt(unit_id)
    assert not Relation.objects.filter(other_id=world.matter.pk).exists()
    assert not Holding.objects.filter(matter_id=world.matter.pk, unit_id__in=kin(world)).exists()


@pytest.mark.parametrize("name", sorted(APART))
def test_what_is_written_apart_goes_to_none_of_them(world, name):
    attempt, before = APART[name](world), Matter.objects.count()
    for unit_id in sorted(kin(world)):
        with pytest.raises((Invalid, Refused)):
            attempt(unit_id)
        assert Matter.objects.count() == before
    event = attempt(world.county.units[INNOCENT].pk)
    for reader in ("eve", "gina", "vera", "hugo"):
        assert not gate.visible(actor_of(world.county.accounts[reader])).exists(), reader
        assert not gate.rule_changes(actor_of(world.county.accounts[reader])).exists(), reader
    assert event.matter_id != world.matter.pk and Matter.objects.count() == before + 1
    assert_hidden(world)


@pytest.mark.parametrize("name", sorted(CHOSEN))
def test_an_act_that_finds_the_unit_itself_finds_none_of_them(world, name):
    refused = False
    try:
        CHOSEN[name](world)
    except (Invalid, Refused, gate.NoSuchMatter):
        refused = True
    barred, matter = shut_out(world.matter), world.matter
    went_to = set(Holding.objects.filter(matter_id=matter.pk, how=name).values_list("unit_id", flat=True))
    assert refused or went_to, "the act itself works"
    assert not went_to & barred and matter.holder_id not in barred
    for account in world.county.accounts.values():
        if account.unit_id in barred:
            assert not gate.visible(actor_of(account)).filter(pk=matter.pk).exists(), account.login


def acts() -> dict[str, Path]:
    """Every act of the package by its file."""
    return {p.stem: p for p in sorted(WORK.glob("*/acts/*.py")) if p.stem != "__init__"}


def takes_a_unit(hint: object, name: str) -> bool:
    """Whether a parameter, or a field of the data class it is, holds the id of a unit that is to get something to do."""
    if dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return any(takes_a_unit(hints[f.name], f.name) for f in dataclasses.fields(hint))
    parts = [part for part in typing.get_args(hint) if part is not Ellipsis]
    if parts:
        return any(takes_a_unit(part, name) for part in parts)
    return hint is int and bool(NAMES_A_UNIT.search(name)) and not name.startswith("accused")


def function_of(path: Path) -> Callable[..., Event]:
    module = importlib.import_module(f"huiyin.work.{path.parent.parent.name}.acts.{path.stem}")
    found: Callable[..., Event] = getattr(module, path.stem)
    return found


def moves_the_desk(path: Path) -> bool:
    """Whether the act hands the record another holder."""
    calls = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    return any(keyword.arg == "holder" for call in calls for keyword in call.keywords)


def test_every_act_that_takes_a_unit_is_tried():
    takes = {
        name
        for name, path in acts().items()
        for parameter, hint in typing.get_type_hints(function_of(path)).items()
        if parameter not in {"return", "actor"} and takes_a_unit(hint, parameter)
    }
    assert takes >= {"forward", "assign", "arbitrate"}, "the search itself works"
    untried = sorted(takes - set(NAMED) - set(OWN) - set(OPENED) - set(APART))
    assert not untried, f"{untried} take a unit: add a line to NAMED above"


def test_every_act_that_moves_a_matter_is_tried():
    moves = {name for name, path in acts().items() if moves_the_desk(path)}
    assert moves >= {"forward", "agree_return", "refer_to_arbiter", "succeed"}, "the search itself works"
    untried = sorted(moves - set(NAMED) - set(CHOSEN))
    assert not untried, f"{untried} put a matter on another desk: add a line to NAMED or CHOSEN above"


def test_no_line_names_an_act_that_is_gone():
    assert not (set(NAMED) | set(CHOSEN) | set(OWN) | set(OPENED) | set(APART)) - set(acts())


@pytest.mark.parametrize("name", sorted(OWN))
def test_an_own_file_brings_the_unit_nothing_of_the_matter_that_complains_of_it(world, name):
    assert "matter_id" not in typing.get_type_hints(function_of(acts()[name]))
    event = OWN[name](world, world.county.units["township"].pk)
    for reader in ("eve", "gina"):  # of the unit, and of one above it
        seen = gate.visible(actor_of(world.county.accounts[reader]))
        assert list(seen.values_list("pk", flat=True)) == [event.matter_id]
        assert not gate.real(seen).exists()
    assert world.matter.number not in f"{event.public}{event.inner}"
    assert not Holding.objects.filter(
        matter_id=world.matter.pk, unit_id=world.county.units["township"].pk
    ).exists()
