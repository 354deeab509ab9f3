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
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

import huiyin.work
from huiyin.foundation.people.actor import SystemActor, actor_of
from huiyin.foundation.people.models import Account, Role
from huiyin.foundation.units import tree as units_tree
from huiyin.foundation.units.models import Unit
from huiyin.matters import gate
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Accused, Event, Holding, Matter
from huiyin.matters.record import Invalid, Refused
from huiyin.work.hearing.acts.settle import settle
from huiyin.work.hearing.agreeing import Agreement, Signature, Term
from huiyin.work.intake.acts.accept import accept
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.classifying import Classified
from huiyin.work.proceedings.acts.invite_joint import invite_joint
from huiyin.work.proceedings.joint import Task
from huiyin.work.routing.acts.agree_return import agree_return
from huiyin.work.routing.acts.arbitrate import arbitrate
from huiyin.work.routing.acts.assign import assign
from huiyin.work.routing.acts.forward import forward
from huiyin.work.routing.acts.object_transfer import object_transfer
from huiyin.work.routing.acts.refer_to_arbiter import refer_to_arbiter
from huiyin.work.staffing.acts.succeed import succeed
from tests.named_people import PASSWORD, County

WORK = Path(huiyin.work.__file__).parent
NAMES_A_UNIT = re.compile(r"(^|_)(unit|units|organ|organs|owner|lead|arbiter|receiver)(_|$)")
INNOCENT = "labour"


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
    ended = world.county.units["housing"]
    ended.valid_to, ended.successor = world.at.date(), world.county.units["township"]
    ended.save()
    units_tree.changed()
    world.do(succeed, "")


NAMED: dict[str, Callable[[World], Callable[[int], Event]]] = {
    "forward": _forward,
    "assign": _assign,
    "arbitrate": _arbitrate,
    "settle": _settle,
    "invite_joint": _invite_joint,
}
CHOSEN: dict[str, Callable[[World], None]] = {
    "register": _register,
    "agree_return": _agree_return,
    "refer_to_arbiter": _refer_to_arbiter,
    "succeed": _succeed,
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
    assert not takes - set(NAMED), f"{sorted(takes - set(NAMED))} take a unit: add a line to NAMED above"


def test_every_act_that_moves_a_matter_is_tried():
    moves = {name for name, path in acts().items() if moves_the_desk(path)}
    assert moves >= {"forward", "agree_return", "refer_to_arbiter", "succeed"}, "the search itself works"
    untried = sorted(moves - set(NAMED) - set(CHOSEN))
    assert not untried, f"{untried} put a matter on another desk: add a line to NAMED or CHOSEN above"


def test_no_line_names_an_act_that_is_gone():
    assert not (set(NAMED) | set(CHOSEN)) - set(acts())
