"""Asking counsel about a matter: may this be done, how was a date computed."""

import time
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.domain.law.days import YearDays
from huiyin.domain.law.facts import Facts
from huiyin.domain.law.terms import Side
from huiyin.domain.law.why import Due, Permit, Refusal
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import Actor
from huiyin.matters.facts import facts_of, local_day
from huiyin.matters.models import Clock, Matter, PublishedYear
from huiyin.matters.record.refusals import Refused

CALENDARS_FRESH_SECONDS = 20.0
_published: dict[str, tuple[float, dict[int, YearDays]]] = {}


@dataclass(frozen=True, slots=True)
class Asked:
    """A permit together with the facts it was given on and the matter's clocks, for the record to write."""

    permit: Permit
    facts: Facts
    counsel: Counsel
    clocks: list[Clock]
    on: date


def counsel_for(matter: Matter) -> Counsel:
    """The counsel of the pack and place under which the matter was registered, with calendars published since."""
    return counsel(matter.pack, matter.place_rules or None, published_years(matter.pack) or None)


def ask(act: str, matter: Matter, *, actor: Actor, at: datetime, **asked: Any) -> Asked:
    """The permit for an act now. Raises Refused, which carries the article, the reason and what to do."""
    lawyer, clocks, on = counsel_for(matter), clocks_of(matter), local_day(at)
    facts = facts_of(matter, actor=actor, clocks=clocks, **asked)
    answer = lawyer.may(act, facts, on)
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return Asked(answer, facts, lawyer, clocks, on)


def clocks_of(matter: Matter) -> list[Clock]:
    """The running clocks of the matter, oldest first."""
    return select(Clock, order="no", matter=matter.pk, running=True)


def computation(matter: Matter, clock: Clock) -> Due:
    """The day-by-day computation behind a clock's date, made again from pack, limit, start and calendar."""
    return counsel_for(matter).due(clock.limit, clock.start, side=Side(clock.side), length=clock.length)


def published_years(pack: str) -> dict[int, YearDays]:
    """Calendars entered after the pack was made; reread every few seconds, since another process may enter one."""
    now = time.monotonic()
    held = _published.get(pack)
    if held is None or now - held[0] > CALENDARS_FRESH_SECONDS:
        rows = PublishedYear.objects.filter(pack=pack)
        held = (now, {r.year: _year_days(r) for r in rows})
        _published[pack] = held
    return held[1]


def calendars_changed() -> None:
    """Forget the held calendars; called after one was entered."""
    _published.clear()


def _year_days(row: PublishedYear) -> YearDays:
    return YearDays(
        year=row.year,
        off={date.fromisoformat(d): name for d, name in row.holidays.items()},
        work=frozenset(date.fromisoformat(d) for d in row.working),
        source=row.source,
    )
