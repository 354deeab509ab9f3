"""The line of those who booked one reception: who has a place, who waits, and whose turn comes next."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.matters.models import Booking, ReceptionDay
from huiyin.matters.record.refusals import Invalid, Problem

BOOKED, WAITING = "booked", "waiting"
STANDING = (BOOKED, WAITING)  # still to be received
NUMBERS = 2**63  # no database holds a larger one, and none is asked for it
USED = (BOOKED, "received")  # what takes up a place


def reception(day_id: int, *, lock: bool = False, field: str = "reception") -> ReceptionDay:
    """The reception; locked, so that two who book at the same moment stand one behind the other. Raises Invalid."""
    row = next(iter(select(ReceptionDay, id=day_id, lock=lock)), None) if 0 < day_id < NUMBERS else None
    if row is None:
        raise Invalid(Problem(field, _("There is no such reception. Choose one from the calendar.")))
    return row


def order_of(row: Booking) -> tuple[datetime, int, int]:
    """By this the line is sorted, and by nothing else."""
    return row.booked_at, row.matter_id, row.no


def line(day_id: int) -> list[Booking]:
    """Those who have a place or wait, in the order of booking."""
    rows = [row for state in STANDING for row in select(Booking, reception=day_id, state=state)]
    return sorted(rows, key=order_of)


def free(day: ReceptionDay, rows: list[Booking] | None = None) -> int:
    """How many places are free. Those who still have to come over from a day that was moved here have theirs."""
    placed = Booking.objects.filter(reception_id=day.pk, state__in=USED).count()
    coming = Booking.objects.filter(
        reception__moved_to=day.pk, reception__state="moved", state=BOOKED
    ).count()
    return max(day.places - placed - coming, 0)


def waits(day: ReceptionDay) -> bool:
    """Whether anybody waits there, or will once those of a day that was moved or called off have come over."""
    here = Booking.objects.filter(reception_id=day.pk, state=WAITING)
    coming = Booking.objects.filter(reception__moved_to=day.pk, state__in=STANDING)
    coming = coming.exclude(reception__state="moved", state=BOOKED)  # theirs are counted in `free`
    return here.exists() or coming.exists()


def next_turn(day_id: int) -> int:
    """The number that the next one to book is given."""
    last = (
        Booking.objects.filter(reception_id=day_id).order_by("-turn").values_list("turn", flat=True).first()
    )
    return (last or 0) + 1


def first_waiting(day_id: int) -> Booking | None:
    """Who gets the next place that becomes free."""
    return next((row for row in line(day_id) if row.state == WAITING), None)


def standing(row: Booking) -> tuple[int, int]:
    """The turn among those of the same state, and how many are before: of those with a place, or of those who wait."""
    before = sum(order_of(one) < order_of(row) for one in line(row.reception_id) if one.state == row.state)
    return before + 1, before
