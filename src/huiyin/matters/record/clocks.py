"""Starting and ending the clocks that a permit names."""

from datetime import date

from django.db.models import Min

from huiyin.domain.law.terms import Side
from huiyin.foundation.ledger.rows import change
from huiyin.matters.asking import Asked
from huiyin.matters.models import Clock, Commitment, Matter
from huiyin.matters.record.children import add

PROMISE = "keep_promise"  # stands as the next limit while a promise is what comes due first


def turn_clocks(matter: Matter, asked: Asked, *, unit_id: int, day: date) -> list[Clock]:
    """End and start what the permit says; returns the clocks as they now are and sets the matter's next due date."""
    clocks = asked.clocks
    for clock in clocks:
        if clock.running and clock.limit in asked.permit.ends:
            clock.running, clock.ended_on, clock.ended_by = False, day, asked.permit.act
            ended = {"running": False, "ended_on": day, "ended_by": asked.permit.act}
            change(Clock, ended, matter=matter.pk, no=clock.no)
    for start in asked.permit.starts:
        # what was received earlier and is entered only now counts from the day it was received
        now = start.moment in {"on", asked.permit.to_stage} and start.moment != "received"
        first = day if now else asked.facts.moments[start.moment]
        clocks.append(_start(matter, asked, start.limit, first, start.length, unit_id))
    note_next_due(matter, clocks)
    return clocks


def note_next_due(matter: Matter, clocks: list[Clock]) -> None:
    """The earliest running date that the office must keep, its own promises among them, by which inboxes are sorted."""
    running = [c for c in clocks if c.running and c.side == Side.OFFICE and matter.is_open]
    # an objection limit is the unit's right to send a matter back, not a duty it can be late with
    duties = [c for c in running if not c.limit.startswith("object_")]
    dates = [(c.due, c.limit) for c in duties]
    if matter.open_commitments and matter.is_open:
        promised = Commitment.objects.filter(matter_id=matter.pk, kept_on=None).aggregate(Min("due"))[
            "due__min"
        ]
        dates.append((promised, PROMISE))
    matter.next_due, matter.next_limit = min(dates, default=(None, ""))


def _start(matter: Matter, asked: Asked, limit: str, day: date, length: int | None, unit_id: int) -> Clock:
    due = asked.counsel.due(limit, day, length=length)
    return add(
        Clock,
        matter,
        limit=limit,
        side=due.side.value,
        unit_id=unit_id,
        start=day,
        length=due.length,
        due=due.due,
        provisional=due.provisional,
        calendar=due.calendar[:60],
    )
