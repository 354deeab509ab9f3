"""Withdraw a matter: only the person may, for themselves alone, and may bring it again."""

from datetime import datetime
from typing import Any

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import PersonActor
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.matters.together.counting import first_left, signers


@act
def withdraw(
    *, actor: PersonActor, at: datetime, matter_id: int, reason: str = "", key: str | None = None
) -> Event:
    """Move to `withdrawn`. A reason is welcome, never demanded. Raises Refused, NoSuchMatter.

    Where others signed it too, only their own part is withdrawn, and the matter goes on for those others.
    """
    matter = gate.reach(matter_id, actor=actor)
    asked = ask("withdraw", matter, actor=actor, at=at)
    public: dict[str, Any] = {"reason": clean(reason)[:1000]}
    if signers(matter) and asked.permit.to_stage == matter.stage:
        first_left(matter)
        public["goes_on"] = True
    return write(matter, asked, actor=actor, at=at, public=public)
