"""Close a matter that was answered and whose promises are kept; closing takes no right away."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SERVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write


@act
def close(
    *, actor: StaffActor, at: datetime, matter_id: int, accepts: bool = False, key: str | None = None
) -> Event:
    """Move to `closed`; refused while a promise is open. Raises Refused, gate errors.

    `accepts`: the person has said that they accept the review opinion, so that a second review need not be awaited.
    """
    matter = gate.reach(matter_id, actor=actor, needs=SERVE, at_desk=True)
    said = {"accepts": True} if accepts else {}
    asked = ask("close", matter, actor=actor, at=at, **said)
    return write(matter, asked, actor=actor, at=at, public=said)
