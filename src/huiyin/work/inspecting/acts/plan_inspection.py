"""Plan an inspection of one unit's work on petitions: by which checklist, on which day, told beforehand or not."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.along import let_read
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.facts import local_day
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Event, Inspection, Matter
from huiyin.matters.offices.area import above_or_same, area_of
from huiyin.matters.offices.without_people import ensure_without_people
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.own_files.opening import open_own_file
from huiyin.work.inspecting.looking import questions_of


@act
def plan_inspection(
    *,
    actor: StaffActor,
    at: datetime,
    unit: int,
    checklist: str,
    on: date,
    words: str = "",
    told: bool = True,
    key: str | None = None,
) -> Event:
    """In a file of its own. A unit that is not told beforehand reads it from the day it is held.

    Raises Refused, Invalid, NotPermitted.
    """
    if not actor.may(SUPERVISE):
        raise gate.NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
    law, today, office = counsel_for_new(), local_day(at), tree().units[actor.unit_id]
    if checklist and law.knows("plan_inspection"):
        questions_of(checklist, law)
    ensure_without_people({"words": words})
    inner: dict[str, Any] = {"told": told}

    def with_plan(matter: Matter) -> dict[str, Any]:
        inspected = lawful_unit(matter, unit, on=today, field="unit")
        if told:
            let_read(matter, [inspected], at=at)
            inner["tell"] = [inspected.pk]
        row = add(
            Inspection,
            matter,
            unit=inspected,
            by_unit=office,
            checklist=checklist,
            planned_on=on,
            words=clean(words),
            details={"told": told},
        )
        return {
            "inspected": inspected.name,
            "checklist": row.checklist,
            "held_by": row.planned_on.isoformat(),
        }

    return open_own_file(
        "plan_inspection",
        title=_title(unit, checklist),
        words=words,
        unit=office,
        actor=actor,
        at=at,
        further=with_plan,
        inner=inner,
        **_facts(actor, unit, checklist, on >= today),
    )


def _facts(actor: StaffActor, unit: int, checklist: str, dated: bool) -> dict[str, Any]:
    return {
        "by_inspected": above_or_same(actor.unit_id, unit),
        "outside_area": unit not in area_of(actor.unit_id),
        "inspection_dated": dated,
        **({"checklist": checklist} if checklist else {}),
    }


def _title(unit: int, checklist: str) -> str:
    """The unit's name: pages say the rest in the reader's language."""
    found = tree().units.get(unit)
    return found.name if found else checklist
