"""How many visits there were and how many came, by month, by unit of the problem and by category; never by person or place of origin."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import STATISTICS, SUPERVISE
from huiyin.foundation.units.tree import tree
from huiyin.matters.facts import local_day
from huiyin.matters.models import Accused, Visit

COUNTING = (STATISTICS, SUPERVISE)


@dataclass(slots=True)
class Sum:
    """Visits (批次) and heads (人次) of one month, unit or category."""

    label: str
    visits: int = 0
    heads: int = 0

    def add(self, heads: int) -> None:
        """One more visit."""
        self.visits += 1
        self.heads += heads


@dataclass(slots=True)
class Counted:
    """A year in sums; each visit stands once in each of the tables."""

    year: int
    whole: Sum
    months: list[Sum] = field(default_factory=list)
    units: list[Sum] = field(default_factory=list)
    categories: list[Sum] = field(default_factory=list)


def counted(actor: StaffActor, year: int) -> Counted:
    """What the offices in the actor's area received in a year; nothing for whoever may not count."""
    sums: dict[str, dict[str, Sum]] = {"months": {}, "units": {}, "categories": {}}
    for month in range(1, 13):
        sums["months"][f"{year}-{month:02d}"] = Sum(f"{year}-{month:02d}")
    whole, names = Sum(str(year)), tree().units
    for row in _rows(actor, year):
        unit = names[row.concerned_id or row.matter.holder_id]
        opened = local_day(row.opened_at) if row.opened_at else date(year, 1, 1)
        labels = {"months": f"{opened:%Y-%m}", "units": unit.name, "categories": row.matter.category}
        for table, label in labels.items():
            sums[table].setdefault(label, Sum(label)).add(row.headcount)
        whole.add(row.headcount)
    return Counted(
        year,
        whole,
        list(sums["months"].values()),
        _by_name(sums["units"].values()),
        _by_name(sums["categories"].values()),
    )


def years(actor: StaffActor) -> list[int]:
    """The years in which there was any visit, the latest first."""
    moments = _countable(actor).values_list("opened_at", flat=True)
    return sorted({local_day(one).year for one in moments if one}, reverse=True)


def _rows(actor: StaffActor, year: int) -> "QuerySet[Visit]":
    zone = timezone.get_current_timezone()
    first = datetime.combine(date(year, 1, 1), time.min, zone)
    after = datetime.combine(date(year + 1, 1, 1), time.min, zone) - timedelta(microseconds=1)
    rows = _countable(actor).filter(opened_at__range=(first, after))
    return rows.select_related("matter").order_by("opened_at", "matter_id", "no")


def _countable(actor: StaffActor) -> "QuerySet[Visit]":
    """Group visits that took place; not exercises, not what was called off, not reports nor what complains of the reader."""
    if not any(actor.may(one) for one in COUNTING):
        return Visit.objects.none()
    against = Accused.objects.filter(matter_id=OuterRef("matter_id")).filter(
        Q(unit_id__in=actor.kin) | Q(account_id=actor.account_id)
    )
    rows = Visit.objects.filter(kind="group", drill=False, opened_at__isnull=False).exclude(state="cancelled")
    return rows.filter(unit_id__in=actor.own_units, matter__confidential=False).filter(~Exists(against))


def _by_name(rows: Iterable[Sum]) -> list[Sum]:
    """In the order of names: no list is a ranking."""
    return sorted(rows, key=lambda one: one.label)
