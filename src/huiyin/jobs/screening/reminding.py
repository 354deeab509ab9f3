"""Days in the offices' own files that come near or pass: returns, things to be put right, decisions to be checked, inspections."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from huiyin.foundation.units.tree import tree
from huiyin.matters.facts import local_day
from huiyin.matters.models import CampaignReturn, Inspection, InspectionFinding, PlannedDecision
from huiyin.services.notices.telling import Draft

Rows = Callable[[], "QuerySet[Any]"]
Drafts = Callable[[Any, str, int, datetime], list[Draft]]


def open_returns() -> "QuerySet[CampaignReturn]":
    """Returns that are still to be given, while their screening is open."""
    return CampaignReturn.objects.filter(state="open", matter__stage="screening")


def open_findings() -> "QuerySet[InspectionFinding]":
    """What was found and not reported as put right."""
    return InspectionFinding.objects.filter(done_on=None).exclude(seen="seen_right")


def unchecked() -> "QuerySet[PlannedDecision]":
    """Decisions to come that are not checked."""
    return PlannedDecision.objects.filter(state="open").annotate(due=F("planned_for"))


def planned() -> "QuerySet[Inspection]":
    """Inspections that are planned and not held."""
    return Inspection.objects.filter(state="planned").annotate(due=F("planned_on"))


def return_drafts(row: CampaignReturn, code: str, level: int, now: datetime) -> list[Draft]:
    """The unit asked; when it is late, the office that asks as well."""
    return _drafts(row, code, level, now, row.unit_id, [row.matter.holder_id])


def finding_drafts(row: InspectionFinding, code: str, level: int, now: datetime) -> list[Draft]:
    """The unit inspected; when it is late, the office that inspected as well."""
    inspected = Inspection.objects.values_list("unit_id", flat=True).get(matter_id=row.matter_id)
    return _drafts(row, code, level, now, inspected, [row.matter.holder_id])


def own_drafts(row: Any, code: str, level: int, now: datetime) -> list[Draft]:
    """The unit whose file it is."""
    return _drafts(row, code, level, now, row.matter.holder_id, [])


def _drafts(row: Any, code: str, level: int, now: datetime, owing: int, over: list[int]) -> list[Draft]:
    unit = tree().successor(owing, local_day(now))
    told = {unit.pk, *(over if code.endswith("_overdue") else ())}
    params = {"number": row.matter.number, "unit": unit.name, "due": row.due.isoformat(), "level": level}
    return [
        Draft(row.matter_id, code, now, params, unit_id=one, ref=row.no, day=row.due, level=level)
        for one in sorted(told)
    ]


NEAR: tuple[tuple[str, Rows, Drafts], ...] = (
    ("return_near", open_returns, return_drafts),
    ("finding_near", open_findings, finding_drafts),
    ("decision_near", unchecked, own_drafts),
    ("inspection_near", planned, own_drafts),
)
LATE: tuple[tuple[str, Rows, Drafts], ...] = (
    ("return_overdue", open_returns, return_drafts),
    ("finding_overdue", open_findings, finding_drafts),
    ("decision_overdue", unchecked, own_drafts),
    ("inspection_overdue", planned, own_drafts),
)
