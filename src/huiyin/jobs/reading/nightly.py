"""Learning at night, when enough was decided since; a fault leaves in use what is in use."""

from __future__ import annotations

import logging
from datetime import datetime

from huiyin.matters.facts import local_day, local_moment

NIGHT = range(1, 5)  # hours of the office's own clock
log = logging.getLogger(__name__)


def learn_at_night(now: datetime) -> int:
    """Learn every task for which it is worth it; how many were learned. Nothing by day."""
    if local_moment(now).hour not in NIGHT:
        return 0
    from huiyin.services.hints.sorting.confirmed import TASKS  # with libraries that no other job needs

    return sum(_learned(task, now) for task in TASKS)


def _learned(task: str, now: datetime) -> bool:
    from huiyin.services.hints.sorting.learning import due, learn_task

    try:
        return due(task) and learn_task(task, at=now, on=local_day(now)).row is not None
    except Exception as error:
        log.warning("learning of %s broke off: %s", task, type(error).__name__)
        return False
