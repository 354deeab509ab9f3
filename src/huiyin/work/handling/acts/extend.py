"""Extend the handling time once (Art 34): by at most 30 days, approved, with a reason, and told to the person."""

from datetime import datetime
from typing import Any

from huiyin.domain.law.terms import Role
from huiyin.domain.law.why import Start
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SIGN
from huiyin.matters import gate
from huiyin.matters.asking import Asked, ask
from huiyin.matters.models import Event, Matter
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared
from huiyin.matters.record import act
from huiyin.matters.record.writing import write


@act
def extend(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    days: int,
    reason: str,
    approver: str = "",
    key: str | None = None,
) -> Event:
    """Give `days` more, counted on from the old due date; whoever signs approves, under the name and office in `approver`.

    Raises Refused (second extension, too late, too long), gate errors.
    """
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, SIGN), at_desk=True)
    approver = approver.strip() or actor.name
    asked = ask("extend", matter, actor=actor, at=at, days=days, reason=reason.strip(), approver=approver)
    contents = _contents(matter, asked, at)
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in asked.permit.papers]
    matter.marks = {**matter.marks, "extended": True}
    public = {
        "days": days,
        "reason": reason,
        "approver": approver,
        "new_due": contents["new_due"].isoformat(),
        "documents": [p.no for p in papers],
    }
    return write(matter, asked, actor=actor, at=at, public=public)


def _contents(matter: Matter, asked: Asked, at: datetime) -> dict[str, Any]:
    longer = asked.due_of(next(one for one in asked.permit.starts if _prolongs(asked, one)))
    old_due = max(c.due for c in asked.clocks if c.running and c.limit in asked.permit.ends)
    new_due, computed = longer.due, longer.summary.say(matter.language)
    return {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "original_due": old_due,
        "new_due": new_due,
        "new_due_computation": computed,
        "extension_reason": asked.facts.values["reason"],
        "approver": asked.facts.values["approver"],
        "approved_on": asked.on,
    }


def _prolongs(asked: Asked, start: Start) -> bool:
    return asked.counsel.limit(start.limit).role is Role.EXTENSION
