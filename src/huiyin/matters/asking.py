"""Asking counsel about a matter: may this be done, how was a date computed."""

from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as clock_time
from typing import Any

from django.conf import settings

from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.domain.law.days import YearDays
from huiyin.domain.law.facts import Facts
from huiyin.domain.law.terms import Side
from huiyin.domain.law.why import Due, Permit, Refusal, Start
from huiyin.foundation.held import Held
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import Actor, StaffActor
from huiyin.matters.facts import facts_of, local_day, local_moment
from huiyin.matters.models import Clock, Matter, PublishedYear
from huiyin.matters.record.refusals import Refused, no_such_act

CALENDARS_FRESH_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A permit together with the facts it was given on and the matter's clocks, for the record to write."""

    permit: Permit
    facts: Facts
    counsel: Counsel
    clocks: list[Clock]
    on: date
    at: datetime
    received_at: datetime
    signer: str = ""  # who signs the papers of an act that needs a signature

    def due_of(self, start: Start, *, happened_on: date | None = None) -> Due:
        """When a limit that the permit starts comes due; `happened_on` is the day of the act, where not today."""
        # what was received earlier and is entered only now counts from the day it was received
        now = start.moment in {"on", self.permit.to_stage} and start.moment != "received"
        day = (happened_on or self.on) if now else self.facts.moments[start.moment]
        return self.counsel.due(start.limit, day, length=start.length, start_at=self._moment(start, day))

    def _moment(self, start: Start, day: date) -> datetime | None:
        if not self.counsel.has_hours:
            return None
        if start.moment == "received":
            return local_moment(self.received_at)
        # of an earlier day only the day is known: its first moment is the strictest on the office
        return self.at if day == self.on else datetime.combine(day, clock_time.min, self.at.tzinfo)


def counsel_for(matter: Matter) -> Counsel:
    """The counsel of the pack and place under which the matter was registered, with calendars published since."""
    return counsel(matter.pack, matter.place_rules or None, published_years(matter.pack) or None)


def counsel_for_new() -> Counsel:
    """The counsel under which new matters are taken in."""
    pack, place = settings.HUIYIN_PACK, settings.HUIYIN_PLACE or None
    return counsel(pack, place, published_years(pack) or None)


def ask(act: str, matter: Matter, *, actor: Actor, at: datetime, **asked: Any) -> Asked:
    """The permit for an act now. Raises Refused, which carries the article, the reason and what to do."""
    lawyer, clocks, on = counsel_for(matter), clocks_of(matter), local_day(at)
    facts = facts_of(matter, actor=actor, clocks=clocks, lawyer=lawyer, **asked)
    answer = answer_to(act, facts, lawyer, on)
    if isinstance(answer, Refusal):
        raise Refused(answer)
    signer = actor.name if isinstance(actor, StaffActor) and act in lawyer.signed else ""
    return Asked(answer, facts, lawyer, clocks, on, local_moment(at), matter.received_at, signer)


def answer_to(act: str, facts: Facts, lawyer: Counsel, on: date) -> Permit | Refusal:
    """The law's answer to an act; an act that the matter's pack does not have is refused, in plain words."""
    return lawyer.may(act, facts, on) if lawyer.knows(act) else no_such_act(act, lawyer.pack)


def clocks_of(matter: Matter) -> list[Clock]:
    """The running clocks of the matter, oldest first."""
    return select(Clock, order="no", matter=matter.pk, running=True)


def computation(matter: Matter, clock: Clock) -> Due:
    """The day-by-day computation behind a clock's date, made again from pack, limit, start and calendar."""
    start_at = local_moment(clock.start_at) if clock.start_at else None
    return counsel_for(matter).due(
        clock.limit,
        clock.start,
        side=Side(clock.side),
        length=clock.length,
        excluded=spans_of(clock),
        start_at=start_at,
    )


def spans_of(clock: Clock) -> list[tuple[date, date]]:
    """The days a clock leaves out (the time of a hearing, Art 36(2)): first and last of each span, both left out."""
    return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in clock.excluded]


def published_years(pack: str) -> dict[int, YearDays]:
    """Calendars entered after the pack was made; reread every few seconds, since another process may enter one."""
    return _published.of(pack)


def calendars_changed() -> None:
    """Forget the held calendars; called after one was entered."""
    _published.forget()


def _year_days(row: PublishedYear) -> YearDays:
    return YearDays(
        year=row.year,
        off={date.fromisoformat(d): name for d, name in row.holidays.items()},
        work=frozenset(date.fromisoformat(d) for d in row.working),
        source=row.source,
    )


def _looked_up(pack: str, held: dict[int, YearDays] | None) -> dict[int, YearDays]:
    return {row.year: _year_days(row) for row in PublishedYear.objects.filter(pack=pack)}


_published: Held[str, dict[int, YearDays]] = Held(CALENDARS_FRESH_SECONDS, _looked_up)
