"""The filters of a list: read from the address with doubt, and shown as links and choices."""

from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from huiyin.foundation.people import permissions
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk import categories
from huiyin.interfaces.desk.words import codes, law, speaking
from huiyin.matters.gate import OWN_FILE
from huiyin.matters.queries.desk_list import Wanted

DUE = {"overdue", "soon", "none"}


@dataclass(frozen=True, slots=True)
class Choices:
    """What each filter offers."""

    stages: list[tuple[str, str]]
    channels: list[tuple[str, str]]
    kinds: list[tuple[str, str]]
    fields: list[tuple[str, str]]
    units: list[Unit]


def wanted_of(query: QueryDict, actor: StaffActor, *, anywhere: bool = False) -> Wanted:
    """The filters asked for; what the law or the office does not know is taken as not asked."""
    lawyer = law()
    stage, channel, kind = (query.get(name, "") for name in ("stage", "channel", "kind"))
    category, due, holder = query.get("category", ""), query.get("due", ""), query.get("holder", "")
    officer = query.get("officer", "")[:18]
    own = {str(unit.pk): unit.pk for unit in _units(actor, anywhere=anywhere)}
    return Wanted(
        stage=stage if stage in lawyer.pack.stages else "",
        channel=channel if channel in lawyer.group("channels") else "",
        kind=kind if kind in lawyer.group("kinds") else "",
        category=category if category in categories.every() else "",
        holder=own.get(holder),
        due=due if due in DUE else "",
        mine="1" if query.get("mine") and not anywhere else "",
        officer=int(officer) if officer.isascii() and officer.isdecimal() and not anywhere else None,
    )


def choices_of(actor: StaffActor, *, open_only: bool) -> Choices:
    """What may be chosen; units only where the actor oversees more than one."""
    stages = [
        (s.name, s.label.say(speaking()))
        for s in law().pack.stages.values()
        if s.open or not (open_only or s.apart)
    ]
    fields = [(c.code, c.name) for c in categories.every().values() if c.name == c.field]
    channels = [(code, name) for code, name in codes("channels") if code != OWN_FILE]
    return Choices(stages, channels, codes("kinds"), fields, _units(actor, anywhere=not open_only))


def address_of(wanted: Wanted, **changes: object) -> str:
    """The query that asks for these filters, with some changed; starts with a question mark, or is empty."""
    asked = {**asdict(wanted), **changes}
    found = urlencode({name: value for name, value in asked.items() if value})
    return f"?{found}" if found else "?"


def _units(actor: StaffActor, *, anywhere: bool) -> list[Unit]:
    """Units a supervisor may ask for: their own, or, in what their office took in, whoever holds it now."""
    if not actor.may(permissions.SUPERVISE):
        return []
    units = tree().units
    return list(units.values()) if anywhere else [units[u] for u in sorted(actor.own_units)]
