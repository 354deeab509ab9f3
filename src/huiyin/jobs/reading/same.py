"""Pairs of matters that may be one: looked for a little by day and more at night; a fault is noted without a word of any text."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime

from huiyin.jobs.happening import Happening
from huiyin.matters.facts import local_moment
from huiyin.services.notices.telling import Draft

NIGHT = range(1, 5)  # hours of the office's own clock
BY_NIGHT, BY_DAY = 3_000, 200  # matters held against others in one sweep; each takes a hundredth of a second
MARKED = 8  # so many times as many get their marks in a sweep: that is quicker
log = logging.getLogger(__name__)


def look_for_same(now: datetime) -> int:
    """How many pairs were found. Before the older matters have their marks, these are written and nothing is compared."""
    from huiyin.services.hints.same.keeping import compare_new, mark_older

    most = BY_NIGHT if local_moment(now).hour in NIGHT else BY_DAY
    try:
        if mark_older(now, most=MARKED * most) >= MARKED * most:
            return 0
        return compare_new(now, most=most)
    except Exception as error:
        log.warning("pairs of matters were not looked for: %s", type(error).__name__)
        return 0


def says_more(done: Happening) -> Iterator[Draft]:
    """What follows an act that wrote a letter down: its matter is held against the others once more. Nobody is told of it."""
    from huiyin.services.hints.same.keeping import compare_again

    compare_again(done.matter.pk, done.now)
    yield from ()
