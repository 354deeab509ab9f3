"""What a desk's list may be narrowed to, and how many rows wait, counted no further than a reader needs."""

from dataclasses import dataclass, fields
from datetime import date, timedelta

from django.db.models import QuerySet

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.models import Holding, Matter
from huiyin.matters.queries.inbox import Page, newest, page

SOON_DAYS = 3  # a house measure for the eye, not a limit of the law
LOOKED_THROUGH = (200, 4000)  # matters a page of the long list looks through before it asks to go on
COUNTED = 1000  # beyond this a list says "1000+"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to keep; empty fields keep everything. `due` is overdue, soon (within three days) or none (no date)."""

    stage: str = ""
    channel: str = ""
    kind: str = ""
    category: str = ""
    holder: int | None = None
    due: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything at all is left out."""
        return any(getattr(self, f.name) for f in fields(self))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many matters lie on the desk: each no more than COUNTED + 1."""

    overdue: int
    soon: int
    later: int
    undated: int


def listed(actor: StaffActor, wanted: Wanted, *, on: date, size: int, after: str = "") -> Page:
    """The desk's open matters by next due date, narrowed. Raises ValueError for a key that is none."""
    return page(_due(_narrow(gate.desk(actor), wanted), wanted.due, on), size=size, after=after)


def known(actor: StaffActor, wanted: Wanted, *, size: int, before: str = "") -> Page:
    """Every matter the actor may know of, newest first, narrowed. Raises ValueError for a key that is none.

    A page looks through so many matters and no more, so that a rare filter on a million costs as little as a common
    one; where fewer than `size` were found among them, `after` goes on from the last one looked at.
    """
    rows, key = _narrow(gate.visible(actor), wanted), int(before) if before else None
    found: list[Matter] = []
    for window in LOOKED_THROUGH:
        ids = _newest_ids(actor, key, window)
        part = newest(rows.filter(pk__in=ids), size=size - len(found))
        found += part.rows
        if part.after:
            return Page(found, part.after)
        if len(ids) < window:
            return Page(found, "")
        key = ids[-1]
    return Page(found, str(key))


def _newest_ids(actor: StaffActor, before: int | None, window: int) -> list[int]:
    """Where to look next: what one's unit held, by its index; for many units simply what came in last."""
    units = gate.units_of(actor)
    if len(units) == 1:
        held = Holding.objects.filter(unit_id__in=units)
        if before is not None:
            held = held.filter(matter_id__lt=before)
        return list(held.order_by("-matter_id").values_list("matter_id", flat=True).distinct()[:window])
    rows = Matter.objects.filter(pk__lt=before) if before is not None else Matter.objects.all()
    return list(rows.order_by("-pk").values_list("pk", flat=True)[:window])


def overseen(actor: StaffActor, wanted: Wanted, *, on: date, size: int, after: str = "") -> Page:
    """Open matters that the actor's letters offices took in, on whatever desk they lie now, the next due first."""
    units = tree().units
    offices = [u for u in gate.units_of(actor) if units[u].kind == "letters_office"]
    rows = gate.visible(actor).filter(office_id__in=offices, is_open=True)
    return page(_due(_narrow(rows, wanted), wanted.due, on), size=size, after=after)


def tally(actor: StaffActor, *, on: date) -> Tally:
    """Two queries that each stop at COUNTED + 1 rows."""
    rows = gate.desk(actor)
    dated = rows.filter(next_due__isnull=False).order_by("next_due", "id").values_list("next_due", flat=True)
    days = [d for d in dated[: COUNTED + 1] if d]
    undated = rows.filter(next_due=None).values("pk")[: COUNTED + 1].count()
    return _tally(days, undated, on)


def tally_of(rows: list[Matter], *, on: date) -> Tally:
    """The same without a query, where one page holds the whole desk."""
    days = [m.next_due for m in rows if m.next_due]
    return _tally(days, len(rows) - len(days), on)


def _tally(days: list[date], undated: int, on: date) -> Tally:
    overdue = sum(d < on for d in days)
    soon = sum(on <= d <= on + timedelta(days=SOON_DAYS) for d in days)
    return Tally(overdue, soon, len(days) - overdue - soon, undated)


def _due(rows: QuerySet[Matter], due: str, on: date) -> QuerySet[Matter]:
    if due == "overdue":
        return rows.filter(next_due__lt=on)
    if due == "soon":
        return rows.filter(next_due__gte=on, next_due__lte=on + timedelta(days=SOON_DAYS))
    return rows.filter(next_due=None) if due == "none" else rows


def _narrow(rows: QuerySet[Matter], wanted: Wanted) -> QuerySet[Matter]:
    exact = {
        "stage": wanted.stage,
        "channel": wanted.channel,
        "kind": wanted.kind,
        "holder_id": wanted.holder,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.category:
        # a first-level category keeps its branches as well: "housing" and "housing.quality"
        rows = rows.filter(category__startswith=wanted.category)
    return rows
