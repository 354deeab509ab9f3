"""The sweep over what time alone brings: dates that come near or pass, matters nobody took up, promises.

Each kind is one query over a small partial index (running clocks, open stays, open promises), less what was told
already; so a sweep over a million matters reads only what is new. A notice's mark makes every sweep idempotent.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from huiyin.foundation.units.tree import tree
from huiyin.jobs.happening import limit_words, why
from huiyin.jobs.pressing import press_overdue
from huiyin.jobs.receptions.carrying import sweep_receptions
from huiyin.jobs.receptions.reminding import late_drafts, remind
from huiyin.jobs.screening import reminding as own_files
from huiyin.jobs.signing.rules import due_drafts
from huiyin.jobs.supervision.duties import duties
from huiyin.jobs.supervision.finding import find_lapses
from huiyin.jobs.telling import overseeing
from huiyin.jobs.visits.problems import reported_to
from huiyin.matters.facts import local_day, local_moment
from huiyin.matters.models import Clock, Commitment, Holding, Proceeding, RuleChange
from huiyin.matters.objecting import owing
from huiyin.services.notices.models import Notice
from huiyin.services.notices.telling import Draft, tell

BATCH = 200  # notices in one transaction: short enough that an act never waits long for it
AGAIN = (0, 7, 30)  # days after which an office is told that something is overdue
Span = tuple[date, date, int]
# what is owed inside a matter, by kind of proceeding: the notice when its day is near, and when it is over
ASKED_NEAR = {
    "task": "task_near",
    "consultation": "opinion_near",
    "aid": "aid_ask",
    "problem": "problem_near",
}
ASKED_OVERDUE = {"task": "task_overdue", "consultation": "opinion_overdue", "problem": "problem_overdue"}


def sweep(now: datetime, *, stop: Callable[[], bool] = lambda: False) -> dict[str, int]:
    """Tell everything that time has brought until `now`; returns how many new notices of each kind."""
    today = local_day(now)
    near = (today, today + timedelta(days=settings.HUIYIN_NEAR_DAYS), 0)
    late = list(_late(today))
    kinds: dict[str, Callable[[], int]] = {
        "near": lambda: _clocks("near", near, now, stop),
        "overdue": lambda: (
            _hours_over(now, stop)
            + sum(_clocks("overdue_again" if span[2] else "overdue", span, now, stop) for span in late)
        ),
        "untaken": lambda: _untaken(now, stop),
        "promise_near": lambda: _promises("promise_near", near, now, stop),
        "promise_overdue": lambda: sum(_promises("promise_overdue", span, now, stop) for span in late),
        "asked_near": lambda: sum(_asked(kind, code, near, now, stop) for kind, code in ASKED_NEAR.items()),
        "asked_overdue": lambda: sum(
            _asked(kind, code, span, now, stop) for kind, code in ASKED_OVERDUE.items() for span in late
        ),
        "pressed": lambda: press_overdue(now, stop=stop),
        "lapses": lambda: find_lapses(now, stop=stop),
        "receptions": lambda: sweep_receptions(now, stop=stop),
        "reception_near": lambda: remind(now, stop=stop),
        "lead_near": lambda: _led("lead_near", near, now, stop),
        "lead_overdue": lambda: sum(_led("lead_overdue", span, now, stop) for span in late),
        "rule_near": lambda: _rules("rule_near", near, now, stop),
        "rule_overdue": lambda: sum(_rules("rule_overdue", span, now, stop) for span in late),
        "own_near": lambda: sum(
            _by_day(rows(), code, near, now, stop, drafts) for code, rows, drafts in own_files.NEAR
        ),
        "own_overdue": lambda: sum(
            _by_day(rows(), code, span, now, stop, drafts)
            for code, rows, drafts in own_files.LATE
            for span in late
        ),
    }
    return {name: told() for name, told in kinds.items() if not stop()}


def _late(today: date) -> Iterator[Span]:
    """First and last due day of each reminder; whoever comes late to a reminder is not told the ones before it."""
    ends = [*(today - timedelta(days=days) for days in AGAIN[1:]), date.min]
    last = today - timedelta(days=1)
    for level, end in zip(AGAIN, ends, strict=True):
        first = end + timedelta(days=1) if end > date.min else end
        yield first, last, level
        last = end


def _clocks(code: str, span: Span, now: datetime, stop: Callable[[], bool]) -> int:
    return _by_day(duties(), code, span, now, stop, _clock_drafts)


def _hours_over(now: datetime, stop: Callable[[], bool]) -> int:
    """What was due at an hour of today that has struck; from tomorrow on it is overdue like everything else."""
    today = local_day(now)
    return _by_day(duties().filter(due_at__lt=now), "overdue", (today, today, 0), now, stop, _clock_drafts)


def _promises(code: str, span: Span, now: datetime, stop: Callable[[], bool]) -> int:
    return _by_day(Commitment.objects.filter(kept_on=None), code, span, now, stop, _promise_drafts)


def _asked(kind: str, code: str, span: Span, now: datetime, stop: Callable[[], bool]) -> int:
    """Open proceedings of a kind; the unit that owes it is told, and of a late part the unit that leads as well."""
    rows = Proceeding.objects.filter(state="open", kind=kind, unit__isnull=False)
    return _by_day(rows, code, span, now, stop, _asked_drafts)


def _rules(code: str, span: Span, now: datetime, stop: Callable[[], bool]) -> int:
    return _by_day(RuleChange.objects.filter(state="open"), code, span, now, stop, due_drafts)


def _led(code: str, span: Span, now: datetime, stop: Callable[[], bool]) -> int:
    """Notes of leaders who answer for a case, while it is open."""
    rows = Proceeding.objects.filter(state="open", kind="lead", matter__is_open=True)
    return _by_day(rows, code, span, now, stop, late_drafts)


def _by_day(
    rows: "QuerySet[Any]",
    code: str,
    span: Span,
    now: datetime,
    stop: Callable[[], bool],
    drafts: Callable[..., list[Draft]],
) -> int:
    """Batch by batch in the order of the due day, those not told yet."""
    first, last, level = span
    told = 0
    while not stop():
        known = Notice.objects.filter(
            matter=OuterRef("matter_id"), code=code, ref=OuterRef("no"), day=OuterRef("due"), level=level
        )
        new = rows.filter(due__range=(first, last)).filter(~Exists(known))
        wide = new.order_by("due", "matter_id", "no").select_related("matter__holder", "matter__office")
        # Mostly there is none, and to learn that, no whole matter need be asked for.
        batch: list[Any] = list(wide[:BATCH]) if new.exists() else []
        if not batch:
            break
        told += _tell([d for row in batch for d in drafts(row, code, level, now)], now)
        first = batch[-1].due
    return told


def _clock_drafts(clock: Clock, code: str, level: int, now: datetime) -> list[Draft]:
    matter = clock.matter
    params = {
        "number": matter.number,
        "limit": limit_words(matter, clock.limit),
        "due": f"{local_moment(clock.due_at):%Y-%m-%d %H:%M}" if clock.due_at else clock.due.isoformat(),
        "level": level,
        "why": why(matter, clock),
    }
    unit_id = owing(matter, clock)
    told = overseeing(matter, unit_id) if code != "near" else [unit_id]
    return [
        Draft(matter.pk, code, now, params, unit_id=u, ref=clock.no, day=clock.due, level=level) for u in told
    ]


def _promise_drafts(promise: Commitment, code: str, level: int, now: datetime) -> list[Draft]:
    matter = promise.matter
    unit = tree().units[promise.unit_id]
    params = {"number": matter.number, "due": promise.due.isoformat(), "unit": unit.name, "level": level}
    told = (
        {unit.pk, *overseeing(matter)}
        if code == "promise_overdue" and not matter.confidential
        else {matter.holder_id}
    )
    return [
        Draft(matter.pk, code, now, params, unit_id=u, ref=promise.no, day=promise.due, level=level)
        for u in sorted(told)
    ]


def _asked_drafts(row: Proceeding, code: str, level: int, now: datetime) -> list[Draft]:
    matter, due = row.matter, row.due
    unit = tree().successor(row.unit_id or 0, local_day(now))
    told = {unit.pk, matter.holder_id} if code == "task_overdue" else {unit.pk}
    told |= reported_to(row) if code == "problem_overdue" else set()
    params = {
        "number": matter.number,
        "unit": unit.name,
        "due": due.isoformat() if due else "",
        "level": level,
    }
    return [
        Draft(matter.pk, code, now, params, unit_id=u, ref=row.no, day=due, level=level) for u in sorted(told)
    ]


def _untaken(now: datetime, stop: Callable[[], bool]) -> int:
    """Stays on a desk that began long ago and that nobody took up; the time is the office's, and it is told so."""
    days = settings.HUIYIN_UNTAKEN_DAYS
    since, told = None, 0
    while not stop():
        known = Notice.objects.filter(matter=OuterRef("matter_id"), code="untaken", ref=OuterRef("no"))
        rows = Holding.objects.filter(
            until=None, taken_up_at=None, since__lte=now - timedelta(days=days), matter__is_open=True
        )
        rows = rows.filter(~Exists(known), unit_id=F("matter__holder_id"))
        rows = rows.filter(since__gte=since) if since else rows
        batch = list(
            rows.select_related("matter__holder", "matter__office").order_by("since", "matter_id")[:BATCH]
        )
        if not batch:
            break
        told += _tell([d for stay in batch for d in _untaken_drafts(stay, days, now)], now)
        since = batch[-1].since
    return told


def _untaken_drafts(stay: Holding, days: int, now: datetime) -> list[Draft]:
    matter = stay.matter
    since = local_day(stay.since).isoformat()
    params = {"number": matter.number, "unit": matter.holder.name, "since": since, "days": days}
    return [Draft(matter.pk, "untaken", now, params, unit_id=u, ref=stay.no) for u in overseeing(matter)]


def _tell(drafts: list[Draft], now: datetime) -> int:
    with transaction.atomic():
        return tell(drafts, now=now)
