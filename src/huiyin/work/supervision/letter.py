"""The supervision letter (督办函): to which unit, on which matter, what was found and how, what is demanded, until when."""

from datetime import datetime
from typing import Any

from huiyin.domain.law.why import Due
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.matters.asking import Asked
from huiyin.matters.models import Document, Matter, Supervision
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared

PAPER = "supervision_letter"
CARRIED = ("matter", "contact", "legal_basis", "seal_unit", "date")  # it names nobody who brought the matter


def write_letter(
    matter: Matter,
    asked: Asked,
    row: Supervision,
    demand: str,
    due: Due | None,
    *,
    actor: StaffActor,
    at: datetime,
) -> Document:
    """Issue the letter under the seal of the supervising office. Raises Refused where something it must say is missing."""
    lang, unit = matter.language, tree().units[actor.unit_id]
    common = shared(matter, unit=unit, at=at, asked=asked)
    contents: dict[str, Any] = {name: common[name] for name in CARRIED if name in common}
    contents["went_to"] = tree().units[row.unit_id].full_name
    contents["lapse"] = asked.counsel.pack.triggers[row.trigger].label.say(lang)
    contents["computation"] = _counted(row, lang)
    contents["demand"] = demand
    if due is not None:
        contents |= {"answer_by": due.due, "answer_by_computation": due.summary.say(lang)}
    return issue(PAPER, matter, contents, asked=asked, unit=unit, for_person=False)


def _counted(row: Supervision, lang: str) -> list[str]:
    """What the finding said, as it was frozen; what was raised by hand, in the words of whoever raised it."""
    says = row.evidence.get("says")
    if not says:
        return [row.evidence.get("words", "")]
    short = lang.split("-")[0]
    return [one.get(short, next(iter(one.values()))) for one in (says, *row.evidence.get("evidence", ()))]
