"""Forward (转送) a matter to the unit in whose powers it lies (Art 22(1)); the person is told where it went."""

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
def forward(
    *, actor: StaffActor, at: datetime, matter_id: int, to_unit: int, note: str = "", key: str | None = None
) -> Event:
    """Move to `forwarded` on the desk of `to_unit` (a unit's id). Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=ROUTE, at_desk=True)
    returned = was_returned(matter, to_unit, local_day(at))
    asked = ask("forward", matter, actor=actor, at=at, **returned)
    unit = receiver(matter, to_unit, asked_on=asked.on)
    papers = pass_papers(matter, asked, to=unit, actor=actor, at=at, note=note)
    mark(matter, drop=LEFT_BEHIND)
    public = {"to_unit": unit.name, "documents": [p.no for p in papers if p.for_person]}
    inner = {"note": note, "documents": [p.no for p in papers]}
    return write(matter, asked, actor=actor, at=at, holder=unit, public=public, inner=inner)
