"""What waits to be coded: by the unit that handled it, by a second reader, or for a third word."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.models import Cause, CauseDraw, Matter

ACT, SHOWN = "code_cause", 50
FIRST, SECOND, SETTLED = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Differing:
    """A matter of which two readings differ; neither says who read."""

    matter: Matter
    first: Cause
    second: Cause


def to_code(actor: StaffActor) -> QuerySet[Matter]:
    """Decided matters with the actor's own unit of which nobody has said why they arose, the latest first."""
    if not actor.may(HANDLE):
        return Matter.objects.none()
    rows = gate.real(gate.visible(actor)).filter(holder_id=actor.unit_id, stage__in=_stages())
    return _open_ones(rows).filter(~Exists(_reading(FIRST))).order_by("-pk")


def to_read_again(actor: StaffActor) -> QuerySet[Matter]:
    """Matters drawn by the actor's unit that wait for its reading; what the first one said is not among what is asked for."""
    if not actor.may(SUPERVISE):
        return Matter.objects.none()
    draws = CauseDraw.objects.filter(by_unit_id=actor.unit_id).values_list("matters", flat=True)
    drawn = {one for row in draws for one in row}
    rows = _open_ones(gate.visible(actor)).filter(pk__in=drawn, stage__in=_stages())
    other = Cause.objects.filter(matter_id=OuterRef("pk"), reading=FIRST).exclude(unit_id=actor.unit_id)
    own = Cause.objects.filter(matter_id=OuterRef("pk"), coder_id=actor.account_id)
    return rows.filter(Exists(other), ~Exists(_reading(SECOND)), ~Exists(own)).order_by("pk")


def differing(actor: StaffActor) -> list[Differing]:
    """Where two readings differ and the actor, who made neither, may settle it; the oldest first."""
    if not actor.may(SUPERVISE):
        return []
    first = Cause.objects.filter(matter_id=OuterRef("matter_id"), reading=FIRST)
    settled = Cause.objects.filter(matter_id=OuterRef("matter_id"), reading=SETTLED)
    own = Cause.objects.filter(matter_id=OuterRef("matter_id"), coder_id=actor.account_id)
    rows = Cause.objects.filter(Exists(first.exclude(code=OuterRef("code"))), ~Exists(settled), ~Exists(own))
    rows = rows.filter(reading=SECOND, matter__in=gate.visible(actor)).select_related("matter", "unit")
    seconds = list(rows.order_by("coded_on", "matter_id")[:SHOWN])
    ids = [row.matter_id for row in seconds]
    firsts = {
        row.matter_id: row
        for row in Cause.objects.filter(reading=FIRST, matter_id__in=ids).select_related("unit")
    }
    return [Differing(row.matter, firsts[row.matter_id], row) for row in seconds]


def drawable(actor: StaffActor, first: date, last: date) -> list[int]:
    """The matters that a draw of the actor's unit may hold: coded once by another unit, and in no draw yet."""
    rows = Cause.objects.filter(reading=FIRST, coded_on__range=(first, last)).exclude(unit_id=actor.unit_id)
    second = Cause.objects.filter(matter_id=OuterRef("matter_id"), reading=SECOND)
    rows = rows.filter(~Exists(second), matter__in=gate.real(gate.visible(actor)))
    taken = waiting_ids(all_draws=True)
    return sorted(set(rows.values_list("matter_id", flat=True)) - taken)


def waiting_ids(*, all_draws: bool = False) -> set[int]:
    """Every matter that was drawn and not read again: no figure may show what its first reader said."""
    drawn = {one for row in CauseDraw.objects.values_list("matters", flat=True) for one in row}
    if all_draws or not drawn:
        return drawn
    read = Cause.objects.filter(reading=SECOND).values_list("matter_id", flat=True)
    return drawn - set(read)


def draws(actor: StaffActor) -> list[CauseDraw]:
    """The draws of the actor's units, the latest first."""
    rows = CauseDraw.objects.filter(by_unit_id__in=gate.units_of(actor)).select_related("by_unit")
    return list(rows.order_by("-drawn_on", "-pk")[:SHOWN])


def _reading(number: int) -> QuerySet[Cause]:
    return Cause.objects.filter(matter_id=OuterRef("pk"), reading=number)


def _open_ones(rows: QuerySet[Matter]) -> QuerySet[Matter]:
    """Reports are coded by nobody."""
    return rows.filter(confidential=False)


def _stages() -> frozenset[str]:
    """The stages at which the law lets a cause be coded."""
    law = counsel_for_new()
    return frozenset(s for row in law.pack.rows if row.act == ACT for s in row.stages)


def both_readings(matter: Matter) -> tuple[Cause, Cause] | None:
    """The two readings, once there are two; before that neither is shown to anybody."""
    found = {row.reading: row for row in Cause.objects.filter(matter_id=matter.pk).select_related("unit")}
    return (found[FIRST], found[SECOND]) if SECOND in found else None
