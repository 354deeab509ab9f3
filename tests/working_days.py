"""Working days around today, for tests of pages that go by the clock on the wall."""

from datetime import date, timedelta

from django.utils import timezone

from huiyin.domain.law.counsel import counsel


def working(days: int) -> date:
    """The first working day that lies at least so many days after today."""
    law = counsel("cn_xinfang_2022", None)
    return law.calendar.next_working(timezone.localdate() + timedelta(days=days))


def resting() -> date:
    """A Sunday in some weeks that nobody works."""
    law, day = counsel("cn_xinfang_2022", None), timezone.localdate() + timedelta(days=10)
    while day.weekday() != 6 or law.calendar.kind(day).works:
        day += timedelta(days=1)
    return day
