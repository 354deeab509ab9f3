"""What a desk's list may be narrowed to, and how many rows wait, counted no further than a reader needs."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.models import Holding, Matter
from huiyin.matters.queries.inbox import Page, newest, page

SOON_DAYS = 3  # a house measure for the eye, not a limit of the law
LOOKED_THROUGH = (200, 4000)  # matters a page of the long list looks through before it asks to go on
COUNTED = 1000  # beyond this a list says "1000+"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to keep; empty fields keep everything. `due` is overdue, soon (within three days) or none (no date).

    `mine` keeps what the reader works on, or stands in for; `officer` what one colleague works on.
    """

    stage: str = ""
    channel: str = ""
    kind: str = ""
    category: str = ""
    holder: int | None = None
    due: str = ""
    mine: str = ""
    officer: int | None = None

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


def listed(
    actor: StaffActor,
    wanted: Wanted,
    *,
    on: date,
    size: int,
    after: str = "",
    now: datetime | None = None,
    standing_in: Collection[int] = (),
) -> Page:
    """The desk's open matters by next due date, narrowed. Raises ValueError for a key that is none.

    `now` is the moment by which hours are over, where the law counts hours; `standing_in` are the accounts for which
    the actor stands in that day.
    """
    rows = chosen(actor, wanted, on=on, now=now, standing_in=standing_in)
    return page(rows, size=size, after=after, by_hour=counsel_for_new().has_hours)


def chosen(
    actor: StaffActor,
    wanted: Wanted,
    *,
    on: date,
    now: datetime | None = None,
    standing_in: Collection[int] = (),
) -> QuerySet[Matter]:
    """All rows of `listed`, in no order."""
    officers = [actor.account_id, *standing_in] if wanted.mine else None
    rows = gate.desk(actor, [wanted.officer] if wanted.officer else officers)
    return _due(_narrow(rows, wanted), wanted.due, on, now)


def known(actor: StaffActor, wanted: Wanted, *, size: int, before: str = "") -> Page:
    """Every matter the actor may know of, newest first, narrowed. Raises ValueError for a key that is none.

    A page looks through so many matters and no more, so that a rare filter on a million costs as little as a common
    one; where fewer than `size` were found among them, `after` goes on from the last one looked at.
    """
    rows, key = _narrow(gate.real(gate.visible(actor)), wanted), int(before) if before else None
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


def overseen(
    actor: StaffActor, wanted: Wanted, *, on: date, size: int, after: str = "", now: datetime | None = None
) -> Page:
    """Open matters that the actor's letters offices took in, on whatever desk they lie now, the next due first."""
    units = tree().units
    offices = [u for u in gate.units_of(actor) if units[u].kind == "letters_office"]
    rows = gate.visible(actor).filter(office_id__in=offices, is_open=True)
    rows = _due(_narrow(rows, wanted), wanted.due, on, now)
    return page(rows, size=size, after=after, by_hour=counsel_for_new().has_hours)


def tally(actor: StaffActor, *, on: date, now: datetime | None = None) -> Tally:
    """Two queries that each stop at COUNTED + 1 rows."""
    rows = gate.desk(actor)
    dated = rows.filter(next_due__isnull=False).order_by("next_due", "id")
    dues = list(dated.values_list("next_due", "next_due_at")[: COUNTED + 1])
    undated = rows.filter(next_due=None).values("pk")[: COUNTED + 1].count()
    return _tally([(day, at) for day, at in dues if day], undated, on, now)


def tally_of(rows: list[Matter], *, on: date, now: datetime | None = None) -> Tally:
    """The same without a query, where one page holds the whole desk."""
    dues = [(m.next_due, m.next_due_at) for m in rows if m.next_due]
    return _tally(dues, len(rows) - len(dues), on, now)


def _tally(dues: list[tuple[date, datetime | None]], undated: int, on: date, now: datetime | None) -> Tally:
    overdue = sum(is_over(day, at, on, now) for day, at in dues)
    soon = sum(day <= on + timedelta(days=SOON_DAYS) for day, _ in dues) - overdue
    return Tally(overdue, soon, len(dues) - overdue - soon, undated)


def is_over(day: date, at: datetime | None, on: date, now: datetime | None) -> bool:
    """Whether what is due on a day, or at a moment of it, is over; a day is over only on the next."""
    return day < on or (at is not None and now is not None and at < now)


def _due(rows: QuerySet[Matter], due: str, on: date, now: datetime | None) -> QuerySet[Matter]:
    # only today's hours can be over before the day is: the rest is told by the index of days alone
    gone = Q(next_due=on, next_due_at__lt=now) if now and counsel_for_new().has_hours else None
    if due == "overdue":
        return rows.filter(Q(next_due__lt=on) | gone) if gone else rows.filter(next_due__lt=on)
    if due == "soon":
        soon = rows.filter(next_due__gte=on, next_due__lte=on + timedelta(days=SOON_DAYS))
        return (
            soon.filter(Q(next_due__gt=on) | Q(next_due_at=None) | Q(next_due_at__gte=now)) if gone else soon
        )
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
