"""Recurring problems: all matters are grouped anew once a night, and between two nights those that came are added."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from huiyin.matters.facts import local_day, local_moment
from huiyin.matters.record.search_index import simplify
from huiyin.services.hints.recurring.reading import open_to_reading

if TYPE_CHECKING:
    from huiyin.services.hints.recurring.keeping import Known

NIGHT = range(1, 5)  # hours of the office's own clock
AT_ANY_HOUR = 3_000  # so few matters are grouped in seconds, and need not wait for the night
AGAIN = timedelta(hours=20)
log = logging.getLogger(__name__)


class Problems:
    """What the worker knows of the problems; asked once in every sweep."""

    def __init__(self) -> None:
        self._known: Known | None = None
        self._grouped_at: datetime | None = None

    def look(self, now: datetime) -> int:
        """How many problems were found anew, or matters added to one; a fault is noted without a word of any text."""
        try:
            return self._look(now)
        except Exception as error:
            self._known = None
            log.warning("recurring problems were not looked for: %s", type(error).__name__)
            return 0

    def _look(self, now: datetime) -> int:
        from huiyin.services.hints.recurring.keeping import take_new

        if self._is_time(now):
            return self._group(now)
        return take_new(self._known, now) if self._known else 0

    def _group(self, now: datetime) -> int:
        # what no sweep needs by day is not loaded before
        from huiyin.services.hints.recurring.keeping import consolidate

        self._known = consolidate(now, simplify=simplify)
        self._grouped_at = now
        return len(self._known.ids)

    def _is_time(self, now: datetime) -> bool:
        if self._grouped_at is not None and now - self._grouped_at < AGAIN:
            return False
        few = open_to_reading(local_day(now))[: AT_ANY_HOUR + 1].count() <= AT_ANY_HOUR
        return few or local_moment(now).hour in NIGHT
