"""Open a file on one cause behind many matters (Art 14, 41): what it is, who answers for it, the plan, the day, the matters."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SUPERVISE
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.facts import local_day
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Event, Matter, Systemic
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add
from huiyin.matters.record.own_files.opening import open_own_file
from huiyin.work.causes.systemic import (
    Opened,
    check_opened,
    ensure_names_nobody,
    has_report,
    is_said,
    link,
    plan,
    to_link,
)


@act
def open_systemic(*, actor: StaffActor, at: datetime, systemic: Opened, key: str | None = None) -> Event:
    """By a supervisor for any unit, or by a unit for itself. Each linked matter keeps its dates and gets its own answer.

    Raises Refused, Invalid, gate errors.
    """
    own = actor.may(HANDLE) and systemic.owner == actor.unit_id
    if not (actor.may(SUPERVISE) or own):
        raise gate.NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
    check_opened(systemic)
    on, unit = local_day(at), tree().units[actor.unit_id]
    matters = to_link(systemic.matters, actor=actor)
    readers: list[Unit] = []

    def with_cause(file: Matter) -> dict[str, Any]:
        return _write(file, systemic, matters, readers, at)

    return open_own_file(
        "open_systemic",
        title=systemic.title,
        words=systemic.problem,
        unit=unit,
        actor=actor,
        at=at,
        further=with_cause,
        scope=readers,
        category=systemic.category,
        cause_code=systemic.cause,
        systemic_words=clean(systemic.problem),
        systemic_plan=clean(systemic.plan),
        systemic_dated=systemic.due is not None and systemic.due > on,
        links_report=has_report(matters),
    )


def _write(
    file: Matter, given: Opened, matters: list[Matter], readers: list[Unit], at: datetime
) -> dict[str, Any]:
    """The row, the links, the measures; `readers` are filled with the units that have something to do."""
    on = local_day(at)
    owner = lawful_unit(file, given.owner, on=on, field="owner")
    ensure_names_nobody(matters, {"title": given.title, "problem": given.problem, "plan": given.plan})
    row = add(
        Systemic,
        file,
        cause=given.cause,
        owner=owner,
        problem=clean(given.problem),
        plan=clean(given.plan),
        due=given.due,
        opened_on=on,
    )
    readers.append(owner)
    for measure in given.measures:
        if not is_said(measure, on):
            raise Invalid(Problem("measures", _("Say of each measure what it is, and give a day to come.")))
        doer = lawful_unit(file, measure.unit, on=on, field="measures")
        plan(file, measure, doer)
        readers.append(doer)
    linked = link(file, matters, on=on)
    return {"systemic": row.no, "owner": owner.name, "due": str(given.due), "linked": len(linked)}
