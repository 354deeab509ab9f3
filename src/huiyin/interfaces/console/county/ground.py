"""Writing the county's ground: its units, its roles and its staff."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils.timezone import get_current_timezone

from huiyin.foundation.people.absences import enter
from huiyin.foundation.people.actor import StaffActor, actor_of
from huiyin.foundation.people.models import Account, Role
from huiyin.foundation.people.permissions import STARTING_ROLES
from huiyin.foundation.units import tree
from huiyin.foundation.units.models import RoutingRule, Unit
from huiyin.interfaces.console.county import people
from huiyin.interfaces.console.county.writing.scenery import words

DEMO_PASSWORD = "huiyin-demo"


@dataclass(frozen=True, slots=True)
class Ground:
    """Unit ids by code, and everybody as an actor by login."""

    units: Mapping[str, int]
    staff: Mapping[str, StaffActor]


def lay() -> Ground:
    """Create units, roles and accounts in an empty installation."""
    units = _units()
    _rules(units)
    roles = _roles()
    accounts = {m.login: _account(m, units[m.unit], roles, _password()) for m in people.staff()}
    ids = {code: unit.pk for code, unit in units.items()}
    return Ground(ids, {login: actor_of(account) for login, account in accounts.items()})


def _units() -> dict[str, Unit]:
    rows = words("tree")["units"]
    made: dict[str, Unit] = {}
    for row in rows:
        made[row["code"]] = Unit.objects.create(**_fields(row), parent=made.get(row["parent"]))
    for row in rows:
        if "successor" in row:
            ended = made[row["code"]]
            ended.successor = made[row["successor"]]
            ended.save(update_fields=["successor"])
    tree.changed()
    return made


def _rules(units: Mapping[str, Unit]) -> None:
    """Routing rules, as the supervisors entered them."""
    for row in words("tree")["rules"]:
        since = _day(row["since"])
        entered = datetime.combine(since, time(9, 30), tzinfo=get_current_timezone())
        RoutingRule.objects.create(
            category=row["category"],
            place=row["place"],
            unit=units[row["unit"]],
            note=row["note"],
            valid_from=since,
            entered_by=row["by"],
            entered_at=entered,
        )


def somebody_is_away(ground: Ground, day: date) -> None:
    """One of the housing bureau's handlers is away this week, and a colleague stands in."""
    away, deputy = (people.at_desk("cs_zjj", "handler", no).login for no in (0, 1))
    accounts = Account.objects.in_bulk([ground.staff[login].account_id for login in (away, deputy)])
    enter(
        account=accounts[ground.staff[away].account_id],
        deputy=accounts[ground.staff[deputy].account_id],
        first=day,
        last=day + timedelta(days=6),
        by=people.signer("cs_zjj").name,
        at=datetime.combine(day, time(8, 40), tzinfo=get_current_timezone()),
        on=day,
    )


def _fields(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "code": row["code"],
        "name": row["short"],
        "full_name": row["name"],
        "kind": row["kind"],
        "prefix": row["prefix"],
        "phone": row["phone"],
        "address": row["address"],
        "duties": row["duties"],
        "home": row.get("home", False),
        "valid_from": _day(row["valid_from"]),
        "valid_to": _day(row["valid_to"]) if "valid_to" in row else None,
    }


def _day(given: object) -> date:
    return given if isinstance(given, date) else date.fromisoformat(str(given))


def _roles() -> dict[str, Role]:
    return {
        code: Role.objects.get_or_create(code=code, defaults={"name": code, "permissions": list(granted)})[0]
        for code, granted in STARTING_ROLES.items()
    }


_hashed: list[str] = []


def _password() -> str:
    # one hash for all: everybody in a demo has the same password, and Argon2 is slow on purpose
    if not _hashed:
        _hashed.append(make_password(DEMO_PASSWORD))
    return _hashed[0]


def _account(member: people.Member, unit: Unit, roles: Mapping[str, Role], password: str) -> Account:
    account = Account.objects.create(login=member.login, name=member.name, unit=unit, password=password)
    account.roles.add(*(roles[code] for code in member.roles))
    return account
