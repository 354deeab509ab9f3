"""Open the check before a decision that touches many (Art 5): what is to be decided, of which kind, and when."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SIGN
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Matter, PlannedDecision
from huiyin.matters.offices.area import petition_office_over
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.own_files.opening import open_own_file
from huiyin.work.screening.deciding import Planned, check_planned, said


@act
def open_decision_check(*, actor: StaffActor, at: datetime, plan: Planned, key: str | None = None) -> Event:
    """In a file of the unit that is to decide; the petition office over it may read it. Raises Refused, Invalid, NotPermitted."""
    if not (actor.may(HANDLE) or actor.may(SIGN)):
        raise gate.NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
    law, today, unit = counsel_for_new(), local_day(at), tree().units[actor.unit_id]
    if law.knows("open_decision_check"):
        check_planned(plan, law)
    reader = petition_office_over(unit.pk, today)

    def with_plan(matter: Matter) -> dict[str, Any]:
        row = add(
            PlannedDecision,
            matter,
            kind=plan.kind,
            unit=unit,
            what=clean(plan.what),
            planned_for=plan.planned_for,
            details={"category": plan.category, "place": clean(plan.place)[:120]},
        )
        return {"decision_kind": row.kind, "planned_for": row.planned_for.isoformat()}

    return open_own_file(
        "open_decision_check",
        title=plan.title,
        words=plan.what,
        unit=unit,
        actor=actor,
        at=at,
        further=with_plan,
        scope=[reader] if reader else [],
        category=plan.category,
        decision_dated=plan.planned_for is not None and plan.planned_for > today,
        **said(decision_kind=plan.kind, decision_what=plan.what),
    )
