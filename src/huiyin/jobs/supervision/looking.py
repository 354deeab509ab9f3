"""Where lapses may be found: for each trigger one query over what is open, narrowed by what its condition asks.

The query only narrows down: a test of the condition that names a day becomes a filter, the rest is left to the law, which
judges each thing again under the matter's lock. What is on record already is not looked at a second time.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.timezone import make_aware

from huiyin.domain.law.conditions import AllOf, Condition, How, Test
from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.triggers.trigger import Trigger, Upon
from huiyin.jobs.supervision.duties import duties
from huiyin.matters.models import Clock, ClosureCheck, Commitment, Event, Holding, Proceeding, Supervision
from huiyin.matters.objecting import ANSWER

Rows = QuerySet[Any]
Narrow = Callable[[Rows, Test, Counsel, date], Rows]


def suspects(trigger: Trigger, law: Counsel, today: date) -> Rows:
    """The things of matters under this law that the trigger may be found on and is not on record for."""
    rows = THINGS[trigger.upon]().filter(matter__pack=law.pack.name)
    for test in _tests(trigger.when):
        narrow = NARROWING.get((trigger.upon, test.fact, test.how))
        rows = narrow(rows, test, law, today) if narrow else rows
    known = Supervision.objects.filter(
        matter_id=OuterRef("matter_id"), trigger=trigger.name, ref=OuterRef("no")
    )
    return rows.filter(~Exists(known)).order_by("matter_id", "no")


def _tests(condition: Condition) -> Iterator[Test]:
    """The tests all of which have to hold; what stands under "any" or "not" narrows nothing down."""
    if isinstance(condition, Test):
        yield condition
    if isinstance(condition, AllOf):
        for part in condition.parts:
            yield from _tests(part)


def _since(test: Test, law: Counsel, today: date) -> date:
    """The last day on which something has to have begun to last as long as the test asks."""
    return today - timedelta(days=law.value(str(test.than[0]), today))


def _roles(rows: Rows, test: Test, law: Counsel, today: date) -> Rows:
    limits = [one.name for one in law.limits() if f"role_{one.role.value or 'duty'}" in test.than]
    return rows.filter(limit__in=limits)


def _due_past(rows: Rows, test: Test, law: Counsel, today: date) -> Rows:
    return rows.filter(due__lt=today) if test.than[0] else rows.filter(due__gte=today)


def _started(rows: Rows, test: Test, law: Counsel, today: date) -> Rows:
    return rows.filter(start__lte=_since(test, law, today))


def _quiet(rows: Rows, test: Test, law: Counsel, today: date) -> Rows:
    since = _since(test, law, today)
    acts = Event.objects.filter(matter_id=OuterRef("matter_id"), on__gt=since, actor__startswith="staff:")
    return rows.filter(start__lte=since).filter(~Exists(acts))


def _held(rows: Rows, test: Test, law: Counsel, today: date) -> Rows:
    end = make_aware(datetime.combine(_since(test, law, today) + timedelta(days=1), time.min))
    return rows.filter(since__lt=end)


def _taken(rows: Rows, test: Test, law: Counsel, today: date) -> Rows:
    return rows.filter(taken_up_at__isnull=not test.than[0])


def _disputed(rows: Rows, test: Test, law: Counsel, today: date) -> Rows:
    return rows.filter(disputed_on__isnull=not test.than[0])


def _unsolved(rows: Rows, test: Test, law: Counsel, today: date) -> Rows:
    return rows.filter(said__in=law.having("unsolved")) if test.than[0] else rows


THINGS: Mapping[Upon, Callable[[], Rows]] = {
    Upon.CLOCK: duties,
    Upon.PROMISE: lambda: Commitment.objects.filter(kept_on=None),
    Upon.STAY: lambda: Holding.objects.filter(
        until=None, unit_id=F("matter__holder_id"), matter__is_open=True
    ),
    Upon.HEARING: lambda: Proceeding.objects.filter(state="open", kind="hearing"),
    Upon.OBJECTION: lambda: Clock.objects.filter(running=True, side="office", limit=ANSWER),
    Upon.CHECK: lambda: ClosureCheck.objects.filter(state="said"),
}
NARROWING: Mapping[tuple[Upon, str, How], Narrow] = {
    (Upon.CLOCK, "limit_role", How.IS): _roles,
    (Upon.CLOCK, "lapse_due", How.PAST): _due_past,
    (Upon.CLOCK, "lapse_start", How.LASTS): _started,
    (Upon.CLOCK, "last_act", How.LASTS): _quiet,
    (Upon.PROMISE, "lapse_due", How.PAST): _due_past,
    (Upon.PROMISE, "contradicted", How.IS): _disputed,
    (Upon.STAY, "held_since", How.LASTS): _held,
    (Upon.STAY, "taken", How.IS): _taken,
    (Upon.HEARING, "hearing_day", How.PAST): _due_past,
    (Upon.CHECK, "contradicted", How.IS): _unsolved,
}
