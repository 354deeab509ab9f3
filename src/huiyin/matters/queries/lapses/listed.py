"""The list of supervisions among the matters one may know of, in lanes, by unit, by what they were found on; paged by key."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Supervision

SIZE = 50
LARGEST = 2**63 - 1
COUNTED_TO = 1_000  # a lane says "1000+" beyond; nobody needs the number on the way to the rows
# lane -> the states in it; what waits for an answer that is overdue stands in a lane of its own beside
LANES = {
    "found": ("found",),
    "running": ("confirmed",),
    "late": ("confirmed",),
    "answered": ("answered",),
    "over": ("ended", "dismissed"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: one lane; of one unit; found on one trigger; only what is grave."""

    lane: str = "found"
    unit: int | None = None
    trigger: str = ""
    grave: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One page and the key from which the next goes on; empty at the end."""

    rows: list[Supervision]
    after: str


def supervisions(actor: StaffActor) -> QuerySet[Supervision]:
    """Every supervision in the matters the actor may know of: of a report none reaches those it is about."""
    return Supervision.objects.filter(Exists(gate.visible(actor).filter(pk=OuterRef("matter_id"))))


def listed(actor: StaffActor, asked: Asked, *, on: date, after: str = "", size: int = SIZE) -> Listed:
    """A page of one lane, the earliest first, of what is over the newest first. Raises ValueError for a false key."""
    over = asked.lane == "over"
    rows = _lane(supervisions(actor), asked.lane, on)
    if asked.unit:
        rows = rows.filter(unit_id=asked.unit)
    if asked.trigger:
        rows = rows.filter(trigger=asked.trigger)
    if asked.grave:
        rows = rows.filter(evidence__harm="grave")
    order = ("-found_on", "-matter_id", "-no") if over else ("found_on", "matter_id", "no")
    rows = rows.filter(_beyond(after, "lt" if over else "gt")) if after else rows
    found = list(rows.select_related("matter").order_by(*order)[: size + 1])
    shown = found[:size]
    last = shown[-1] if len(found) > size else None
    return Listed(shown, f"{last.found_on}~{last.matter_id}~{last.no}" if last else "")


def _lane(rows: QuerySet[Supervision], lane: str, on: date) -> QuerySet[Supervision]:
    rows = rows.filter(state__in=LANES[lane])
    if lane == "late":
        return rows.filter(due__lt=on)
    return rows.filter(Q(due=None) | Q(due__gte=on)) if lane == "running" else rows


def _beyond(after: str, than: str) -> Q:
    day, matter, no = after.split("~")
    found_on, matter_id, number = date.fromisoformat(day), int(matter), int(no)
    if not 0 <= matter_id <= LARGEST or not 0 <= number <= LARGEST:
        raise ValueError("no matter has such a number")
    same = Q(found_on=found_on, matter_id=matter_id, **{f"no__{than}": number})
    return (
        Q(**{f"found_on__{than}": found_on})
        | Q(found_on=found_on, **{f"matter_id__{than}": matter_id})
        | same
    )


def lengths(actor: StaffActor, *, on: date) -> dict[str, int]:
    """How many stand in each open lane, counted no further than anybody needs."""
    rows = supervisions(actor)
    return {
        lane: _lane(rows, lane, on).order_by()[:COUNTED_TO].aggregate(n=Count("pk"))["n"]
        for lane in LANES
        if lane != "over"
    }


def found_acts(events: Any) -> bool:
    """Whether any of these acts opened a supervision: a page costs no query for what was never begun."""
    return any(event.act in ("find_lapse", "raise_lapse") for event in events)
