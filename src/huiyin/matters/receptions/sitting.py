"""A reception as somebody wants to hold it, checked before it is written: who, when, where, with how many places."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.days import ONE_DAY
from huiyin.domain.law.terms import LawError
from huiyin.foundation.people.absences import away
from huiyin.foundation.people.actor import actor_of
from huiyin.foundation.people.models import Account
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.foundation.units.tree import tree
from huiyin.foundation.units.unusable import Fault
from huiyin.matters.models import ReceptionDay

FARTHEST = timedelta(days=400)  # house measures against a slip of the pen, not limits of the law
MOST_PLACES, MOST_UNITS = 200, 12
WEEKLY, MONTHLY = "weekly", "monthly"


@dataclass(frozen=True, slots=True)
class Sitting:
    """A reception on one day. `unit` is the office that holds it, `units` those that sit at the joint desk, by id."""

    unit: int
    leader: int
    title: str
    kind: str
    day: date
    starts: time
    ends: time
    place: str
    places: int
    topics: str = ""
    units: tuple[int, ...] = ()
    planned_for: date | None = None


def begins(row: ReceptionDay) -> datetime:
    """The moment it begins on the office's own clock."""
    return datetime.combine(row.day, row.starts, tzinfo=timezone.get_default_timezone())


def ends(row: ReceptionDay) -> datetime:
    """The moment it ends on the office's own clock."""
    return datetime.combine(row.day, row.ends, tzinfo=timezone.get_default_timezone())


def faults_of(wanted: Sitting, law: Counsel, at: datetime, *, instead_of: int = 0) -> list[Fault]:
    """Everything that is wrong with it; `instead_of` is the day it takes the place of."""
    found = [*_words(wanted, law), *_leader(wanted), *_units(wanted), *_hours(wanted, at), *_day(wanted, law)]
    return found or list(_overlaps(wanted, instead_of))


def repeated(
    first: date, last: date, how: str, law: Counsel, *, working: bool
) -> list[tuple[date, date | None]]:
    """The days of a series, each with the day it was planned for where that is a day of rest and it moved on.

    `how` is weekly or monthly (the same day of each month, the last one where a month has no such day).
    """
    found: list[tuple[date, date | None]] = []
    planned, n = first, 0
    while planned <= last:
        held = law.calendar.next_working(planned) if working else planned
        if all(held != day for day, _planned in found):
            found.append((held, planned if held != planned else None))
        n += 1
        planned = first + timedelta(days=7 * n) if how == WEEKLY else months_on(first, n)
    return found


def months_on(first: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=first.day - 1), after - ONE_DAY)


def _words(wanted: Sitting, law: Counsel) -> Iterator[Fault]:
    if wanted.kind not in law.group("reception_kinds"):
        yield Fault("kind", _("The law does not know this kind of reception. Pick one of the list."))
    if not wanted.place.strip():
        yield Fault("place", _("Say where it is held, so that people can find it."))
    if not wanted.title.strip():
        yield Fault("title", _("Give the leader's function: people have to know who receives them."))
    if wanted.places < 1:
        yield Fault("places", _("A reception needs at least one place. Without any, call it off."))
    if wanted.places > MOST_PLACES:
        yield Fault("places", _("So many cannot be received in one day. Check the number."))


def _leader(wanted: Sitting) -> Iterator[Fault]:
    leader = Account.objects.filter(pk=wanted.leader, is_active=True).first()
    if leader is None:
        yield Fault("leader", _("There is no such member of staff. Choose one from the list."))
        return
    if not actor_of(leader).may(RECEIVE):
        text = _("%(name)s has no role in which people are received. Ask your administrator.")
        yield Fault("leader", text % {"name": leader.name})
    if gone := away([leader.pk], wanted.day).get(leader.pk):
        text = _(
            "%(name)s is entered as away that day (from %(first)s to %(last)s). Choose another day or another leader."
        )
        last = gone.last.isoformat() if gone.last else "…"
        yield Fault("leader", text % {"name": leader.name, "first": gone.first.isoformat(), "last": last})
    if leader.unit_id not in {wanted.unit, *tree().above(wanted.unit)}:
        words = {"name": leader.name, "unit": tree().units[leader.unit_id].name}
        text = _(
            "%(name)s belongs to %(unit)s, which holds its own receptions. Choose a leader of this office."
        )
        yield Fault("leader", text % words)


def _units(wanted: Sitting) -> Iterator[Fault]:
    known = {unit.pk for unit in tree().in_force(wanted.day)}
    if any(unit not in known for unit in wanted.units):
        yield Fault("units", _("A unit of the joint desk does not exist on that day. Choose from the list."))
    if len(wanted.units) > MOST_UNITS:
        yield Fault("units", _("So many units do not fit at one desk. Name those that are needed."))


def _hours(wanted: Sitting, at: datetime) -> Iterator[Fault]:
    today = timezone.localtime(at).date()
    if wanted.ends <= wanted.starts:
        yield Fault("ends", _("It ends before it begins. Correct one of the two hours."))
    if wanted.day < today:
        yield Fault("day", _("That day is over. A reception is entered for today or later."))
    elif datetime.combine(wanted.day, wanted.ends, tzinfo=timezone.get_default_timezone()) <= at:
        yield Fault("ends", _("That hour is over. Choose a later one, or another day."))
    if wanted.day > today + FARTHEST:
        yield Fault("day", _("That day is more than a year away. Check the year."))


def _day(wanted: Sitting, law: Counsel) -> Iterator[Fault]:
    if wanted.kind not in law.having("working"):
        return
    try:
        kind = law.calendar.kind(wanted.day)
        if kind.works:
            return
        working = law.calendar.next_working(wanted.day)
    except LawError:
        yield Fault("day", _("No calendar reaches that year. Check the date."))
        return
    text = _(
        "%(day)s is a day of rest, on which the office is closed. The next working day is %(next)s. "
        "Only going to the villages and return visits may be on a day of rest."
    )
    yield Fault("day", text % {"day": wanted.day.isoformat(), "next": working.isoformat()})


def _overlaps(wanted: Sitting, instead_of: int) -> Iterator[Fault]:
    """The same leader cannot sit in two places at the same hour."""
    rows = ReceptionDay.objects.filter(leader_id=wanted.leader, day=wanted.day, state="published")
    rows = rows.exclude(pk=instead_of).filter(starts__lt=wanted.ends, ends__gt=wanted.starts)
    row = rows.first()
    if row is not None:
        text = _("This leader receives from %(starts)s to %(ends)s that day already: %(place)s.")
        words = {"starts": f"{row.starts:%H:%M}", "ends": f"{row.ends:%H:%M}", "place": row.place}
        yield Fault("starts", text % words)
