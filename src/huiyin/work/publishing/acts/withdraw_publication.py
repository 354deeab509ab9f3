"""The office takes a published answer back, and says why."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SERVE, SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.publishing.taking_down import take_down


@act
def withdraw_publication(
    *, actor: StaffActor, at: datetime, matter_id: int, reason: str, key: str | None = None
) -> Event:
    """Take it from the public page; the person reads the reason. Raises Refused, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, SERVE, SUPERVISE))
    why = reason.strip()
    asked = ask("withdraw_publication", matter, actor=actor, at=at, **({"reason": why} if why else {}))
    take_down(matter, asked.on)
    return write(matter, asked, actor=actor, at=at, public={"reason": why})
