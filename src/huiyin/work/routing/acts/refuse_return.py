"""Refuse a return (Art 23(3)): the sender finds the objection wrong; the matter stays, and no second objection lies."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import ROUTE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import mark, write
from huiyin.work.routing.answering import answering_unit, reply_papers


@act
def refuse_return(
    *, actor: StaffActor, at: datetime, matter_id: int, reason: str, key: str | None = None
) -> Event:
    """The stage stays, the objection binds as refused; only the sender's staff may. Raises Refused, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=ROUTE)
    asked = ask("refuse_return", matter, actor=actor, at=at, reason=reason.strip())
    sender = answering_unit(matter, asked)
    papers = reply_papers(matter, asked, sender=sender, at=at, agreed=False, reason=reason)
    mark(matter, objection_bound=True)
    matter.moments = {**matter.moments, "objection_refused": asked.on.isoformat()}
    public = {"objector": matter.holder.name}
    inner = {"found": reason, "documents": [p.no for p in papers], "tell": [matter.holder_id]}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)
