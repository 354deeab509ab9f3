"""Every measure reckoned a second time, by plain loops over the record's own rows and by none of the code of the facts."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Any

from django.utils.timezone import localdate

from huiyin.matters.models import (
    Cause,
    Clock,
    ClosureCheck,
    Commitment,
    Event,
    Holding,
    Item,
    Matter,
    Measure,
    Rating,
    Relation,
    Review,
    RuleChange,
    Supervision,
    Visit,
)
from huiyin.services.analytics.asking import Period

ANSWERED = {
    *("served", "settled", "closed", "in_review", "review_decided", "reviewed", "in_second_review"),
    *("second_review_decided", "ended", "reopen_asked"),
}
# the duties of offices in the pack's words; the rest are rights or the person's own time
RIGHTS = {"object_transfer"}
TELLING = {"forward_or_tell", "notify_acceptance"}
HANDLING = {"handle", "extend_handle"}


@dataclass
class Seen:
    """One row meant: whose, on which day, and whether it meets what is asked, or how much it is."""

    matter: Matter
    unit: int
    day: date | None
    what: Any = True
    office: int | None = None

    def key(self, by: tuple[str, ...]) -> tuple[str, ...]:
        """Its place in a table."""
        said = {
            "unit": self.unit,
            "office": self.office or self.matter.office_id,
            "field": self.matter.category.split(".")[0],
            "month": f"{self.day:%Y%m}" if self.day else "",
            "channel": self.matter.channel,
        }
        return tuple(str(said[name]) for name in by)


Telling = Callable[[], Iterator[Seen]]
TRUTH: dict[str, Telling] = {}


def kept(function: Telling) -> Telling:
    """Keep it by the measure's name."""
    TRUTH[function.__name__] = function
    return function


def real() -> list[Matter]:
    """What somebody brought."""
    rows = Matter.objects.exclude(stage="drill").exclude(channel__in=["own_file", "own_knowledge"])
    return list(rows)


def rows_of(model: Any) -> Iterator[tuple[Matter, Any]]:
    """The children of what somebody brought."""
    matters = {one.pk: one for one in real()}
    for row in model.objects.order_by("matter_id", "no"):
        if row.matter_id in matters:
            yield matters[row.matter_id], row


def events(matter: Matter) -> list[Event]:
    """What happened, in order."""
    return list(Event.objects.filter(matter_id=matter.pk).order_by("no"))


def answered_on(matter: Matter) -> date | None:
    """The day the written answer was in the person's hands."""
    return next((one.on for one in events(matter) if one.stage_after in ANSWERED), None)


def closed_on(matter: Matter) -> date | None:
    """The day it was over."""
    moved = [one.on for one in events(matter) if one.stage_after != one.stage_before]
    return None if matter.is_open else moved[-1]


def decision(matter: Matter) -> tuple[date | None, date | None]:
    """The day of the first answer and the last day there was for it."""
    first = next((one for one in events(matter) if one.act in ("decide", "settle")), None)
    clocks = Clock.objects.filter(matter_id=matter.pk, limit__in=HANDLING)
    if first:
        clocks = clocks.filter(no__lt=first.no)
    due = max((one.due for one in clocks), default=None)
    return (first.on if first else None), due


def of_matters(what: Callable[[Matter], Any], day: Callable[[Matter], date | None]) -> Iterator[Seen]:
    """One row a matter."""
    for one in real():
        if day(one) is not None:
            yield Seen(one, one.holder_id, day(one), what(one))


def _received(matter: Matter) -> date:
    return matter.received_on


@kept
def matters_received():
    return of_matters(lambda m: 1, _received)


@kept
def items_received():
    for matter, one in rows_of(Item):
        yield Seen(matter, matter.office_id, localdate(one.received_at), 1)


@kept
def people_in_items():
    for matter, one in rows_of(Item):
        yield Seen(matter, matter.office_id, localdate(one.received_at), one.people)


def _visits():
    for matter, one in rows_of(Visit):
        if one.opened_at and not one.drill and one.state != "cancelled":
            yield Seen(
                matter,
                one.concerned_id or matter.holder_id,
                localdate(one.opened_at),
                one.headcount,
                one.unit_id,
            )


@kept
def visits_received():
    for one in _visits():
        one.what = 1
        yield one


@kept
def visit_heads():
    return _visits()


