"""Every date of a matter with its reason: how many days, from when, by which article, day by day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from huiyin.domain.law.terms import Basis, Role, Side
from huiyin.domain.law.why import Due, Step
from huiyin.interfaces.ui.templatetags.house import day_words
from huiyin.matters.asking import computation
from huiyin.matters.queries.followed import Followed

SOON_DAYS = 3
LATER = datetime.max.replace(tzinfo=UTC)  # what is due on a day comes after what is due at an hour of it
EMPTY, NO_DAY = mark_safe(""), mark_safe("<td></td>")
_months: dict[Any, SafeString] = {}
MOST_HELD = 2_000


@dataclass(frozen=True, slots=True)
class LegalDate:
    """One limit of the matter: its last day, whose it is, how far off, and, while it runs, the computation.

    `due_at` is the moment, where hours are counted, and `over` says whether it has passed.
    """

    limit: str
    role: Role
    label: str
    mine: bool  # the person's own right; otherwise the office's duty
    due: date
    running: bool
    ended_on: date | None
    days: int  # from today to the last day; below zero when it has passed
    basis: Basis
    summary: str
    computed: SafeString
    provisional: bool
    due_at: datetime | None = None
    over: bool = False
    hours: int = 0  # whole hours left, or gone by, where hours are counted

    @property
    def late(self) -> bool:
        """Whether the last day has passed while it runs, or was missed when it ended."""
        if self.running and self.due_at:
            return self.over
        return (self.ended_on or self.due) > self.due if not self.running else self.days < 0

    @property
    def soon(self) -> bool:
        """Whether it ends within days."""
        return self.running and 0 <= self.days <= SOON_DAYS

    @property
    def days_over(self) -> int:
        """By how many days it is late."""
        return -self.days if self.running else ((self.ended_on or self.due) - self.due).days


def dates_of(case: Followed) -> list[LegalDate]:
    """Running dates first, soonest first; then those that ended, newest first."""
    # a unit's own right, such as to send a matter back, is no date the person waits for
    told = (c for c in case.clocks if c.side == Side.PERSON or case.counsel.is_duty(c.limit))
    found = [_one(case, clock) for clock in told]
    running = sorted((d for d in found if d.running), key=lambda d: (d.due, d.due_at or LATER))
    return running + sorted((d for d in found if not d.running), key=lambda d: d.due, reverse=True)


def _one(case: Followed, clock: Any) -> LegalDate:
    limit, mine = case.counsel.limit(clock.limit), clock.side == Side.PERSON
    running = clock.running and (mine or case.matter.is_open) and not (mine and case.today > clock.due)
    due = computation(case.matter, clock) if running else None
    return LegalDate(
        limit=clock.limit,
        role=limit.role,
        label=limit.label.say(_speak()),
        mine=mine,
        due=clock.due,
        running=running,
        ended_on=clock.ended_on,
        days=(clock.due - case.today).days,
        basis=limit.basis,
        summary=due.summary.say(_speak()) if due else "",
        computed=day_by_day(due) if due else EMPTY,
        provisional=clock.provisional,
        due_at=clock.due_at,
        over=clock.due_at is not None and clock.due_at < case.now,
        hours=int(abs((clock.due_at - case.now).total_seconds()) // 3600) if clock.due_at else 0,
    )


def day_by_day(due: Due) -> SafeString:
    """The computation as a calendar: a week a row, each day with its number or why it is not counted. Held once made."""
    left_out = tuple(step.day for step in due.steps if step.why == "excluded")
    name = (due.limit, due.start, due.due, due.length, due.calendar, due.start_at, left_out, _speak())
    if name not in _months:
        if len(_months) >= MOST_HELD:
            _months.clear()
        _months[name] = _calendar(due)
    return _months[name]


def _calendar(due: Due) -> SafeString:
    steps = {step.day: step for step in due.steps}
    first, last = min(steps), max(steps)
    monday = first - timedelta(days=first.weekday())
    weeks = range((last - monday).days // 7 + 1)
    rows = format_html_join(
        "", "<tr>{}</tr>", ((_week(monday + timedelta(weeks=w), steps, due),) for w in weeks)
    )
    head = format_html_join("", '<th scope="col">{}</th>', ((name,) for name in _weekdays(_speak())))
    ends = {"first": day_words(due.start), "last": day_words(due.due)}
    caption = _("How the days were counted, from %(first)s to %(last)s") % ends
    return format_html(
        '<table class="days"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        caption,
        head,
        rows,
    )


def _week(monday: date, steps: dict[date, Step], due: Due) -> SafeString:
    days = [monday + timedelta(days=d) for d in range(7)]
    return format_html_join("", "{}", ((_cell(day, steps.get(day), due),) for day in days))


def _cell(day: date, step: Step | None, due: Due) -> SafeString:
    if step is None:
        return NO_DAY
    shown = f"{day.month}/{day.day}" if day.day == 1 else str(day.day)
    why = "counted" if step.why.startswith("hours") else step.why.replace("_", "-")
    kind = f"day-{why}{' day-due' if day == due.due else ''}"
    return format_html(
        '<td class="{}"><time datetime="{}">{}</time> <span>{}</span></td>',
        kind,
        day.isoformat(),
        shown,
        step.label.say(_speak()),
    )


@lru_cache(maxsize=8)
def _weekdays(language: str) -> tuple[str, ...]:
    if language.startswith("zh"):
        return ("一", "二", "三", "四", "五", "六", "日")
    return ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _speak() -> str:
    return get_language() or "zh-hans"
