"""Count a matter's running dates again by a calendar announced since (the pack's reading on unannounced years)."""

from datetime import datetime

from huiyin.foundation.people.actor import SystemActor
from huiyin.matters import gate
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.recounting import recount_clocks


@act
def recount(
    *, actor: SystemActor, at: datetime, matter_id: int, source: str, key: str | None = None
) -> Event:
    """Write old and new dates with the announcement they rest on. Raises NothingToRecount, NoSuchMatter."""
    matter = gate.reach(matter_id, actor=actor)
    return recount_clocks(matter, source=source, actor=actor, at=at)
