"""The small county in which tests live: its units, its staff by name, and matters brought to any stage through the acts."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection

from huiyin.foundation.people.actor import FilerActor, PersonActor, StaffActor
from huiyin.foundation.people.models import Account, Role
from huiyin.foundation.people.permissions import STARTING_ROLES
from huiyin.foundation.units import tree as units_tree
from huiyin.foundation.units.models import Unit
from huiyin.foundation.vault import keys
from huiyin.matters.models import Event, Matter
from huiyin.work.handling.acts.decide import decide
from huiyin.work.handling.findings import Decision
from huiyin.work.intake.acts.accept import accept
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.acts.take_online import take_online
from huiyin.work.intake.classifying import Classified
from huiyin.work.intake.filing import Filing, Petitioner
from huiyin.work.intake.taking import query_code
from huiyin.work.routing.acts.forward import forward
from huiyin.work.serving.acts.serve import serve

HERE = ZoneInfo("Asia/Shanghai")
PASSWORD = "correct horse battery"
BODY = "我们小区三号楼的电梯坏了两个多月，楼上老人下不了楼，物业说没有钱修，请帮助解决。"

# code, name, kind, parent
UNITS = [
    ("city", "云陵市人民政府", "government", None),
    ("city_letters", "云陵市信访局", "letters_office", "city"),
    ("county", "澄水县人民政府", "government", "city"),
    ("letters", "澄水县信访局", "letters_office", "county"),
    ("housing", "澄水县住房和城乡建设局", "organ", "county"),
    ("housing_station", "澄水县房管所", "organ", "housing"),
    ("labour", "澄水县人力资源和社会保障局", "organ", "county"),
    ("discipline", "中共澄水县纪律检查委员会", "discipline", None),
    ("township", "柳溪镇人民政府", "township", "county"),
]
# login, unit, roles; in a small office whoever handles a matter signs as well, ben only drafts and bella heads housing
STAFF = [
    ("alice", "letters", "clerk signer"),
    ("bob", "housing", "handler signer"),
    ("carol", "labour", "handler signer"),
    ("dora", "letters", "supervisor"),
    ("eve", "township", "handler signer"),
    ("frank", "discipline", "reports_officer signer"),
    ("gina", "county", "leader"),
    ("hank", "letters", "administrator"),
    ("rita", "letters", "reports_officer signer"),
    ("ben", "housing", "handler"),
    ("bella", "housing", "head"),
    ("ruth", "county", "reviewer"),
    ("theo", "city", "reviewer"),
]

HELD = (
    "SELECT role.permissions FROM role "
    "JOIN account_roles held ON held.role_id = role.id WHERE held.account_id = %s"
)


@dataclass
class County:
    """Units by code, accounts and actors by name."""

    units: dict[str, Unit]
    accounts: dict[str, Account]

    def actor(self, name: str) -> StaffActor:
        """A member of staff, as an act sees them: what `actor_of` finds, by a statement that is not put together each time."""
        account = self.accounts[name]
        with connection.cursor() as cursor:
            cursor.execute(HELD, [account.pk])
            granted = frozenset(one for (raw,) in cursor.fetchall() for one in _read(raw))
        return StaffActor(account.pk, account.name, account.unit_id, granted)


@pytest.fixture(scope="session", autouse=True)
def key_file() -> None:
    """A key file for the run, as `huiyin keys new` makes it."""
    path = Path(settings.HUIYIN_KEYS_FILE)
    if not path.exists():
        keys.create(path)


@pytest.fixture
def at() -> datetime:
    """A Tuesday morning in the office."""
    return datetime(2026, 3, 10, 9, 30, tzinfo=HERE)


@pytest.fixture
def county(db) -> County:
    """The small county."""
    return make_county()


def make_county() -> County:
    """Write units, roles and accounts; also used by commands that need a county of their own.

    In as few statements as can be: more than a thousand tests begin with it.
    """
    units: dict[str, Unit] = {}
    waiting: list[Unit] = []
    for code, name, kind, parent in UNITS:
        above = units.get(parent) if parent else None
        if above in waiting:
            Unit.objects.bulk_create(waiting)
            waiting = []
        units[code] = Unit(
            code=code,
            name=name.removeprefix("澄水县"),
            full_name=name,
            kind=kind,
            parent=above,
            prefix="澄信" if code == "letters" else "",
            phone="0000-1234567",
            address="澄水县人民路1号",
            home=code == "letters",
            valid_from=date(2000, 1, 1),
        )
        waiting.append(units[code])
    Unit.objects.bulk_create(waiting)
    units_tree.changed()
    roles = {c: Role(code=c, name=c, permissions=list(p)) for c, p in STARTING_ROLES.items()}
    Role.objects.bulk_create(roles.values())
    accounts = {
        login: Account(login=login, password=_hashed(), name=login.title(), unit=units[unit])
        for login, unit, _ in STAFF
    }
    Account.objects.bulk_create(accounts.values())
    held = Account.roles.through
    held.objects.bulk_create(
        held(account=accounts[login], role=roles[role]) for login, _, names in STAFF for role in names.split()
    )
    return County(units, accounts)


@cache
def _read(raw: str) -> tuple[str, ...]:
    return tuple(json.loads(raw))


@cache
def _hashed() -> str:
    return make_password(PASSWORD)


def filing(**changes: object) -> Filing:
    """An ordinary filing by Wang Qin, with anything changed."""
    given: dict[str, object] = {
        "title": "电梯停运两个月无人维修",
        "body": BODY,
        "claims": ("尽快修好三号楼电梯",),
        "petitioners": (Petitioner("王琴", phone="0000-7654321", address="柳溪镇柳园小区三号楼"),),
        "category": "housing",
        "place": "柳溪镇柳园小区",
        **changes,
    }
    return Filing(**given)  # type: ignore[arg-type]


@pytest.fixture
def filed(county: County, at: datetime) -> Callable[..., Matter]:
    """File on the web; gives the matter. `key` and filing fields may be given."""

    def do(key: str = "", when: datetime | None = None, **changes: object) -> Matter:
        code = query_code(key) if key else ""
        event = take_online(
            actor=FilerActor(), at=when or at, filing=filing(**changes), code=code, key=key or None
        )
        return Matter.objects.get(pk=event.matter_id)

    return do


STAGES = ("received", "registered", "forwarded", "accepted", "decided", "served")


@pytest.fixture
def a_matter(county: County, at: datetime, filed: Callable[..., Matter]) -> Callable[..., Matter]:
    """A matter lived to a stage: received, registered, forwarded (to housing), accepted, decided, served; a day a step."""

    def do(stage: str = "received", **changes: object) -> Matter:
        matter = filed(**changes)
        steps: list[Callable[[datetime], Event]] = [
            lambda t: register(
                actor=county.actor("alice"),
                at=t,
                matter_id=matter.pk,
                classified=Classified("appeal", "art31_6"),
            ),
            lambda t: forward(
                actor=county.actor("alice"), at=t, matter_id=matter.pk, to_unit=county.units["housing"].pk
            ),
            lambda t: accept(actor=county.actor("bob"), at=t, matter_id=matter.pk),
            lambda t: decide(actor=county.actor("bob"), at=t, matter_id=matter.pk, answers=answers(t.date())),
            lambda t: serve(actor=county.actor("bob"), at=t, matter_id=matter.pk, how="direct"),
        ]
        for day, step in enumerate(steps[: STAGES.index(stage)], start=1):
            step(at + timedelta(days=day))
        matter.refresh_from_db()
        return matter

    return do


def answers(today: date, **changes: object) -> tuple[Decision, ...]:
    """A supporting answer to the one claim, to be carried out in twenty days."""
    given: dict[str, object] = {
        "claim": 1,
        "facts": "经现场核查，三号楼电梯曳引机损坏，自1月5日起停运。",
        "finding": "justified",
        "reason": "物业企业未履行维修义务，诉求合理。",
        "basis": "《物业管理条例》",
        "outcome": "support",
        "measure": "督促物业企业更换曳引机并恢复运行",
        "measure_due": today + timedelta(days=20),
        **changes,
    }
    return (Decision(**given),)  # type: ignore[arg-type]


# What else an answer may be, as changes of the one above.
REASONABLE: dict[str, object] = {
    "finding": "reasonable_no_basis",
    "outcome": "explain",
    "measure": "",
    "measure_due": None,
    "assistance": "协助申请住宅专项维修资金",
}
UNFOUNDED: dict[str, object] = {
    "finding": "unfounded",
    "outcome": "not_support",
    "measure": "",
    "measure_due": None,
}


def person(matter: Matter) -> PersonActor:
    """The person whose matter it is."""
    return PersonActor(matter.pk)
