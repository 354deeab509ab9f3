"""Inspections: the list, and one for one reader: answers, what was found, what was put right, the files drawn."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min, Q

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Inspection, InspectionFinding, Matter
from huiyin.matters.offices.area import above_or_same
from huiyin.matters.queries.offices.own_file import OwnFile, own_file

SHOWN, RIGHT = 200, "seen_right"


@dataclass(frozen=True, slots=True)
class Listed:
    """One inspection of the list: findings, how many of them are not settled, and the next day among those."""

    row: Inspection
    findings: int
    unsettled: int
    next_due: date | None


@dataclass(frozen=True, slots=True)
class Looked:
    """One finding: whether the unit still has to say what it did, and whether there is something to go and see."""

    row: InspectionFinding
    waits: bool
    to_see: bool
    late: bool
    settled: bool


@dataclass(frozen=True, slots=True)
class Inspected:
    """One inspection; `drawn` are the files of its draw that this reader may see, none for the unit before it was held."""

    file: OwnFile
    row: Inspection
    findings: list[Looked]
    inspected: bool
    shows_draw: bool
    drawn: list[Matter]


def inspections(actor: StaffActor) -> list[Listed]:
    """Those not ended first, by their day, then the others, the latest first."""
    rows = Inspection.objects.filter(matter__in=gate.visible(actor)).select_related(
        "matter", "unit", "by_unit"
    )
    still = list(rows.exclude(state="ended").order_by("planned_on", "matter_id")[:SHOWN])
    found = still + list(
        rows.filter(state="ended").order_by("-planned_on", "matter_id")[: SHOWN - len(still)]
    )
    open_ones = ~Q(seen=RIGHT)
    counted = InspectionFinding.objects.filter(matter_id__in=[one.matter_id for one in found])
    by_id = {
        one["matter_id"]: one
        for one in counted.values("matter_id").annotate(
            all=Count("no"), left=Count("no", filter=open_ones), next=Min("due", filter=open_ones)
        )
    }
    empty: dict[str, Any] = {"all": 0, "left": 0, "next": None}
    return [
        Listed(one, c["all"], c["left"], c["next"])
        for one in found
        for c in [by_id.get(one.matter_id, empty)]
    ]


def inspection(file_id: int, *, actor: StaffActor, at: datetime, on: date) -> Inspected:
    """One of them; the reading is logged. Raises NoSuchMatter."""
    file = own_file(file_id, actor=actor, at=at)
    row = Inspection.objects.filter(matter_id=file_id).select_related("unit", "by_unit").first()
    if row is None:
        raise gate.NoSuchMatter(str(file_id))
    rows = InspectionFinding.objects.filter(matter_id=file_id).order_by("no")
    shows = file.ours or row.held_on is not None
    return Inspected(
        file,
        row,
        [_looked(one, on) for one in rows],
        inspected=above_or_same(actor.unit_id, row.unit_id),
        shows_draw=shows and "draw" in row.details,
        drawn=_drawn(row, actor) if shows else [],
    )


def _looked(row: InspectionFinding, on: date) -> Looked:
    settled = row.seen == RIGHT
    waits = not settled and row.done_on is None
    late = waits and row.due < on
    return Looked(row, waits, to_see=not settled and (not waits or late), late=late, settled=settled)


def _drawn(row: Inspection, actor: StaffActor) -> list[Matter]:
    ids = row.details.get("draw", {}).get("files", [])
    rows = gate.real(gate.visible(actor)).filter(pk__in=ids, confidential=False)
    return list(rows.only("id", "number", "title", "received_on").order_by("pk")) if ids else []
