"""What the record shows of one thing a trigger looks at: a limit, a promise, a stay, a hearing, an objection, a word of the person.

Only days and numbers of the thing itself are gathered, and whose it was; the law's triggers judge them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.facts import Facts, Value
from huiyin.domain.law.triggers.finding import Finding
from huiyin.domain.law.triggers.trigger import Upon
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.units.tree import tree
from huiyin.matters.asking import counsel_for
from huiyin.matters.facts import local_day, rules_of
from huiyin.matters.models import Claim, Clock, ClosureCheck, Commitment, Event, Holding, Matter, Proceeding
from huiyin.matters.models.claim import AGREED
from huiyin.matters.objecting import ANSWER, owing


@dataclass(frozen=True, slots=True)
class Seen:
    """Whose work it is, and what is known of it."""

    unit_id: int
    values: Mapping[str, Value] = field(default_factory=dict)
    moments: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lapse:
    """A finding of the law, and the unit whose lapse it is."""

    finding: Finding
    unit_id: int


def lapse_in(matter: Matter, trigger: str, ref: int, on: date) -> Lapse | None:
    """The lapse that a trigger finds on one thing of the matter on that day; None where it finds none (any more)."""
    law = counsel_for(matter)
    known = law.pack.triggers.get(trigger)
    seen = SEEING[known.upon](matter, ref, law) if known else None
    if seen is None:
        return None
    finding = law.found(trigger, _facts(matter, seen, law), on)
    return Lapse(finding, seen.unit_id) if finding else None


def _facts(matter: Matter, seen: Seen, law: Counsel) -> Facts:
    known = law.pack.vocabulary
    values: dict[str, Any] = {
        "people": matter.people,
        "lapse_unit": tree().units[seen.unit_id].full_name,
        **seen.values,
    }
    return Facts(
        stage=matter.stage,
        values={name: value for name, value in values.items() if name in known.values},
        moments={name: day for name, day in seen.moments.items() if name in known.moments},
    )


def _clock(matter: Matter, ref: int, law: Counsel) -> Seen | None:
    clock = _running(matter, ref)
    if clock is None or clock.side != "office" or not law.is_duty(clock.limit):
        return None
    role = f"role_{law.role_of(clock.limit).value or 'duty'}"
    values: dict[str, Value] = {"limit_role": role, "lapse_limit": clock.limit}
    moments = {"lapse_start": clock.start, "lapse_due": clock.due, "last_act": _last_act(matter, clock.start)}
    return Seen(owing(matter, clock), values, moments)


def _running(matter: Matter, ref: int) -> Clock | None:
    return next(iter(select(Clock, matter=matter.pk, no=ref, running=True)), None)


def _last_act(matter: Matter, since: date) -> date:
    """The day of the last act of staff; what the program or the person did moves nothing."""
    acts = Event.objects.filter(matter_id=matter.pk, actor__startswith="staff:").order_by("-no")
    return max(acts.values_list("on", flat=True).first() or since, since)


def _promise(matter: Matter, ref: int, law: Counsel) -> Seen | None:
    row = next(iter(select(Commitment, matter=matter.pk, no=ref, kept_on=None)), None)
    if row is None:
        return None
    claim = next(iter(select(Claim, matter=matter.pk, no=row.claim_no)), None)
    values: dict[str, Value] = {
        "of_opinion": bool(claim and claim.outcome and claim.outcome != AGREED),
        "reported_done": bool(
            row.evidence
        ),  # the unit's own word, which stays when the person says otherwise
        "contradicted": row.disputed_on is not None,
        "lapse_what": row.text,
    }
    moments = {"lapse_due": row.due}
    if row.disputed_on is not None:
        moments["said_on"] = row.said_on or row.disputed_on
    return Seen(row.unit_id, values, moments)


def _stay(matter: Matter, ref: int, law: Counsel) -> Seen | None:
    row = next(iter(select(Holding, matter=matter.pk, no=ref, until=None)), None)
    if row is None or row.unit_id != matter.holder_id or not matter.is_open:
        return None
    return Seen(row.unit_id, {"taken": row.taken_up_at is not None}, {"held_since": local_day(row.since)})


def _hearing(matter: Matter, ref: int, law: Counsel) -> Seen | None:
    row = next(iter(select(Proceeding, matter=matter.pk, no=ref, kind="hearing", state="open")), None)
    if row is None or row.due is None:
        return None
    return Seen(row.unit_id or matter.holder_id, {"hearing_open": True}, {"hearing_day": row.due})


def _objection(matter: Matter, ref: int, law: Counsel) -> Seen | None:
    clock = _running(matter, ref)
    if clock is None or clock.limit != ANSWER:
        return None
    return Seen(owing(matter, clock), {"objections": len(select(Clock, matter=matter.pk, limit=ANSWER))})


def _check(matter: Matter, ref: int, law: Counsel) -> Seen | None:
    row = next(iter(select(ClosureCheck, matter=matter.pk, no=ref, state="said")), None)
    if row is None or row.asked_on is None:
        return None
    values: dict[str, Value] = {"reported_done": True, "contradicted": row.said in law.having("unsolved")}
    return Seen(row.unit_id, values, {"said_on": row.asked_on})


SEEING: Mapping[Upon, Callable[[Matter, int, Counsel], Seen | None]] = {
    Upon.CLOCK: _clock,
    Upon.PROMISE: _promise,
    Upon.STAY: _stay,
    Upon.HEARING: _hearing,
    Upon.OBJECTION: _objection,
    Upon.CHECK: _check,
}


def presses(matter: Matter) -> bool:
    """Whether the matter's own law presses offices at all at its stage."""
    law = rules_of(matter)
    return law.knows("find_lapse") and law.speaks_of("find_lapse", matter.stage)
