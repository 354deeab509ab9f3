"""What a unit owes in offices' own files, in one query: returns, things to put right, checks of decisions, inspections to hold."""

from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, F, Value

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SIGN, SUPERVISE
from huiyin.matters.models import CampaignReturn, Inspection, InspectionFinding, PlannedDecision


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing: return, finding, visit (a return visit), decision or inspection, in which file, which row, until when."""

    kind: str
    file_id: int
    no: int
    due: date


def owed_by(actor: StaffActor) -> list[Owed]:
    """The earliest day first; nothing that the actor's role could not do."""
    unit, parts = actor.unit_id, []
    if actor.may(HANDLE) or actor.may(SIGN):
        inspected = Inspection.objects.filter(unit_id=unit, state="held").values("matter_id")
        open_findings = InspectionFinding.objects.filter(done_on=None, matter_id__in=inspected)
        parts += [
            _rows(
                CampaignReturn.objects.filter(unit_id=unit, state="open", matter__stage="screening"),
                "return",
                "due",
            ),
            _rows(open_findings.exclude(seen="seen_right"), "finding", "due"),
            _rows(PlannedDecision.objects.filter(unit_id=unit, state="open"), "decision", "planned_for"),
        ]
    if actor.may(SUPERVISE):
        own = Inspection.objects.filter(by_unit_id=unit, state="held").values("matter_id")
        reported = InspectionFinding.objects.filter(done_on__isnull=False, matter_id__in=own)
        parts += [
            _rows(Inspection.objects.filter(by_unit_id=unit, state="planned"), "inspection", "planned_on"),
            _rows(reported.exclude(seen="seen_right"), "visit", "due"),
        ]
    if not parts:
        return []
    rows = parts[0].union(*parts[1:], all=True)
    return sorted((Owed(*row) for row in rows), key=lambda one: (one.due, one.file_id, one.no))


def _rows(rows, kind: str, day: str):  # type: ignore[no-untyped-def]
    named = rows.order_by().annotate(owed_as=Value(kind, output_field=CharField()), owed_by_day=F(day))
    return named.values_list("owed_as", "matter_id", "no", "owed_by_day")
