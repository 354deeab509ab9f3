"""What can be done in bulk: for each act who may ask for it, and how it is done for one matter of the run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor, SystemActor
from huiyin.foundation.people.permissions import ROUTE, RULES, STAFFING
from huiyin.matters import gate
from huiyin.matters.facts import local_day
from huiyin.matters.queries.casework.competence import competent_for
from huiyin.matters.record import Invalid, Problem
from huiyin.work.routing.acts.assign import assign
from huiyin.work.routing.acts.forward import forward
from huiyin.work.staffing.acts.name_officer import name_officer
from huiyin.work.staffing.acts.succeed import succeed

Actor = StaffActor | SystemActor
Params = Mapping[str, Any]
One = Callable[[Any, datetime, int, Params, str], Any]  # actor, at, matter, parameters of the run, key


@dataclass(frozen=True, slots=True)
class InBulk:
    """An act that may be asked for by whoever holds the permission, and how it is done once.

    `moot` are refusals that only say that somebody else has done it meanwhile.
    """

    needs: str
    do: One
    moot: frozenset[str] = frozenset()


def _name(actor: StaffActor, at: datetime, matter_id: int, params: Params, key: str) -> Any:
    away = bool(params.get("although_away"))
    return name_officer(
        actor=actor, at=at, matter_id=matter_id, officer=params["officer"], although_away=away, key=key
    )


def _forward(actor: StaffActor, at: datetime, matter_id: int, params: Params, key: str) -> Any:
    to_unit = _receiver(actor, at, matter_id, params)
    return forward(
        actor=actor, at=at, matter_id=matter_id, to_unit=to_unit, note=params.get("note", ""), key=key
    )


def _assign(actor: StaffActor, at: datetime, matter_id: int, params: Params, key: str) -> Any:
    given = {"to_unit": _receiver(actor, at, matter_id, params), "note": params.get("note", "")}
    return assign(actor=actor, at=at, matter_id=matter_id, set_days=params["set_days"], key=key, **given)


def _succeed(actor: Actor, at: datetime, matter_id: int, params: Params, key: str) -> Any:
    return succeed(actor=actor, at=at, matter_id=matter_id, key=key)


def _receiver(actor: StaffActor, at: datetime, matter_id: int, params: Params) -> int:
    """The unit named for the whole run, else the competent one of this matter. Raises Invalid, NoSuchMatter."""
    if params.get("to_unit"):
        return int(params["to_unit"])
    fitting = competent_for(gate.reach(matter_id, actor=actor, lock=False), local_day(at))
    if not fitting:
        raise Invalid(
            Problem("to_unit", _("No rule and no duty says whose this matter is. Pass it on by itself."))
        )
    return fitting[0].unit.pk


ACTS: Mapping[str, InBulk] = {
    "name_officer": InBulk(STAFFING, _name),
    "forward": InBulk(ROUTE, _forward),
    "assign": InBulk(ROUTE, _assign),
    "succeed": InBulk(RULES, _succeed, moot=frozenset({"nobody_ended"})),
}
