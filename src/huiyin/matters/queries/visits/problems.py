"""Problems to be solved: of one's own units and of those under them, and visits about what no unit had entered."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.models import Duty, Proceeding, Visit

KIND, SHOWN = "problem", 300
LOOKED_BACK = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Known:
    """One problem: whose it is, how it stands, how often its day was moved, how many reports were late or never made."""

    row: Proceeding
    unit: str
    overdue: bool
    moved: int
    missed: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Unentered:
    """People came about something that the unit concerned had not entered as a problem of its own before."""

    visit: Visit
    unit: str


def problems(actor: StaffActor, *, on: date) -> list[Known]:
    """Those of the actor's units, and those reported to them; open ones first, by their day."""
    units = gate.units_of(actor)
    reported = Duty.objects.filter(
        matter_id=OuterRef("matter_id"), course_no=OuterRef("no"), unit_id__in=units
    )
    rows = Proceeding.objects.filter(Q(unit_id__in=units) | Q(Exists(reported)), kind=KIND)
    rows = (
        rows.filter(matter__in=gate.visible(actor))
        .select_related("matter")
        .order_by("ended_on", "due", "matter_id")
    )
    found = list(rows[:SHOWN])
    duties = Duty.objects.filter(matter_id__in={row.matter_id for row in found}).exclude(state="dropped")
    by_course: dict[tuple[int, int], list[Duty]] = {}
    for duty in duties:
        by_course.setdefault((duty.matter_id, duty.course_no), []).append(duty)
    listed = [_known(row, by_course.get((row.matter_id, row.no), []), on) for row in found]
    return sorted(listed, key=lambda one: (one.row.state != "open", one.row.due or on))


def unentered(actor: StaffActor, *, at: datetime, smallest: int) -> list[Unentered]:
    """Visits of a group in the last year about which the unit concerned had entered nothing; the latest first."""
    before = Proceeding.objects.filter(
        matter_id=OuterRef("matter_id"),
        kind=KIND,
        unit_id=OuterRef("concerned_id"),
        opened_on__lte=OuterRef("opened_at__date"),
    )
    rows = Visit.objects.filter(
        kind="group",
        drill=False,
        opened_at__gt=at - LOOKED_BACK,
        headcount__gte=smallest,
        concerned__isnull=False,
    ).exclude(state="cancelled")
    rows = rows.filter(matter__in=gate.visible(actor), concerned_id__in=gate.units_of(actor)).filter(
        ~Exists(before)
    )
    found = rows.select_related("matter").order_by("-opened_at")[:SHOWN]
    return [Unentered(row, tree().units[row.concerned_id].name) for row in found if row.concerned_id]


def _known(row: Proceeding, duties: list[Duty], on: date) -> Known:
    late = [d for d in duties if d.missed_at or (d.met_at and d.due_at and d.met_at > d.due_at)]
    return Known(
        row=row,
        unit=tree().units[row.unit_id].name if row.unit_id else "",
        overdue=bool(row.state == "open" and row.due and row.due < on),
        moved=sum("due" in step for step in row.details.get("steps", ())),
        missed=len(late),
        waiting=sum(d.state == "open" and d.due_at is not None for d in duties),
    )
