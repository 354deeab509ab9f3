"""Close the link to join before its day; those who joined stay."""

from datetime import datetime

from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.together.linking import close, close_ended
from huiyin.work.together.signing import WINDOW


@act
def close_join_link(
    *, actor: PersonActor | StaffActor, at: datetime, matter_id: int, key: str | None = None
) -> Event:
    """By whoever brought the matter or the office that keeps it. Raises Refused, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=WINDOW if isinstance(actor, StaffActor) else None)
    if isinstance(actor, StaffActor):
        gate.ensure_keeper(matter, actor)
    close_ended(matter, at=at)
    asked = ask("close_join_link", matter, actor=actor, at=at)
    close(matter, asked.on)
    return write(matter, asked, actor=actor, at=at)
