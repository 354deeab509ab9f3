"""Assign (交办) an important matter to a unit with a set time and a report owed (Art 22(1)(3))."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import ROUTE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import mark, write
from huiyin.work.routing.passing import LEFT_BEHIND, pass_papers, receiver, was_returned


@act
def assign(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    to_unit: int,
    set_days: int,
    note: str = "",
    key: str | None = None,
) -> Event:
    """Move to `assigned` on the desk of `to_unit`; `set_days` are calendar days. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=ROUTE, at_desk=True)
    returned = was_returned(matter, to_unit, local_day(at))
    asked = ask("assign", matter, actor=actor, at=at, set_days=set_days, **returned)
    unit = receiver(matter, to_unit, asked_on=asked.on)
    papers = pass_papers(matter, asked, to=unit, actor=actor, at=at, note=note, set_days=set_days)
    mark(matter, drop=LEFT_BEHIND, report_owed=True)
    public = {"to_unit": unit.name, "documents": [p.no for p in papers if p.for_person]}
    inner = {"note": note, "set_days": set_days, "documents": [p.no for p in papers]}
    return write(matter, asked, actor=actor, at=at, holder=unit, public=public, inner=inner)
