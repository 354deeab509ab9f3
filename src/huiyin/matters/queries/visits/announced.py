"""Visits that are announced: those of one matter, and those that wait for an office, a unit or an official to do something."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.facts import local_day
from huiyin.matters.models import Clock, Event, Matter, Visit
from huiyin.matters.visiting import TO_COME

VISITING = frozenset({"announce_visit", "open_visit"})  # acts that bring a visit into being
LIMITS = ("answer_announced", "position_due")
SHOWN = 200


@dataclass(slots=True)
class Agenda:
    """Visits to come by what they want of this reader; each stands in one list only, the most pressing."""

    passed: list[Visit] = field(
        default_factory=list
    )  # their day is over and nobody wrote down what became of it
    to_answer: list[Visit] = field(default_factory=list)
    to_state: list[Visit] = field(default_factory=list)  # our position is asked for
    today: list[Visit] = field(default_factory=list)
    week: list[Visit] = field(default_factory=list)
    later: list[Visit] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many there are in all."""
        return sum(
            len(rows)
            for rows in (self.passed, self.to_answer, self.to_state, self.today, self.week, self.later)
        )


def visits_in(matter_id: int, events: Iterable[Event]) -> list[Visit]:
    """The visits of a matter whose events are given, in the order of coming; costs no query where there was none."""
    if not VISITING & {event.act for event in events}:
        return []
    return select(Visit, order="no", matter=matter_id)


def coming_in(matter: Matter) -> Visit | None:
    """The visit that is announced or answered in a matter that is in hand, and neither held nor called off."""
    if not matter.marks.get("visit_to_come"):
        return None
    rows = select(Visit, order="no", matter=matter.pk)
    return next((row for row in reversed(rows) if row.state in TO_COME), None)


def day_of(row: Visit) -> date | None:
    """The day on which the people come: as the office set it, else as they wish."""
    return local_day(row.planned_at) if row.planned_at else row.wished_day


def agenda(actor: StaffActor, *, on: date) -> Agenda:
    """The visits to come that the actor's units receive or state a position for, or that they receive themselves."""
    units = gate.units_of(actor)
    theirs = Q(unit_id__in=units) | Q(concerned_id__in=units) | Q(receiver_id=actor.account_id)
    rows = Visit.objects.filter(theirs, state__in=TO_COME, closed_at=None, drill=False)
    rows = (
        rows.filter(matter__in=gate.visible(actor))
        .select_related("matter")
        .order_by("planned_at", "wished_day")
    )
    found = list(rows[:SHOWN])
    due = _due(found)
    monday = on + timedelta(days=7 - on.weekday())
    listed = Agenda()
    for row in found:
        row.unit = tree().units[row.unit_id]
        row.concerned = tree().units[row.concerned_id] if row.concerned_id else None
        row.day = day_of(row)  # type: ignore[attr-defined]
        row.answer_due = due.get((row.matter_id, LIMITS[0]))  # type: ignore[attr-defined]
        row.state_due = due.get((row.matter_id, LIMITS[1]))  # type: ignore[attr-defined]
        _list(listed, row, actor, units, on, monday)
    return listed


def _list(
    listed: Agenda, row: Visit, actor: StaffActor, units: frozenset[int], on: date, monday: date
) -> None:
    day, receives = day_of(row) or on, row.unit_id in units
    if receives and day < on:
        listed.passed.append(row)
    elif receives and row.state == "announced":
        listed.to_answer.append(row)
    elif row.concerned_id in units and _owed_by(row, actor):
        listed.to_state.append(row)
    elif day <= on:
        listed.today.append(row)
    elif day < monday:
        listed.week.append(row)
    else:
        listed.later.append(row)


def _owed_by(row: Visit, actor: StaffActor) -> bool:
    """Whether the position is still to be given; whoever receives looks for the day, not for what others owe."""
    return row.position_at is None and row.position_due is not None and row.receiver_id != actor.account_id


def _due(rows: list[Visit]) -> dict[tuple[int, str], date]:
    clocks = Clock.objects.filter(
        matter_id__in={row.matter_id for row in rows}, running=True, limit__in=LIMITS
    )
    return {(clock.matter_id, clock.limit): clock.due for clock in clocks}


def late_with_position(row: Visit, at: datetime) -> bool:
    """Whether the position came after its time, or has not come and its time is over."""
    return row.position_due is not None and (row.position_at or at) > row.position_due
