"""Put a clear objection to a decision on record (ZRZ16 Art 11): whoever does so does not answer for that decision."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, REGISTER, REVIEW, ROUTE, SERVE, SIGN
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Matter
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.matters.responsibility.objections import ACT, sealed

WORKERS = (HANDLE, SIGN, REGISTER, ROUTE, SERVE, REVIEW)
LONGEST = 5_000


@act
def object_decision(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    words: str,
    decision: int | None = None,
    key: str | None = None,
) -> Event:
    """Seal the objection for the head of the unit and supervisors. Raises Refused, Invalid, gate errors.

    `decision` is the number of an act of the actor's own unit; None where it is about what is still to be decided.
    """
    matter = gate.reach(matter_id, actor=actor, needs=WORKERS)
    said = words.strip()
    if len(said) > LONGEST:
        text = _("This has %(n)d characters; at most %(max)d fit here. Shorten it.")
        raise Invalid(Problem("words", text % {"n": len(said), "max": LONGEST}))
    about = _decision(matter, decision, actor)
    facts: dict[str, Any] = {"own_decision": about is not None and about.actor == actor.mark}
    asked = ask("object_decision", matter, actor=actor, at=at, reason=said, **facts)
    inner = sealed(matter.pk, said, at) | ({"objected": about.no} if about else {})
    return write(matter, asked, actor=actor, at=at, inner=inner)


def _decision(matter: Matter, no: int | None, actor: StaffActor) -> Event | None:
    if no is None:
        return None
    found = next(iter(select(Event, matter=matter.pk, no=no)), None)
    if found is None or found.act == ACT or found.unit_id != actor.unit_id:
        raise Invalid(Problem("decision", _("Choose something your own unit did in this matter.")))
    return found
