"""Where a matter lay, stay by stay, and to which office the time is charged in which nobody took it up or answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from huiyin.matters.facts import local_day
from huiyin.matters.models import Clock, Event, Holding, Matter
from huiyin.matters.objecting import ANSWER, BESIDE


@dataclass(frozen=True, slots=True)
class Charge:
    """Calendar days in which the matter waited for a unit: to be taken up there, or for its answer to an objection."""

    unit_id: int
    days: int
    why: str  # untaken, answer
    running: bool


@dataclass(frozen=True, slots=True)
class Hop:
    """One stay on one desk: by which act it came there, from when until when (None: it is there still), how many days."""

    unit_id: int
    how: str
    since: datetime
    until: datetime | None
    days: int
    charges: tuple[Charge, ...]


def hops(holdings: Iterable[Holding], clocks: Iterable[Clock], *, at: datetime) -> list[Hop]:
    """Every stay in order, counted up to `at`; units that only read along (joint handling) held nothing and are left out.

    Days are calendar days of the office. The day of coming counts no day; what is taken up on the same day costs none.
    """
    stays = [h for h in holdings if h.how not in BESIDE]
    asked: dict[int, list[Clock]] = {stay.no: [] for stay in stays}
    for clock in clocks:
        within = [
            stay.no for stay in stays if stay.no < clock.no
        ]  # children are numbered in the order of acts
        if clock.limit == ANSWER and within:
            asked[within[-1]].append(clock)
    return [_hop(stay, asked[stay.no], at) for stay in stays]


def _hop(stay: Holding, objections: list[Clock], at: datetime) -> Hop:
    end = stay.until or at
    idle = Charge(
        unit_id=stay.unit_id,
        days=_days(stay.since, min(stay.taken_up_at or end, end)),
        why="untaken",
        running=stay.until is None and stay.taken_up_at is None,
    )
    waited = (_answer(clock, local_day(end)) for clock in objections)
    charges = tuple(one for one in (idle, *waited) if one.days or one.running)
    return Hop(stay.unit_id, stay.how, stay.since, stay.until, _days(stay.since, end), charges)


def _answer(clock: Clock, last: date) -> Charge:
    end = min(clock.ended_on or last, last)
    return Charge(clock.unit_id or 0, (end - clock.start).days, "answer", clock.running)


def _days(first: datetime, last: datetime) -> int:
    return max((local_day(last) - local_day(first)).days, 0)


def last_moment(matter: Matter, events: Iterable[Event], at: datetime) -> datetime:
    """Up to when a matter is waited for: now while it is open, else when it came to its end."""
    if matter.is_open:
        return at
    ends = [e.at for e in events if e.stage_after != e.stage_before]
    return ends[-1] if ends else at
