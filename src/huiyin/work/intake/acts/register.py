"""Register what came in on the web (Art 22, 23): its kind and path, category, place, claims and who is complained of."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import REGISTER
from huiyin.foundation.units.receiving import receiving_office
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.intake.classifying import Classified, classify


@act
def register(
    *, actor: StaffActor, at: datetime, matter_id: int, classified: Classified, key: str | None = None
) -> Event:
    """Move a received matter to `registered`. Raises Refused, Invalid, NoSuchMatter, NotPermitted."""
    matter = gate.reach(matter_id, actor=actor, needs=REGISTER, at_desk=True)
    classify(matter, classified)
    asked = ask("register", matter, actor=actor, at=at)
    office = receiving_office(classified.accused_units, asked.on, first=matter.office_id)
    # where this office itself turns out to be complained of, the matter moves to the next one up
    holder = office if office.pk != matter.office_id else None
    inner = {"kind": matter.kind, "path": matter.path, "category": matter.category}
    return write(matter, asked, actor=actor, at=at, holder=holder, inner=inner)
