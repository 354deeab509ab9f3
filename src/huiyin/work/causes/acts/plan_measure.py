"""Plan a measure against a common cause: what, by which unit, by which day; it is kept and pressed for like a promise."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SUPERVISE
from huiyin.matters import gate
from huiyin.matters.along import let_read
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.causes.systemic import (
    Planned,
    ensure_in_charge,
    ensure_names_nobody,
    is_said,
    linked_matters,
    plan,
    row_of,
)


@act
def plan_measure(
    *, actor: StaffActor, at: datetime, matter_id: int, measure: Planned, key: str | None = None
) -> Event:
    """Its unit reads the file from now on. Raises Refused, Invalid, gate errors."""
    file = gate.reach(matter_id, actor=actor, needs=(HANDLE, SUPERVISE))
    ensure_in_charge(file, row_of(file), actor)
    said = is_said(measure, local_day(at))
    asked = ask("plan_measure", file, actor=actor, at=at, measure_said=said)
    matters = linked_matters(file)
    unit = lawful_unit(file, measure.unit, on=asked.on, field="unit")
    ensure_names_nobody(matters, {"text": measure.text})
    row = plan(file, measure, unit)
    let_read(file, [unit], at=at)
    public = {"promise": row.text, "unit": unit.name, "due": row.due.isoformat()}
    return write(file, asked, actor=actor, at=at, public=public)
