"""The acts around a visit as the county lives them: announced, answered, prepared, the minutes signed, closed with a summary."""

from collections.abc import Callable, Mapping
from typing import Any

from huiyin.interfaces.console.county import people
from huiyin.interfaces.console.county.ground import Ground
from huiyin.interfaces.console.county.lives import Step
from huiyin.interfaces.console.county.together.visits import visit_of
from huiyin.matters.models import Minute, Representative, Visit
from huiyin.matters.record.codes import fresh
from huiyin.matters.together.at_table import changed
from huiyin.work.announcing.acts.announce_visit import announce_visit
from huiyin.work.announcing.acts.answer_visit import answer_visit
from huiyin.work.announcing.acts.cancel_visit import cancel_visit
from huiyin.work.announcing.acts.close_visit import close_visit
from huiyin.work.announcing.acts.give_position import give_position
from huiyin.work.announcing.acts.prepare_visit import prepare_visit
from huiyin.work.announcing.arranging import Setting
from huiyin.work.announcing.closing import Closing
from huiyin.work.announcing.wishes import Wish
from huiyin.work.minutes.acts.give_copy import give_copy
from huiyin.work.minutes.acts.sign_minutes import sign_minutes
from huiyin.work.minutes.signatures import Signing

PLAIN: Mapping[str, Callable[..., Any]] = {"give_position": give_position, "cancel_visit": cancel_visit}
ACTS = frozenset(
    {*PLAIN, "announce_visit", "answer_visit", "prepare_visit", "sign_minutes", "give_copy", "close_visit"}
)


def do(given: dict[str, Any], step: Step, ground: Ground) -> Any:
    """One of ACTS; units are codes, who receives is a desk of a unit, representatives are named by their place."""
    data, matter = dict(step.data), given["matter_id"]
    if step.act == "announce_visit":
        return announce_visit(**given, wish=Wish(**(data | {"needs": tuple(data.get("needs", ()))})))
    if step.act == "answer_visit":
        return answer_visit(**given, setting=_setting(data, ground))
    if step.act in PLAIN:
        return PLAIN[step.act](**given, **data)
    visit = visit_of(matter)
    if step.act == "prepare_visit":
        return prepare_visit(**given, visit=visit)
    if step.act == "sign_minutes":
        return sign_minutes(**given, visit=visit, signing=_signing(matter, visit, data))
    if step.act == "give_copy":
        mandate = _mandate(matter, data.get("who", 1))
        code = fresh(f"demo-copy-{given['at'].isoformat()}")
        return give_copy(**given, visit=visit, representative=mandate, code=code)
    return close_visit(**given, visit=visit, closing=Closing(**data))


def _setting(data: dict[str, Any], ground: Ground) -> Setting:
    unit, role = data.pop("receiver").split(".")
    receiver = people.at_desk(unit, role, 0)
    if "concerned" in data:
        data["concerned"] = ground.units[data["concerned"]]
    return Setting(receiver=ground.staff[receiver.login].account_id, **data)


def _signing(matter: int, visit: int, data: dict[str, Any]) -> Signing:
    row = Visit.objects.get(matter_id=matter, no=visit)
    lines = list(Minute.objects.filter(matter_id=matter, visit_no=visit).order_by("no"))
    mandate = _mandate(matter, data.get("who", 1))
    return Signing(mandate, data.get("how", "paper"), seen=changed(row, lines), read_back=True)


def _mandate(matter: int, place: int) -> int:
    rows = Representative.objects.filter(matter_id=matter).order_by("no").values_list("no", flat=True)
    return int(list(rows)[place - 1])
