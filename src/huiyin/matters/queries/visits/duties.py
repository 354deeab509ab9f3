"""What a unit owes now in visits that are open, its own or those it was called to; the next due first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.models import Duty, Matter, Visit
from huiyin.matters.queries.visits.board import Owed, owed

MOST = 50  # duties shown; the next come up as these are met


@dataclass(frozen=True, slots=True)
class MyDuty:
    """One duty with the visit it belongs to."""

    matter: Matter
    visit: Visit | None
    owed: Owed


def duties_now(actor: StaffActor, *, at: datetime) -> list[MyDuty]:
    """Duties that fall to the actor's own unit, neither met nor taken off, in matters they may see; two queries.

    A duty that still waits for another one is left out: nothing is asked of the unit yet.
    """
    if not actor.may(RECEIVE):
        return []
    seen = Exists(gate.visible(actor).filter(pk=OuterRef("matter_id")))
    rows = Duty.objects.filter(
        ~Q(state="dropped"), seen, met_at=None, due_at__isnull=False, unit_id=actor.unit_id
    )
    found = list(rows.select_related("matter").order_by("due_at", "matter_id", "no")[:MOST])
    visits = {
        (visit.matter_id, visit.no): visit
        for visit in Visit.objects.filter(matter_id__in={row.matter_id for row in found}, state="open")
    }
    mine = gate.units_of(actor)
    return [_one(row, visits.get((row.matter_id, row.course_no)), mine, at) for row in found]


def _one(row: Duty, visit: Visit | None, mine: frozenset[int], at: datetime) -> MyDuty:
    keeps = visit is not None and visit.unit_id in mine
    return MyDuty(row.matter, visit, owed([row], counsel_for(row.matter), mine=mine, keeps=keeps, at=at)[0])
