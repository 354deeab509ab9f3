"""The calendar of receptions as pages and feeds show it: each day with its leader, its joint desk, and its free places."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from huiyin.foundation.people.actor import Actor, PersonActor
from huiyin.foundation.people.models import Account
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.facts import local_day
from huiyin.matters.models import Booking, ReceptionDay
from huiyin.matters.receptions.barring import barred
from huiyin.matters.receptions.line import NUMBERS, STANDING, USED
from huiyin.matters.receptions.sitting import begins, ends

SHOWN = 200
BACK = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Day:
    """One reception, for showing: `free` places, how many `wait` in line, whether it has begun, is over, or is not held."""

    row: ReceptionDay
    leader: str
    unit: Unit
    units: list[Unit]
    begins: datetime
    ends: datetime
    free: int
    wait: int
    begun: bool
    over: bool
    instead: ReceptionDay | None

    @property
    def open(self) -> bool:
        """Whether it can still be booked."""
        return self.row.state == "published" and not self.over


def coming(at: datetime, *, unit_id: int | None = None) -> list[Day]:
    """What everybody may see: today and later, those moved or called off among them, soonest first."""
    rows = ReceptionDay.objects.filter(day__gte=local_day(at)).exclude(state="planned")
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    return shown(rows.order_by("day", "starts", "id")[:SHOWN], at)


def past(at: datetime, units: Collection[int]) -> list[Day]:
    """Receptions of these offices that lie behind, the last first."""
    rows = ReceptionDay.objects.filter(unit_id__in=units, day__range=(local_day(at) - BACK, local_day(at)))
    return [day for day in shown(rows.order_by("-day", "-starts", "id")[:SHOWN], at) if day.over]


def one(day_id: int, at: datetime) -> Day | None:
    """One reception; None where there is none."""
    found = shown(ReceptionDay.objects.filter(pk=day_id), at) if day_id < NUMBERS else []
    return found[0] if found else None


def of_leader(account_id: int, at: datetime) -> list[Day]:
    """Those of one leader, with the last year's."""
    rows = ReceptionDay.objects.filter(leader_id=account_id, day__gte=local_day(at) - BACK)
    return shown(rows.order_by("day", "starts", "id"), at)


def in_feed(at: datetime, unit_id: int | None = None) -> list[Day]:
    """What a calendar that follows along needs: the last three months too, so that it learns what was called off."""
    rows = ReceptionDay.objects.filter(day__gte=local_day(at) - timedelta(days=90)).exclude(state="planned")
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id) if unit_id in tree().units else rows.none()
    return shown(rows.order_by("day", "starts", "id"), at)


def bookable(matter_id: int, *, actor: Actor, at: datetime) -> list[Day]:
    """The receptions this matter may book now: none by a leader who may not receive it, none of a day it has one on.

    Raises NoSuchMatter.
    """
    matter = gate.reach(matter_id, actor=actor, lock=False)
    taken = set(
        Booking.objects.filter(matter_id=matter.pk, state__in=(*STANDING, "received")).values_list(
            "reception__day", flat=True
        )
    )
    for_person = isinstance(actor, PersonActor)
    days = [
        day for day in coming(at) if day.open and day.row.day not in taken and not (for_person and day.begun)
    ]
    leaders = Account.objects.in_bulk({day.row.leader_id for day in days})
    return [day for day in days if not barred(matter, leaders[day.row.leader_id], day.row.unit_id)]


def shown(rows: Iterable[ReceptionDay], at: datetime) -> list[Day]:
    """The rows with what belongs to them, in three further queries however many they are."""
    found = list(rows)
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    asked = Booking.objects.filter(reception_id__in=[row.pk for row in found])
    for day_id, state, number in asked.values_list("reception_id", "state").annotate(n=Count("turn")):
        counted[day_id][state] = number
    names = dict(Account.objects.filter(pk__in={row.leader_id for row in found}).values_list("pk", "name"))
    instead = ReceptionDay.objects.in_bulk([row.moved_to for row in found if row.moved_to])
    units = tree().units
    return [
        Day(
            row=row,
            leader=names[row.leader_id],
            unit=units[row.unit_id],
            units=[units[unit] for unit in row.units if unit in units],
            begins=begins(row),
            ends=ends(row),
            free=max(row.places - sum(counted[row.pk][state] for state in USED), 0),
            wait=counted[row.pk]["waiting"],
            begun=begins(row) <= at,
            over=ends(row) <= at,
            instead=instead.get(row.moved_to or 0),
        )
        for row in found
    ]


def offices(at: datetime) -> list[Unit]:
    """The offices that hold receptions to come, in the order of the tree."""
    held = set(ReceptionDay.objects.filter(day__gte=local_day(at)).values_list("unit_id", flat=True))
    return [unit for unit in tree().units.values() if unit.pk in held]
