"""Decide whose matter it is (Art 24(1)): the arbiter names the competent organ with reasons, and that binds."""

from datetime import datetime
from typing import Any

from huiyin.domain.law.terms import Role
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import ARBITRATE
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import Asked, ask
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Event, Matter
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import said_until, shared
from huiyin.matters.record import act
from huiyin.matters.record.writing import mark, write
from huiyin.work.routing.arbiter import CONFERENCE


@act
def arbitrate(
    *, actor: StaffActor, at: datetime, matter_id: int, to_unit: int, reason: str, key: str | None = None
) -> Event:
    """Move to `forwarded` on the desk of `to_unit`, without objection. The person reads `reason`. Raises Refused, Invalid."""
    matter = gate.reach(matter_id, actor=actor, needs=ARBITRATE, at_desk=True)
    named = tree().units.get(to_unit)
    conference = named is not None and named.kind == CONFERENCE
    asked = ask("arbitrate", matter, actor=actor, at=at, reason=reason.strip(), names_conference=conference)
    unit = lawful_unit(matter, to_unit, on=asked.on)
    among = _disputants(matter)
    contents = _contents(matter, asked, at, unit, among, reason)
    papers = [
        issue(k, matter, contents[k], asked=asked, unit=matter.holder, for_person=k == "transfer_notice")
        for k in asked.permit.papers
    ]
    mark(matter, drop=("report_owed", "in_powers"), bounces=0, objection_bound=True)
    public = {"to_unit": unit.name, "reason": reason, "documents": [p.no for p in papers if p.for_person]}
    told = {u.pk for u in among} | {matter.office_id}
    inner = {"documents": [p.no for p in papers], "named": unit.pk, "tell": sorted(told - {unit.pk})}
    return write(matter, asked, actor=actor, at=at, holder=unit, public=public, inner=inner)


def _disputants(matter: Matter) -> tuple[Unit, ...]:
    """As the referral named them."""
    events = select(Event, order="no", matter=matter.pk, act="refer_to_arbiter")
    return tuple(tree().units[unit_id] for unit_id in events[-1].inner["disputants"]) if events else ()


def _contents(
    matter: Matter, asked: Asked, at: datetime, unit: Unit, among: tuple[Unit, ...], reason: str
) -> dict[str, dict[str, Any]]:
    told = next(one for one in asked.permit.starts if asked.counsel.role_of(one.limit) is Role.TELLING)
    notify_by, computed = said_until(matter, asked, asked.due_of(told))
    both = {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "notify_by": notify_by,
        "notify_by_computation": computed,
    }
    decision = {
        "competent_organ": unit.full_name,
        "units_in_dispute": [u.full_name for u in among],
        "referred_on": asked.facts.moments["disputed"],
        "decision_reasons": reason,
        "copies_to": [u.full_name for u in among if u.pk != unit.pk],
    }
    notice = {
        "went_to": unit.full_name,
        "went_on": asked.on,
        "went_how": asked.counsel.act("forward").label.say(matter.language),
        "own_contact": both["contact"],
        "contact": " ".join(filter(None, (unit.full_name, unit.address, unit.phone))),
    }
    return {"arbitration_decision": both | decision, "transfer_notice": both | notice}
