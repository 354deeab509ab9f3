"""Register what came in on the web (Art 22, 23): its kind and path, category, place, claims and who is complained of."""

from datetime import datetime
from typing import Any

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import REGISTER
from huiyin.matters import gate
from huiyin.matters.asking import Asked, ask
from huiyin.matters.models import Event, Matter
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import claim_texts, shared
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.intake.classifying import Classified, classify
from huiyin.work.intake.taking import impartial_office


@act
def register(
    *, actor: StaffActor, at: datetime, matter_id: int, classified: Classified, key: str | None = None
) -> Event:
    """Move a received matter to `registered`. Raises Refused, Invalid, NoSuchMatter, NotPermitted."""
    matter = gate.reach(matter_id, actor=actor, needs=REGISTER, at_desk=True)
    classify(matter, classified)
    asked = ask("register", matter, actor=actor, at=at)
    for name in asked.permit.papers:
        issue(
            name,
            matter,
            _contents(matter, asked, at, actor),
            asked=asked,
            unit=matter.holder,
            for_person=False,
        )
    office = impartial_office(classified.accused_units, at=at, first=matter.office_id)
    # where this office itself turns out to be complained of, the matter moves to the next one up
    holder = office if office.pk != matter.office_id else None
    inner = {"kind": matter.kind, "path": matter.path, "category": matter.category}
    return write(matter, asked, actor=actor, at=at, holder=holder, inner=inner)


def _contents(matter: Matter, asked: Asked, at: datetime, actor: StaffActor) -> dict[str, Any]:
    return {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "channel": asked.counsel.term(matter.channel).say(matter.language),
        "claims": claim_texts(matter),
        "facts_and_reasons": matter.body,
        "registered_on": asked.on,
        "place": matter.place,
        "registrar": actor.name,
    }
