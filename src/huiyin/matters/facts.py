"""From a matter's row to the frozen facts that the law reads."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate, localtime

from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.domain.law.facts import Facts
from huiyin.domain.law.terms import Role
from huiyin.domain.law.why import Permit, Refusal
from huiyin.foundation.people.actor import Actor, StaffActor, SystemActor
from huiyin.foundation.people.permissions import SIGN, SIGN_HEAD
from huiyin.matters.gate.scope import units_of
from huiyin.matters.models import Clock, Matter
from huiyin.matters.objecting import answering, open_objection

UNSIGNED = frozenset({"signature", "head_signature"})  # what a refusal asks that only lacks a signature


def facts_of(
    matter: Matter, *, actor: Actor, clocks: list[Clock], lawyer: Counsel | None = None, **asked: Any
) -> Facts:
    """The facts on which an act is judged; `asked` are the values that belong to the act (reason, days, ground ...).

    What the matter's own pack has no word for is left out: its law cannot turn on it. `lawyer` saves looking it up.
    """
    law = lawyer or rules_of(matter)
    values: dict[str, Any] = {
        "channel": matter.channel,
        "kind": matter.kind,
        "path": matter.path,
        "receiver": law.receiver(matter.holder.kind),
        "anonymous": matter.anonymous,
        "identity_clear": matter.identity_clear,
        "claims": matter.claims,
        "undecided_claims": matter.undecided_claims,
        "open_commitments": matter.open_commitments,
        "by": "office" if isinstance(actor, StaffActor | SystemActor) else "person",
        "people": matter.people,
        "publishable": matter.publishable,
        **_dispute(matter, actor, clocks),
        **_signature(actor),
        **matter.marks,
        **asked,
    }
    known = law.pack.vocabulary.values
    return Facts(
        stage=matter.stage,
        values={name: value for name, value in values.items() if name in known},
        moments=moments_of(matter, clocks, law),
    )


def _dispute(matter: Matter, actor: Actor, clocks: list[Clock]) -> dict[str, bool]:
    """Which side of a disagreement over competence the actor stands on; nothing where there never was one."""
    objection = open_objection(clocks)
    if objection is None and not matter.marks.get("bounces"):
        return {}
    units = units_of(actor) if isinstance(actor, StaffActor) else frozenset()
    return {
        "objected": objection is not None,
        "answers_objection": objection is not None and bool(units & answering(objection)),
        "at_desk": matter.holder_id in units,
    }


def _signature(actor: Actor) -> dict[str, Any]:
    """As whom the actor signs: as head of the unit, as deputy in charge, or not at all."""
    if not (isinstance(actor, StaffActor) and actor.may(SIGN)):
        return {}
    return {"signature": "head" if actor.may(SIGN_HEAD) else "deputy"}


def unsigned(act: str, answer: Permit | Refusal, lawyer: Counsel) -> bool:
    """Whether nothing stands in the way of the act but a signature that this actor cannot give."""
    return (
        act in lawyer.signed
        and isinstance(answer, Refusal)
        and bool(answer.asks)
        and UNSIGNED.issuperset(answer.asks)
    )


def as_signed(facts: Facts) -> Facts:
    """The same facts as if the head of the unit acted: what the law would say to whoever signs."""
    return replace(facts, values={**facts.values, "signature": "head"})


def moments_of(matter: Matter, clocks: list[Clock], lawyer: Counsel | None = None) -> dict[str, date]:
    """What happened on which local day, and when running limits end that the pack knows by the name of a moment."""
    law = lawyer or rules_of(matter)
    known, limits = law.pack.vocabulary.moments, law.pack.limits
    moments = {name: date.fromisoformat(day) for name, day in matter.moments.items() if name in known}
    moments["received"] = matter.received_on
    for clock in clocks:
        name = limits[clock.limit].known_as if clock.running and clock.limit in limits else ""
        if name:
            moments[name] = max(clock.due, moments.get(name, clock.due))
    return moments


def answer_due(matter: Matter, clocks: list[Clock]) -> date | None:
    """The last running day by which the person has their answer; None where none runs. The day of a promise is none."""
    limits = rules_of(matter).pack.limits
    answering = {
        one.name for one in limits.values() if one.role in (Role.HANDLING, Role.EXTENSION) or one.known_as
    }
    return max((c.due for c in clocks if c.running and c.limit in answering), default=None)


def rules_of(matter: Matter) -> Counsel:
    """The counsel of the pack and place under which the matter was registered, for its words; it holds no later calendar."""
    return counsel(matter.pack, matter.place_rules or None)


def local_day(at: datetime) -> date:
    """The day on the office's own calendar."""
    return localdate(at)


def local_moment(at: datetime) -> datetime:
    """The moment in the office's own time zone, by which the law says on which day its hours lie."""
    return localtime(at)
