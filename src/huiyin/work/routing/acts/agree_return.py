"""Agree to a return (Art 23(3)): the office that sent a matter on finds the objection right and takes it back."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import ROUTE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import mark, write
from huiyin.work.routing.answering import answering_unit, reply_papers


@act
def agree_return(
    *, actor: StaffActor, at: datetime, matter_id: int, reason: str, key: str | None = None
) -> Event:
    """Back to `registered` on the sender's desk; only the sender's staff may. Raises Refused, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=ROUTE)
    asked = ask("agree_return", matter, actor=actor, at=at, reason=reason.strip())
    sender = lawful_unit(matter, answering_unit(matter, asked).pk, on=asked.on)
    objector = matter.holder
    papers = reply_papers(matter, asked, sender=sender, at=at, agreed=True, reason=reason)
    bounces = int(matter.marks.get("bounces", 0)) + 1
    mark(matter, drop=("report_owed", "objection_bound"), bounces=bounces)
    matter.moments = {**matter.moments, "objection_agreed": asked.on.isoformat()}
    public = {"from_unit": objector.name, "to_unit": sender.name}
    inner = {
        "found": reason,
        "documents": [p.no for p in papers],
        "returned": objector.pk,
        "tell": [objector.pk],
    }
    return write(
        matter, asked, actor=actor, at=at, holder=sender, public=public, inner=inner, renews_stage=False
    )