@kept
def came_again():
    known: set[int] = set()
    for matter, one in rows_of(Item):
        yield Seen(matter, matter.office_id, localdate(one.received_at), matter.pk in known)
        known.add(matter.pk)


@kept
def matters_joined():
    joined = set(Relation.objects.filter(kind="merged_into", until=None).values_list("matter_id", flat=True))
    return of_matters(lambda m: m.pk in joined, _received)


@kept
def reports_received():
    for one in matters_received():
        if one.matter.confidential:
            yield one


def _clocks(meant: Callable[[Clock], bool], last: date):
    for matter, one in rows_of(Clock):
        ended = None if one.running else one.ended_on
        if one.side != "person" and meant(one) and (ended or one.due < last):
            yield Seen(matter, one.unit_id or matter.holder_id, one.due, bool(ended and ended <= one.due))


@kept
def told_in_time(last: date = date.max):
    return _clocks(lambda c: c.limit in TELLING, last)


@kept
def duties_in_time(last: date = date.max):
    return _clocks(lambda c: c.limit not in RIGHTS, last)


@kept
def answered_in_time(last: date = date.max):
    for one in real():
        decided, due = decision(one)
        closed = closed_on(one)
        if due and (decided or (due < last and (closed is None or closed > due))):
            yield Seen(one, one.holder_id, due, bool(decided and decided <= due))


@kept
def days_overdue():
    for matter, one in rows_of(Clock):
        if one.side != "person" and one.limit not in RIGHTS and not one.running and one.ended_on > one.due:
            yield Seen(matter, one.unit_id or matter.holder_id, one.ended_on, (one.ended_on - one.due).days)


@kept
def days_to_answer():
    return of_matters(lambda m: (answered_on(m) - m.received_on).days, answered_on)


@kept
def days_in_stage():
    for matter in real():
        moved = [one for one in events(matter) if one.stage_after != one.stage_before]
        for one, after in pairwise(moved):
            held = [h for h in _held(matter) if h.since <= one.at]
            yield Seen(
                matter, held[-1].unit_id if held else matter.holder_id, after.on, (after.on - one.on).days
            )


def _held(matter: Matter) -> list[Holding]:
    rows = Holding.objects.filter(matter_id=matter.pk).exclude(how__in=["joint", "office"])
    return list(rows.order_by("no"))


