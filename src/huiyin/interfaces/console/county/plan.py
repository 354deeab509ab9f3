"""The plan of the county's two years: which matters came in, when, and what became of each."""

# ruff: noqa: S311  (seeded chance makes the same county every time; nothing here is a secret)

import random
from bisect import bisect_left
from datetime import date, timedelta
from itertools import accumulate

from huiyin.domain.law.calendar import Calendar
from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.interfaces.console.county.course import Course
from huiyin.interfaces.console.county.lives import Life
from huiyin.interfaces.console.county.office_hours import any_moment, office_moment
from huiyin.interfaces.console.county.reviews.joining import join
from huiyin.interfaces.console.county.writing.matter import tell
from huiyin.interfaces.console.county.writing.scenery import Scene, scenes, words

PACK = "cn_xinfang_2022"
SPAN = 730  # days of history
CHANNELS = {"online": 56, "letter": 13, "call": 17, "visit": 14}
WEEKEND = 0.45  # how busy a day without office hours is on the web, against a working day
LATER_IS_BUSIER = 1.5  # how much busier the last days are than the first: the office is getting known
LEADS = {"upstairs_open": 0.018, "ended_open": 0.016, "repeat_open": 0.05}


def plan(seed: int, count: int, until: date) -> list[Life]:
    """`count` lives that began in the two years up to `until`, none with a step after that day; same seed, same lives."""
    law = counsel(PACK)
    days = _arrivals(random.Random(f"{seed}:days"), law.calendar, count, until)
    lives = [_life(seed, no, day, until, law) for no, day in enumerate(days, start=1)]
    return join(lives, law.calendar)


def _arrivals(rng: random.Random, calendar: Calendar, count: int, until: date) -> list[date]:
    days = [until - timedelta(days=back) for back in range(SPAN, -1, -1)]
    busy = [
        (1 + (LATER_IS_BUSIER - 1) * i / SPAN) * (1.0 if calendar.kind(day).works else WEEKEND * 0.5)
        for i, day in enumerate(days)
    ]
    upto = list(accumulate(busy))
    return sorted(days[bisect_left(upto, rng.random() * upto[-1])] for _ in range(count))


def _life(seed: int, no: int, day: date, until: date, law: Counsel) -> Life:
    rng = random.Random(f"{seed}:{no}")
    scene = _scene(rng, day)
    lead = _lead(rng, scene)
    channel = _channel(rng, scene, law.calendar, day)
    opening = words("writing/replies") | words("writing/voices")
    told = tell(rng, scene, channel, day, lead=opening[lead] if lead else "")
    moment = any_moment(rng, day) if channel == "online" else office_moment(rng, day)
    steps = Course(rng, law, told, lead).run(moment)
    return Life(no, told, tuple(step for step in steps if step.at.date() <= until))


def _scene(rng: random.Random, day: date) -> Scene:
    fitting = [s for s in scenes() if day.month in s.months]
    return rng.choices(fitting, [s.weight for s in fitting])[0]


def _lead(rng: random.Random, scene: Scene) -> str:
    if scene.kind != "appeal" or scene.redirect or scene.joint[0] > 0.35:
        return ""
    drawn = rng.random()
    for name, share in LEADS.items():
        if drawn < share:
            return name
        drawn -= share
    return ""


def _channel(rng: random.Random, scene: Scene, calendar: Calendar, day: date) -> str:
    if not calendar.kind(day).works:
        return "online"
    weights = CHANNELS | ({"call": CHANNELS["call"] * 2} if scene.spoken else {})
    weights |= {"call": 3, "letter": 30} if scene.kind == "report" else {}
    return rng.choices(list(weights), list(weights.values()))[0]
