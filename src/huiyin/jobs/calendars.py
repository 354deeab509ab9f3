"""Calendars announced since the pack was made: entering one, and counting again every date that waited for it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from huiyin.foundation.people.actor import SystemActor
from huiyin.jobs.calendar_file import YearFile
from huiyin.matters.asking import calendars_changed, clocks_of, counsel_for
from huiyin.matters.gate import NoSuchMatter
from huiyin.matters.models import Clock, Matter, PublishedYear
from huiyin.matters.record.recounting import NothingToRecount, changes
from huiyin.work.handling.acts import recount as recounting

BATCH = 500


class AlreadyAnnounced(Exception):
    """The year has a calendar already, and another one was not asked to take its place."""


def publish(pack: str, year: YearFile, *, now: datetime, replace: bool = False) -> bool:
    """Enter a year's calendar; False when exactly this one is there already. Raises AlreadyAnnounced."""
    held = PublishedYear.objects.filter(pack=pack, year=year.year).first()
    fields = {"holidays": year.holidays, "working": year.working, "source": year.source}
    if held and all(getattr(held, name) == value for name, value in fields.items()):
        return False
    if not replace and (held or year.year in announced_by_pack(pack)):
        raise AlreadyAnnounced(
            f"{year.year} has a calendar already. Use --replace if it was changed by a later announcement; "
            "running dates are then counted again."
        )
    with transaction.atomic():
        PublishedYear.objects.update_or_create(
            pack=pack, year=year.year, defaults={**fields, "entered_at": now}
        )
    calendars_changed()
    return True


def announced_by_pack(pack: str) -> frozenset[int]:
    """The years that came with the pack itself."""
    from huiyin.domain.law.counsel import counsel

    return frozenset(number for number, days in counsel(pack).calendar.years.items() if days.published)


def recount(
    now: datetime,
    *,
    all_running: bool = False,
    stop: Callable[[], bool] = lambda: False,
    year: int | None = None,
) -> int:
    """Count again what waited for a calendar that is there now; returns how many matters changed.

    One act for each matter, so it may be cut off anywhere and goes on at the next sweep. `all_running` looks at
    every running date, for a calendar that replaced another one.
    """
    changed = 0
    for row in PublishedYear.objects.order_by("year"):
        if year in (None, row.year):
            changed += sum(_recount(matter, row, now) for matter in _waiting(row, all_running) if not stop())
    return changed


def _recount(matter: Matter, row: PublishedYear, now: datetime) -> bool:
    if next(changes(matter, clocks_of(matter)), None) is None:
        return False
    try:
        recounting.recount(actor=SystemActor(), at=now, matter_id=matter.pk, source=row.source)
    except (NothingToRecount, NoSuchMatter):  # it moved on between the look and the act
        return False
    return True


def _waiting(row: PublishedYear, all_running: bool) -> Iterator[Matter]:
    last = 0
    while ids := list(_candidates(row, all_running, last)[:BATCH]):
        yield from Matter.objects.filter(pk__in=ids, pack=row.pack).order_by("id")
        last = ids[-1]


def _candidates(row: PublishedYear, all_running: bool, after: int) -> "QuerySet[Clock, int]":
    """Matters with a running date whose span touches the year."""
    clocks = Clock.objects.filter(running=True, matter_id__gt=after)
    if not all_running:
        clocks = clocks.filter(provisional=True)
    clocks = clocks.filter(start__lte=date(row.year, 12, 31), due__gte=date(row.year, 1, 1))
    return clocks.order_by("matter_id").values_list("matter_id", flat=True).distinct()


def in_force(pack: str, year: int) -> tuple[dict[date, str], list[date], str, bool]:
    """Days off with their names, make-up working days, source, and whether they were announced, as counted with now."""
    calendars_changed()
    days = counsel_for(Matter(pack=pack)).calendar.year(year)
    return dict(sorted(days.off.items())), sorted(days.work), days.source, days.published
