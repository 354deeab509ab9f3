"""What passing a matter on by forwarding and by assigning have in common: a lawful receiver and two papers."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.terms import Role
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.asking import Asked
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Document, Matter
from huiyin.matters.objecting import returned_units
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import claim_texts, said_until, shared
from huiyin.matters.record import Invalid, Problem

# What the letter and the notice call the last day of a limit, and its computation.
PRINTED = {
    Role.TELLING: ("notify_by", "notify_by_computation"),
    Role.RIGHT: ("objection_until", "objection_computation"),
    Role.SET_TIME: ("set_period", "set_period_computation"),
}

# What was found about the unit it lay with does not hold for the next one.
LEFT_BEHIND = ("objection_bound", "report_owed", "in_powers")


def was_returned(matter: Matter, to_unit: int, on: date) -> dict[str, bool]:
    """The law's fact whether the matter would go where its return was agreed; nothing where none ever was."""
    returned = returned_units(matter)
    if not returned or to_unit not in tree().units:
        return {}
    heirs = {tree().successor(unit_id, on).pk for unit_id in returned}
    return {"returned_before": tree().successor(to_unit, on).pk in heirs}


def receiver(matter: Matter, to_unit: int, *, asked_on: Any) -> Unit:
    """The unit that will hold the matter: in force (else its successor, Art 24(2)), another one, not complained of."""
    unit = lawful_unit(matter, to_unit, on=asked_on)
    if unit.pk == matter.holder_id:
        raise Invalid(Problem("to_unit", _("The matter already lies with this unit. Choose another one.")))
    return unit


def pass_papers(
    matter: Matter,
    asked: Asked,
    *,
    to: Unit,
    actor: StaffActor,
    at: datetime,
    note: str,
    set_days: int | None = None,
) -> list[Document]:
    """The letter to the unit and the notice to the person that says where their matter went."""
    contents = {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        **_passing(matter, asked, to, note, set_days),
    }
    # the person is told how to reach the unit that now has their matter; the unit, how to reach the one that sent it
    told = {**contents, "own_contact": contents["contact"], "contact": contents["went_to_contact"]}
    papers = []
    for kind in asked.permit.papers:
        notice = kind.endswith("_notice")
        content = told if notice else contents
        papers.append(issue(kind, matter, content, asked=asked, unit=matter.holder, for_person=notice))
    return papers


def _passing(matter: Matter, asked: Asked, to: Unit, note: str, set_days: int | None) -> dict[str, Any]:
    contents: dict[str, Any] = {
        "went_to": to.full_name,
        "went_on": asked.on,
        "went_how": asked.counsel.act(asked.permit.act).label.say(matter.language),
        "went_to_contact": " ".join(filter(None, (to.full_name, to.address, to.phone))),
        "claims": claim_texts(matter),
        "instructions": note,
        "report_to": matter.holder.full_name,
    }
    for start in asked.permit.starts:
        last, computation = PRINTED.get(asked.counsel.limit(start.limit).role, ("", ""))
        if last:
            contents[last], contents[computation] = said_until(matter, asked, asked.due_of(start))
    return contents
