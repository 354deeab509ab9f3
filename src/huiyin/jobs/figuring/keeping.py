"""Keeping the facts behind the figures in step: after acts a few matters at a time, and with the sweep the base itself."""

from datetime import datetime

from huiyin.matters.models import Matter
from huiyin.services.analytics.facts import compacting, refreshing, store
from huiyin.services.analytics.facts.rebuilding import rebuild

READ_AT_ONCE = 50_000  # matters; a larger record is read by `huiyin figures rebuild`, not while notices wait


def waits() -> bool:
    """Whether any matter changed since its facts were made."""
    return refreshing.waits()


def refresh_one(now: datetime) -> bool:
    """Make the facts of some changed matters again; False when there was none."""
    return refreshing.refresh_some(now) > 0


def keep(now: datetime) -> int:
    """Build the first base of an installation, or put a grown delta into the base; 1 when it did either."""
    if store.current() is None:
        few = 0 < Matter.objects.values("pk")[: READ_AT_ONCE + 1].count() <= READ_AT_ONCE
        if few:
            rebuild(at=now)
        return int(few)
    if compacting.due():
        compacting.compact(at=now)
        return 1
    return 0
