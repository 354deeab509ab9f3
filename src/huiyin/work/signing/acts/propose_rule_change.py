"""Propose to change a rule that proved lacking, also after the matter was closed (Art 40)."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SUPERVISE
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.proposing import Proposal, propose
from huiyin.matters.record import act
from huiyin.matters.record.writing import write


@act
def propose_rule_change(
    *, actor: StaffActor, at: datetime, matter_id: int, change: Proposal, key: str | None = None
) -> Event:
    """Write the proposal and its letter; the stage stays. Raises Refused, Invalid, gate errors."""
    overseeing = actor.may(SUPERVISE)
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, SUPERVISE), at_desk=not overseeing)
    asked = ask("propose_rule_change", matter, actor=actor, at=at)
    unit = matter.holder if matter.holder_id in gate.units_of(actor) else tree().units[actor.unit_id]
    row, paper = propose(matter, asked, change, unit=unit, at=at)
    public = {
        "rule": row.rule,
        "owner": row.owner.full_name,
        "due": row.due.isoformat(),
        "rule_changes": [row.no],
    }
    return write(matter, asked, actor=actor, at=at, public=public, inner={"documents": [paper.no]})
