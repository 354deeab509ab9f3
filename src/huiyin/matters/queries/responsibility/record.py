"""Who was responsible in one matter from when to when, what was late then, why, and what was objected to or done about it.

It is read for one matter at a time, from the matter's own rows, and counts nothing over people.
"""

from dataclasses import dataclass
from datetime import date, datetime

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Holding, Matter, Measure
from huiyin.matters.objecting import BESIDE
from huiyin.matters.responsibility.missed import Missed, missed_in
from huiyin.matters.responsibility.objections import ACT, may_read, opened

PRESSING = frozenset({"press_promise", "answer_pressing"})


@dataclass(frozen=True, slots=True)
class Stay:
    """One unit's time: from when to when, how it came, when it was taken up, and who was named to work on it."""

    unit_id: int
    since: datetime
    until: datetime | None
    how: str
    taken_up_at: datetime | None
    untaken_days: int
    officers: list[tuple[str, datetime]]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a date was missed, as the unit said it on a day."""

    unit_id: int | None
    on: date
    why: str
    words: str


@dataclass(frozen=True, slots=True)
class Late:
    """A missed date with every reason given for it."""

    missed: Missed
    reasons: list[Reason]


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection on record, for those who may read it: who, when, to what, in which words."""

    name: str
    unit_id: int | None
    on: date
    against: Event | None
    words: str


@dataclass(frozen=True, slots=True)
class Responsibility:
    """The whole record of one matter."""

    matter: Matter
    counsel: Counsel
    stays: list[Stay]
    beside: list[int]
    late: list[Late]
    objections: list[Objection]
    pressed: list[Event]
    measures: list[Measure]
    on: date


def responsibility(matter_id: int, *, actor: StaffActor, at: datetime) -> Responsibility:
    """The record, read through the gate and written down as a reading. Raises NoSuchMatter."""
    matter = gate.read(matter_id, actor=actor, at=at, purpose="responsibility")
    law = counsel_for(matter)
    events = select(Event, order="no", matter=matter.pk)
    holdings = select(Holding, order="no", matter=matter.pk)
    desks = [one for one in holdings if one.how not in BESIDE]
    return Responsibility(
        matter=matter,
        counsel=law,
        stays=[_stay(one, events, at) for one in desks],
        beside=sorted({one.unit_id for one in holdings if one.how in BESIDE}),
        late=[Late(one, _reasons(one, events)) for one in missed_in(matter, law, at=at, holdings=holdings)],
        objections=[_objection(one, events) for one in events if one.act == ACT and may_read(one, actor)],
        pressed=[one for one in events if one.act in PRESSING],
        measures=select(Measure, order="no", matter=matter.pk),
        on=local_day(at),
    )


def to_object(matter_id: int, *, actor: StaffActor) -> list[Event]:
    """What the actor's unit did in the matter and somebody else of it signed or did: what one may object to."""
    rows = select(Event, order="no", matter=matter_id, unit=actor.unit_id)
    return [one for one in rows if one.act != ACT and one.actor != actor.mark]


def to_explain(matter: Matter, *, actor: StaffActor, at: datetime) -> list[Missed]:
    """What the actor's own unit is or was late with in the matter."""
    return [one for one in missed_in(matter, counsel_for(matter), at=at) if one.unit_id == actor.unit_id]


def _stay(row: Holding, events: list[Event], at: datetime) -> Stay:
    until = row.until or at
    named = [
        (str(one.public.get("officer", "")), one.at)
        for one in events
        if one.act == "name_officer"
        and row.since <= one.at < until
        and one.inner.get("holder", row.unit_id) == row.unit_id
    ]
    untaken = (local_day(row.taken_up_at or until) - local_day(row.since)).days
    return Stay(row.unit_id, row.since, row.until, row.how, row.taken_up_at, untaken, named)


def _reasons(missed: Missed, events: list[Event]) -> list[Reason]:
    return [
        Reason(one.unit_id, one.on, str(one.public.get("missed_why", "")), str(one.public.get("reason", "")))
        for one in events
        if one.act == "explain_lateness" and one.public.get("late") == missed.no
    ]


def _objection(event: Event, events: list[Event]) -> Objection:
    against = next((one for one in events if one.no == event.inner.get("objected")), None)
    return Objection(event.actor_name, event.unit_id, event.on, against, opened(event))
