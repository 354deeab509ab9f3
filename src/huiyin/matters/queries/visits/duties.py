"""What a unit owes now where people have come together: in its own open visits the next thing, and what it was called for."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from huiyin.domain.law.ladders.rungs import RungKind
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.models import Duty, Matter, Visit
from huiyin.matters.queries.visits.board import Owed, owed

MOST = 50  # duties shown; the next come up as these are met
BY_THE_CALLED = (RungKind.KNOW.value, RungKind.COME.value)  # all else is for the unit that receives to do


@dataclass(frozen=True, slots=True)
class MyDuty:
    """One duty with the visit it belongs to, if it is one of a visit."""

    matter: Matter
    visit: Visit | None
    owed: Owed


def duties_now(actor: StaffActor, *, at: datetime) -> list[MyDuty]:
    """What the actor's own unit owes, the next due first: of each visit it receives the one duty that is due next, and
    the calls to come or to confirm. In matters the actor may see; a duty that waits for another one is left out.
    """
    if not actor.may(RECEIVE):
        return []
    seen = Exists(gate.visible(actor).filter(pk=OuterRef("matter_id")))
    received = list(Visit.objects.filter(seen, unit_id=actor.unit_id, state="open", closed_at=None)[:MOST])
    mine = Q(unit_id=actor.unit_id, kind__in=BY_THE_CALLED)
    if received:
        mine |= Q(
            matter_id__in={visit.matter_id for visit in received}, course_no__in={v.no for v in received}
        )
    rows = Duty.objects.filter(~Q(state="dropped"), mine, seen, met_at=None, due_at__isnull=False)
    found = list(rows.select_related("matter").order_by("due_at", "matter_id", "no")[: MOST * 4])
    return _listed(found, actor, received, at)[:MOST]


def _listed(found: list[Duty], actor: StaffActor, received: list[Visit], at: datetime) -> list[MyDuty]:
    """Of each visit received here its first row alone; of the others all."""
    own = {(visit.matter_id, visit.no): visit for visit in received}
    away = {row.matter_id for row in found} - {visit.matter_id for visit in received}
    visits = own | {(v.matter_id, v.no): v for v in Visit.objects.filter(matter_id__in=away, state="open")}
    units, told, seen = gate.units_of(actor), [], set()
    for row in found:
        course = (row.matter_id, row.course_no)
        if course in seen:
            continue
        if course in own:
            seen.add(course)
        stands = owed([row], counsel_for(row.matter), mine=units, keeps=course in own, at=at)[0]
        told.append(MyDuty(row.matter, visits.get(course), stands))
    return told