@kept
def hours_nobody():
    for matter, one in rows_of(Holding):
        end = one.taken_up_at or one.until
        if one.how not in ("joint", "office") and end:
            yield Seen(
                matter, one.unit_id, localdate(one.since), int((end - one.since).total_seconds() // 3600)
            )


def _came_by(how: str):
    for matter, one in rows_of(Holding):
        if one.how == how:
            yield Seen(matter, one.unit_id, localdate(one.since), 1)


@kept
def forwarded():
    return _came_by("forward")


@kept
def assigned():
    return _came_by("assign")


def _acted(matter: Matter, act: str) -> bool:
    return Event.objects.filter(matter_id=matter.pk, act=act).exists()


@kept
def sent_back():
    return of_matters(lambda m: _acted(m, "agree_return"), _received)


@kept
def said_not_ours():
    return of_matters(lambda m: _acted(m, "object_transfer"), _received)


@kept
def review_asked():
    return of_matters(lambda m: Review.objects.filter(matter_id=m.pk).exists(), answered_on)


@kept
def overturned():
    for matter, one in rows_of(Review):
        if one.decided_on and one.outcome:
            yield Seen(matter, one.respondent_id, one.decided_on, one.outcome != "maintain")


@kept
def reopened():
    return of_matters(lambda m: _acted(m, "reopen"), answered_on)


def _promises():
    matters = {one.pk: one for one in Matter.objects.exclude(stage="drill")}
    for one in Commitment.objects.order_by("matter_id", "no"):
        if one.matter_id in matters:
            yield matters[one.matter_id], one


@kept
def promises_kept(last: date = date.max):
    for matter, one in _promises():
        if one.kept_on or one.due < last:
            kept = one.kept_on and one.kept_on <= one.due and one.disputed_on is None
            yield Seen(matter, one.unit_id, one.due, bool(kept))


@kept
def promises_made():
    for matter, one in _promises():
        act = Event.objects.filter(matter_id=matter.pk, no__gt=one.no).order_by("no").first()
        yield Seen(matter, one.unit_id, act.on, 1)


@kept
def rated():
    return of_matters(lambda m: Rating.objects.filter(matter_id=m.pk).exists(), answered_on)


def _ratings(field: str):
    for matter in real():
        last = Rating.objects.filter(matter_id=matter.pk).order_by("no").last()
        if last and getattr(last, field):
            yield Seen(matter, matter.holder_id, localdate(last.at), 1)


@kept
def ratings_of_unit():
    return _ratings("unit")


@kept
def ratings_of_office():
    return _ratings("office")


def _open(last: date):
    for one in real():
        closed = closed_on(one)
        if one.received_on <= last and (closed is None or closed > last):
            yield one


@kept
def backlog(last: date = date.max):
    for one in _open(last):
        yield Seen(one, one.holder_id, None, 1)


@kept
def backlog_age(last: date = date.max):
    for one in _open(last):
        yield Seen(one, one.holder_id, None, (last - one.received_on).days)


@kept
def duties_overdue(last: date = date.max):
    for matter, one in rows_of(Clock):
        duty = one.side != "person" and one.limit not in RIGHTS
        if duty and one.due < last and (one.running or one.ended_on > last):
            yield Seen(matter, one.unit_id or matter.holder_id, None, 1)


@kept
def promises_overdue(last: date = date.max):
    for matter, one in _promises():
        act = Event.objects.filter(matter_id=matter.pk, no__gt=one.no).order_by("no").first()
        still = one.kept_on is None or one.kept_on > last or one.disputed_on is not None
        if act.on <= last and one.due < last and still:
            yield Seen(matter, one.unit_id, None, 1)


@kept
def nobody_took_up(last: date = date.max):
    for matter, one in rows_of(Holding):
        untaken = one.taken_up_at is None and one.until is None and one.how not in ("joint", "office")
        if untaken and localdate(one.since) <= last:
            yield Seen(matter, one.unit_id, None, 1)


@kept
def supervisions_found():
    for matter, one in rows_of(Supervision):
        yield Seen(matter, one.unit_id, one.found_on, 1)


@kept
def supervision_confirmed():
    for matter, one in rows_of(Supervision):
        if one.state != "found":
            yield Seen(matter, one.unit_id, one.found_on, one.confirmed_on is not None)


@kept
def measures_answered(last: date = date.max):
    for matter, one in rows_of(Measure):
        if one.due and (one.answered_on or one.due < last):
            yield Seen(matter, one.unit_id, one.due, bool(one.answered_on and one.answered_on <= one.due))


@kept
def proposals_made():
    for matter, one in rows_of(RuleChange):
        yield Seen(matter, one.owner_id, one.proposed_on, 1)


@kept
def proposals_adopted():
    for matter, one in rows_of(RuleChange):
        if one.answered_on:
            yield Seen(
                matter, one.owner_id, one.answered_on, "adopted" in one.state and "not" not in one.state
            )


@kept
def proposals_in_time(last: date = date.max):
    for matter, one in rows_of(RuleChange):
        if one.answered_on or one.due < last:
            yield Seen(matter, one.owner_id, one.due, bool(one.answered_on and one.answered_on <= one.due))


@kept
def rules_published():
    for matter, one in rows_of(RuleChange):
        if one.published_on:
            yield Seen(matter, one.owner_id, one.published_on, 1)


@kept
def causes_coded():
    for matter, one in rows_of(Cause):
        if one.reading == 1:
            yield Seen(matter, matter.holder_id, one.coded_on, 1)


@kept
def checks_solved():
    for matter, one in rows_of(ClosureCheck):
        if one.said and one.asked_on:
            yield Seen(matter, one.unit_id, one.asked_on, one.said == "check_solved")


def told(name: str, period: Period) -> list[Seen]:
    """Every row of a measure, of any day; what stands open or is late as of the last day of the period."""
    telling = TRUTH[name]
    wants_last = telling.__code__.co_argcount > 0
    return list(telling(period.last) if wants_last else telling())  # type: ignore[call-arg]


def reckoned(rows: list[Seen], kind: str, by: tuple[str, ...], period: Period) -> dict[tuple[str, ...], Any]:
    """The table of a measure, reckoned anew."""
    cells: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for one in rows:
        if one.day is None or period.first <= one.day <= period.last:
            cells[one.key(by)].append(one.what)
    if kind == "count":
        return {key: sum(some) for key, some in cells.items()}
    if kind == "share":
        return {key: (sum(map(bool, some)), len(some)) for key, some in cells.items()}
    return {key: (median(some), len(some)) for key, some in cells.items()}
