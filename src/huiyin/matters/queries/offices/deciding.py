"""Checks before decisions: the list, and one with all that was checked."""

from dataclasses import dataclass
from datetime import date, datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import PlannedDecision
from huiyin.matters.queries.offices.own_file import OwnFile, own_file

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Decision:
    """One check: its file and row, and whether its day is over and it is still not checked."""

    file: OwnFile
    row: PlannedDecision
    late: bool


def decisions(actor: StaffActor) -> list[PlannedDecision]:
    """Open ones first, by the day of the decision, then the others, the latest first."""
    rows = PlannedDecision.objects.filter(matter__in=gate.visible(actor)).select_related("matter", "unit")
    still = list(rows.exclude(state="ended").order_by("planned_for", "matter_id")[:SHOWN])
    return still + list(
        rows.filter(state="ended").order_by("-planned_for", "matter_id")[: SHOWN - len(still)]
    )


def decision(file_id: int, *, actor: StaffActor, at: datetime, on: date) -> Decision:
    """One of them; the reading is logged. Raises NoSuchMatter."""
    file = own_file(file_id, actor=actor, at=at)
    row = PlannedDecision.objects.filter(matter_id=file_id).select_related("unit").first()
    if row is None:
        raise gate.NoSuchMatter(str(file_id))
    return Decision(file, row, late=row.state == "open" and row.planned_for < on)
