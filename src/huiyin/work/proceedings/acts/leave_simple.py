"""Turn a matter from the simplified into the ordinary procedure; the sixty days count from the original acceptance."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write


@act
def leave_simple(
    *, actor: StaffActor, at: datetime, matter_id: int, reason: str, key: str | None = None
) -> Event:
    """End the short limit; the stage stays and the ordinary one runs on. Raises Refused, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    asked = ask("leave_simple", matter, actor=actor, at=at, reason=reason.strip())
    matter.marks = {**matter.marks, "simplified": False}
    due = asked.facts.moments.get("handle_due")
    public = {"reason": reason.strip(), "answer_by": due.isoformat() if due else ""}
    return write(matter, asked, actor=actor, at=at, public=public)
