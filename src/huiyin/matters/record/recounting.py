"""Counting a matter's running clocks again when the calendar of a year has been announced."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from huiyin.domain.law.why import Due
from huiyin.foundation.people.actor import SystemActor
from huiyin.matters.asking import clocks_of, computation
from huiyin.matters.facts import local_day
from huiyin.matters.models import Clock, Event, Matter
from huiyin.matters.record.children import next_no
from huiyin.matters.record.clocks import note_next_due
from huiyin.matters.record.writing import seal_act


class NothingToRecount(Exception):
    """Every running clock of the matter already stands as the calendars say."""


def recount_clocks(matter: Matter, *, source: str, actor: SystemActor, at: datetime) -> Event:
    """Write the dates anew, as an event of no stage: the law computes, nobody decides. Raises NothingToRecount.

    `source` names the announcement. The matter's row must be locked.
    """
    clocks = clocks_of(matter)
    found = list(changes(matter, clocks))
    if not found:
        raise NothingToRecount(f"matter {matter.pk}: no running clock changes")
    rows = [_write(matter, clock, due) for clock, due in found]
    note_next_due(matter, clocks)
    event = Event.objects.create(
        matter=matter,
        no=next_no(matter),
        act="recount",
        at=at,
        on=local_day(at),
        actor=actor.mark,
        stage_before=matter.stage,
        stage_after=matter.stage,
        public={"source": source, "clocks": rows},
        articles=list(dict.fromkeys(due.basis.id for _, due in found)),
    )
    seal_act(matter, event, actor)
    return event


def changes(matter: Matter, clocks: list[Clock]) -> Iterator[tuple[Clock, Due]]:
    """The running clocks whose date, or whose being provisional, is no longer what the calendars say."""
    for clock in clocks:
        if clock.running:
            due = computation(matter, clock)
            if (due.due, due.provisional) != (clock.due, clock.provisional):
                yield clock, due


def _write(matter: Matter, clock: Clock, due: Due) -> dict[str, Any]:
    row = {
        "clock": clock.no,
        "limit": clock.limit,
        "before": clock.due.isoformat(),
        "after": due.due.isoformat(),
        "provisional": due.provisional,
    }
    clock.due, clock.provisional, clock.calendar = due.due, due.provisional, due.calendar[:60]
    Clock.objects.filter(matter_id=matter.pk, no=clock.no).update(
        due=clock.due, provisional=clock.provisional, calendar=clock.calendar
    )
    return row
