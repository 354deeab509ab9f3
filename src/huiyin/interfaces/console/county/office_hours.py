"""The county's working time: when an office can act, and when people file from home."""

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from huiyin.domain.law.calendar import Calendar

HERE = ZoneInfo("Asia/Shanghai")
DAY = timedelta(days=1)
MORNING, AFTERNOON = (time(8, 35), time(11, 55)), (time(14, 5), time(17, 40))
CLOSING = time(17, 55)
NIGHT = time(2, 20)  # when the program looks for what the day has left undone
WAKING = (1, 1, 0, 0, 0, 1, 3, 6, 9, 12, 12, 9, 8, 8, 9, 10, 9, 8, 8, 11, 14, 13, 8, 3)  # web filings by hour


def office_moment(rng: random.Random, day: date) -> datetime:
    """A moment at which somebody sits at the desk on that day."""
    opens, shuts = rng.choice((MORNING, AFTERNOON))
    minutes = (shuts.hour * 60 + shuts.minute) - (opens.hour * 60 + opens.minute)
    return at(day, opens) + timedelta(minutes=rng.randrange(minutes), seconds=rng.randrange(60))


def any_moment(rng: random.Random, day: date) -> datetime:
    """A moment at which somebody sits at home with a telephone, on any day of the week."""
    hour = rng.choices(range(24), WAKING)[0]
    return at(day, time(hour, rng.randrange(60), rng.randrange(60)))


def at(day: date, when: time) -> datetime:
    """That time of that day in the county."""
    return datetime.combine(day, when, HERE)


def working(calendar: Calendar, day: date) -> date:
    """The day itself when it is worked, else the next that is."""
    return calendar.next_working(day)


def working_before(calendar: Calendar, day: date) -> date:
    """The day itself when it is worked, else the last one before it."""
    while not calendar.kind(day).works:
        day -= DAY
    return day


def after(rng: random.Random, calendar: Calendar, earlier: datetime, day: date) -> datetime:
    """An office moment on that day, or the next working one, that lies after `earlier`."""
    day = working(calendar, max(day, earlier.date()))
    moment = office_moment(rng, day)
    if moment > earlier:
        return moment
    soon = earlier + timedelta(minutes=rng.randint(6, 40))
    if soon.date() == day and soon.time() < CLOSING and soon.time() > MORNING[0]:
        return soon
    if soon.time() <= MORNING[0] and soon.date() == day:
        return at(day, time(9, rng.randrange(60)))
    return office_moment(rng, working(calendar, day + DAY))
