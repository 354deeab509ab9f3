"""How the supervision of a lapse stands: its row, its measures, and what the law is told of it."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import Actor, StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.matters.models import Matter, Measure, Supervision
from huiyin.matters.record.refusals import Invalid, Problem

OPEN = ("found", "confirmed", "answered")
OVER = ("dismissed", "ended")


def supervision_of(matter: Matter, no: int) -> Supervision:
    """The supervision of that number. Raises Invalid."""
    row = next(iter(select(Supervision, matter=matter.pk, no=no)), None)
    if row is None:
        raise Invalid(Problem("supervision", _("There is no such supervision in this matter.")))
    return row


def measures_of(matter: Matter, no: int) -> list[Measure]:
    """The measures taken in one supervision, oldest first."""
    return select(Measure, order="no", matter=matter.pk, supervision_no=no)


def waiting(measures: list[Measure]) -> list[Measure]:
    """Those that wait for the unit's answer."""
    return [one for one in measures if one.due is not None and one.answered_on is None]


def known_already(matter: Matter, trigger: str, ref: int | None, unit_id: int) -> bool:
    """Whether the same lapse is on record: on the same thing for good, raised by hand while it is open."""
    rows = select(Supervision, matter=matter.pk, trigger=trigger)
    if ref is not None:
        return any(row.ref == ref for row in rows)
    return any(row.unit_id == unit_id and row.state in OPEN and row.ref is None for row in rows)


def standing(row: Supervision, measures: list[Measure], actor: Actor) -> dict[str, Any]:
    """What the law asks about a supervision: its state, whether it is of the actor's own unit, whether an answer is owed."""
    own = isinstance(actor, StaffActor) and actor.unit_id in tree().subtree(row.unit_id)
    return {
        "lapse_trigger": row.trigger,
        "lapse_state": f"lapse_{row.state}",
        "own_lapse": own,
        "measure_open": bool(waiting(measures)),
    }
