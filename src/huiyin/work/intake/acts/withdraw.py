"""Withdraw a matter: only the person may, and may bring it again."""

from datetime import datetime

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import PersonActor
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write


@act
def withdraw(
    *, actor: PersonActor, at: datetime, matter_id: int, reason: str = "", key: str | None = None
) -> Event:
    """Move to `withdrawn`. A reason is welcome, never demanded. Raises Refused, NoSuchMatter."""
    matter = gate.reach(matter_id, actor=actor)
    asked = ask("withdraw", matter, actor=actor, at=at)
    return write(matter, asked, actor=actor, at=at, public={"reason": clean(reason)[:1000]})
