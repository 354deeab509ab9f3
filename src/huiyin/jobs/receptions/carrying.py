"""Carrying bookings over from a reception that was moved or called off, and giving places that became free, in order."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from huiyin.foundation.people.actor import SystemActor
from huiyin.jobs.happening import Happening
from huiyin.matters.facts import local_day
from huiyin.matters.failures import Invalid, NoSuchMatter, Refused
from huiyin.matters.models import Booking, ReceptionDay
from huiyin.matters.queries.since import already
from huiyin.matters.receptions.line import STANDING, first_waiting, free, line
from huiyin.matters.receptions.sitting import begins, ends
from huiyin.work.reception.acts.give_place import give_place
from huiyin.work.reception.acts.keep_booking import keep_booking
from huiyin.work.reception.acts.move_booking import move_booking

Never = Callable[[], bool]
SYSTEM = SystemActor()


def sweep_receptions(now: datetime, *, stop: Never = lambda: False) -> int:
    """Carry over whatever stands in a day that is not held, and give whatever place is free; how many acts were done."""
    done = 0
    gone = Booking.objects.filter(state__in=STANDING, reception__state__in=("moved", "cancelled"))
    for day_id in sorted(set(gone.values_list("reception_id", flat=True))):
        done += 0 if stop() else carry_over(day_id, now)
    vain = Booking.objects.filter(
        state="waiting", reception__state="published", reception__day__lt=local_day(now)
    )
    for day_id in sorted(set(vain.values_list("reception_id", flat=True))):
        done += 0 if stop() else carry_waiting(day_id, now)
    waiting = Booking.objects.filter(state="waiting", reception__state="published")
    waiting = waiting.filter(reception__day__gte=local_day(now))
    for day_id in sorted(set(waiting.values_list("reception_id", flat=True))):
        done += 0 if stop() else fill(day_id, now)
    return done


def carry_over(day_id: int, now: datetime) -> int:
    """Take each booking along to the reception that takes its place, in order; where none is known, keep its order."""
    day = ReceptionDay.objects.get(pk=day_id)
    first, after, done = instead_of(day, now), next_of(day, now), 0
    targets = list({one.pk: one for one in (first, after) if one is not None}.values())
    for row in line(day.pk):
        # where the leader named instead may not receive this matter, its own leader's next reception may
        moved = any(_move(row, target, now) for target in targets)
        done += moved
        if not moved and day.state == "cancelled":
            done += _keep(row, day, now)
    return done + sum(fill(target.pk, now) for target in targets)


def carry_waiting(day_id: int, now: datetime) -> int:
    """Who waited and found no place by the end of the day goes on to the leader's next reception, in the same order."""
    day = ReceptionDay.objects.get(pk=day_id)
    target = next_of(day, now)
    moved = [_move(row, target, now) for row in line(day.pk) if row.state == "waiting"] if target else []
    return sum(moved) + (fill(target.pk, now) if target and any(moved) else 0)


def instead_of(day: ReceptionDay, now: datetime) -> ReceptionDay | None:
    """The reception that takes a day's place: the one named, however often that was moved itself, else the leader's next."""
    seen = {day.pk}
    while day.state != "published" and day.moved_to and day.moved_to not in seen:
        seen.add(day.moved_to)
        day = ReceptionDay.objects.get(pk=day.moved_to)
    if day.state == "published":
        return day if ends(day) > now else None
    return next_of(day, now)


def next_of(day: ReceptionDay, now: datetime) -> ReceptionDay | None:
    """The next reception of the same leader at the same office."""
    rows = ReceptionDay.objects.filter(leader_id=day.leader_id, unit_id=day.unit_id, state="published")
    coming = rows.filter(day__gte=local_day(now)).order_by("day", "starts")
    return next((row for row in coming if begins(row) > now), None)


def fill(day_id: int, now: datetime) -> int:
    """Give each free place to the first who waits; how many were given."""
    day = ReceptionDay.objects.filter(pk=day_id, state="published").first()
    given = 0
    while day is not None and ends(day) > now and free(day):
        row = first_waiting(day.pk)
        if row is None or not _give(row, now):
            break
        given += 1
    return given


def places_after(done: Happening) -> list[Callable[[], None]]:
    """The acts an act calls for that left a place behind; none for nearly all."""
    left = done.event.inner.get("left_reception") if isinstance(done.event.inner, dict) else None
    return [partial(_fill, left, done.now)] if left else []


def _fill(day_id: int, now: datetime) -> None:
    fill(day_id, now)


def _move(row: Booking, target: ReceptionDay, now: datetime) -> bool:
    key = f"carry:{row.matter_id}:{row.no}:{target.pk}"
    given = {"matter_id": row.matter_id, "booking": row.no, "reception_id": target.pk}
    try:
        move_booking(actor=SYSTEM, at=now, key=key, **given)
    except (Refused, Invalid, NoSuchMatter):  # another leader has to receive it, or it moved on meanwhile
        return False
    return True


def _keep(row: Booking, day: ReceptionDay, now: datetime) -> int:
    """Once for each day that is called off; who was told keeps waiting."""
    key = f"kept:{row.matter_id}:{row.no}:{day.pk}"
    if already("keep_booking", key) is not None:
        return 0
    try:
        keep_booking(actor=SYSTEM, at=now, matter_id=row.matter_id, booking=row.no, key=key)
    except (Refused, Invalid, NoSuchMatter):
        return 0
    return 1


def _give(row: Booking, now: datetime) -> bool:
    key = f"place:{row.matter_id}:{row.no}:{row.reception_id}"
    try:
        give_place(actor=SYSTEM, at=now, matter_id=row.matter_id, booking=row.no, key=key)
    except (Refused, Invalid, NoSuchMatter):  # somebody was faster
        return False
    return True
