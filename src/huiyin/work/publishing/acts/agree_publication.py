"""The person agrees that the answer be published without anything that shows who they are, or takes that back."""

from datetime import datetime

from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.foundation.people.permissions import HANDLE, SERVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.publishing.taking_down import take_down


@act
def agree_publication(
    *, actor: PersonActor | StaffActor, at: datetime, matter_id: int, agrees: bool, key: str | None = None
) -> Event:
    """Set the consent; taken back, what was published goes at once. An office can only note that it was taken back.

    Raises Refused, gate errors.
    """
    needs = (HANDLE, SERVE) if isinstance(actor, StaffActor) else None
    matter = gate.reach(matter_id, actor=actor, needs=needs)
    asked = ask("agree_publication", matter, actor=actor, at=at, agrees=agrees)
    gone = [] if agrees else take_down(matter, asked.on)
    matter.publishable = agrees
    return write(matter, asked, actor=actor, at=at, public={"agrees": agrees, "taken_down": bool(gone)})
