"""What is counted at the end: the facts of the figures, releases of past half-years and quarters, two situation reports."""

from datetime import date, datetime, timedelta

from huiyin.interfaces.console.county import people
from huiyin.interfaces.console.county.ground import Ground
from huiyin.services.analytics.asking import Period
from huiyin.services.analytics.facts.rebuilding import rebuild
from huiyin.services.analytics.releasing.making import release
from huiyin.services.analytics.releasing.spans import Span
from huiyin.services.analytics.reports.editing import finish
from huiyin.services.analytics.reports.making import make_report

RELEASES = (6, 3)  # months of each release, the earlier first


def count(ground: Ground, now: datetime, day: date) -> None:
    """Build the facts, and from them what the office publishes and reports."""
    rebuild(at=now)
    analyst = ground.staff[people.at_desk(people.HOME, "analyst", 0).login]
    for span in _spans(day):
        release(span, at=now, by=analyst.name)
    month = day.replace(day=1)
    past = make_report(
        Period(_before(month, 1), month - timedelta(days=1)), actor=analyst, at=now, lang="zh-hans"
    )
    finish(past.pk, actor=analyst, at=now)
    make_report(Period(month, day), actor=analyst, at=now, lang="zh-hans")


def _spans(day: date) -> list[Span]:
    """The last whole quarter, and the half-year before it."""
    end = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    found = []
    for months in reversed(RELEASES):
        first = _before(end, months)
        found.append(Span(first, end - timedelta(days=1)))
        end = first
    return found[::-1]


def _before(first: date, months: int) -> date:
    """The first day of the month so many months before."""
    count = first.year * 12 + first.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)
