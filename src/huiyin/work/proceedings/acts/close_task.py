"""End a co-handler's task that was not delivered; that it was not stays on record, with the lead's reason."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.proceedings import end_proceeding
from huiyin.matters.record.writing import write
from huiyin.work.proceedings.joint import task_of


@act
def close_task(
    *, actor: StaffActor, at: datetime, matter_id: int, task: int, reason: str, key: str | None = None
) -> Event:
    """End an open task (its number in the matter) as not delivered. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    asked = ask("close_task", matter, actor=actor, at=at, reason=reason.strip())
    row = task_of(matter, task)
    end_proceeding(matter, row, on=asked.on, state="failed", result=reason.strip())
    public = {
        "unit": tree().units[row.unit_id or 0].name,
        "due": row.due.isoformat() if row.due else "",
        "reason": reason.strip(),
    }
    return write(matter, asked, actor=actor, at=at, public=public, inner={"task": row.no})
