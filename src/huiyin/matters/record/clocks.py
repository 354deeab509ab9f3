"""Starting and ending the clocks that a permit names, and leaving out of one what the law does not count."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Min

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.why import Start
from huiyin.foundation.ledger.rows import change
from huiyin.matters.asking import Asked, computation
from huiyin.matters.facts import rules_of
from huiyin.matters.models import Clock, Commitment, Matter
from huiyin.matters.objecting import ANSWER, NAMED, owing
from huiyin.matters.record.children import add

Span = tuple[date, date]
COUNTED_ANEW = ("excluded", "due", "due_at", "provisional", "calendar")
PROMISE = "keep_promise"  # stands as the next limit while a promise is what comes due first
LATER = datetime.max.replace(
    tzinfo=UTC
)  # what is due on a day is due after what is due at an hour of that day


def turn_clocks(matter: Matter, asked: Asked, *, unit_id: int, day: date) -> list[Clock]:
    """End and start what the permit says; returns the clocks as they now are and sets the matter's next due date."""
    clocks = asked.clocks
    for clock in clocks:
        if clock.running and clock.limit in asked.permit.ends:
            clock.running, clock.ended_on, clock.ended_by = False, day, asked.permit.act
            ended = {"running": False, "ended_on": day, "ended_by": asked.permit.act}
            change(Clock, ended, matter=matter.pk, no=clock.no)
    clocks += [_start(matter, asked, start, day, unit_id) for start in asked.permit.starts]
    note_next_due(matter, clocks, asked.counsel)
    return clocks


def note_next_due(matter: Matter, clocks: list[Clock], lawyer: Counsel | None = None) -> None:
    """The earliest running date that the office must keep, its own promises among them, by which inboxes are sorted."""
    law = lawyer or rules_of(matter)
    # a person's time and a unit's own right, such as to send a matter back, are no duties one can be late with; to
    # answer an objection is one, but of the office that sent the matter, on whose desk it does not lie; so is what
    # another unit than the one at the desk owes for a visit
    duties = [
        c
        for c in clocks
        if c.running
        and matter.is_open
        and c.side == "office"
        and law.is_duty(c.limit)
        and _of_the_desk(matter, c)
    ]
    dates = [(c.due, c.due_at or LATER, c.limit) for c in duties]
    if matter.open_commitments and matter.is_open:
        promised = Commitment.objects.filter(matter_id=matter.pk, kept_on=None).aggregate(Min("due"))[
            "due__min"
        ]
        dates.append((promised, LATER, PROMISE))
    matter.next_due, moment, matter.next_limit = min(dates, default=(None, LATER, ""))
    matter.next_due_at = None if moment == LATER else moment


def _of_the_desk(matter: Matter, clock: Clock) -> bool:
    return clock.limit != ANSWER and (clock.limit not in NAMED or owing(matter, clock) == matter.holder_id)


def _start(matter: Matter, asked: Asked, start: Start, day: date, unit_id: int) -> Clock:
    due = asked.due_of(start, happened_on=day)
    return add(
        Clock,
        matter,
        limit=start.limit,
        side=due.side.value,
        unit_id=unit_id,
        start=due.start,
        length=due.length,
        due=due.due,
        start_at=due.start_at,
        due_at=due.due_at,
        provisional=due.provisional,
        calendar=due.calendar[:60],
    )


def leave_out(matter: Matter, asked: Asked, spans: Iterable[Span]) -> list[dict[str, Any]]:
    """Let the running clocks whose limit allows it (`excludes`) leave these days out, and no others; counted anew.

    `spans` are first and last days, both left out; what lies on or before a clock's first day is not its own. Returns
    for each clock whose date changed its number, limit and the dates before and after, as the timeline tells them.
    """
    given, changed = list(spans), []
    for clock in asked.clocks:
        if not clock.running or not asked.counsel.limit(clock.limit).excludes:
            continue
        # the first day of a limit is not counted anyway, so a span can only begin after it
        begun = [(max(first, clock.start + timedelta(days=1)), last) for first, last in given]
        excluded = [[first.isoformat(), last.isoformat()] for first, last in begun if first <= last]
        if excluded == clock.excluded:
            continue
        before, clock.excluded = clock.due, excluded
        due = computation(matter, clock)
        clock.due, clock.due_at = due.due, due.due_at
        clock.provisional, clock.calendar = due.provisional, due.calendar[:60]
        anew = {name: getattr(clock, name) for name in COUNTED_ANEW}
        change(Clock, anew, matter=matter.pk, no=clock.no)
        changed.append(_told(clock, before))
    return changed


def _told(clock: Clock, before: date) -> dict[str, Any]:
    named = {"clock": clock.no, "limit": clock.limit, "provisional": clock.provisional}
    return {**named, "before": before.isoformat(), "after": clock.due.isoformat()}
