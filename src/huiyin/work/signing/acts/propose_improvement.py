"""Propose to an office that it improves its practice (Art 40(4)); it answers in writing whether it adopts that."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SUPERVISE
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.proposing import IMPROVEMENT, Proposal, propose
from huiyin.matters.record import act
from huiyin.matters.record.writing import write


@act
def propose_improvement(
    *, actor: StaffActor, at: datetime, matter_id: int, change: Proposal, key: str | None = None
) -> Event:
    """`change.rule` says which practice, `change.owner` whose; the letter bears nothing of the matter. Raises Refused, Invalid."""
    overseeing = actor.may(SUPERVISE)
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, SUPERVISE), at_desk=not overseeing)
    asked = ask("propose_improvement", matter, actor=actor, at=at)
    unit = tree().units[actor.unit_id]
    row, paper = propose(matter, asked, change, unit=unit, at=at, kind=IMPROVEMENT)
    public = {
        "rule": row.rule,
        "owner": row.owner.full_name,
        "due": row.due.isoformat(),
        "rule_changes": [row.no],
        "proposal_kind": IMPROVEMENT,
    }
    return write(matter, asked, actor=actor, at=at, public=public, inner={"documents": [paper.no]})
