"""The person agrees, or takes it back: to be asked whether promises were kept, to be served electronically."""

from datetime import datetime
from typing import Any

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.foundation.people.permissions import SERVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Party
from huiyin.matters.record import act
from huiyin.matters.record.writing import write


@act
def agree_contact(
    *,
    actor: PersonActor | StaffActor,
    at: datetime,
    matter_id: int,
    may_call: bool,
    e_service: bool,
    key: str | None = None,
) -> Event:
    """Set both consents as they are to be from now on. An office can only take one back. Raises Refused, gate errors.

    They hold for the one who brought the matter first, to whom its page belongs.
    """
    matter = gate.reach(matter_id, actor=actor, needs=SERVE if isinstance(actor, StaffActor) else None)
    wanted = {"may_call": may_call, "e_service": e_service}
    new = any(given and not matter.marks.get(name, False) for name, given in wanted.items())
    asked = ask("agree_contact", matter, actor=actor, at=at, agrees=new)
    first = next(iter(select(Party, order="no", matter=matter.pk)), None)
    if first is not None:
        change(Party, wanted, matter=matter.pk, no=first.no)
    matter.marks = {**matter.marks, **wanted}
    public: dict[str, Any] = dict(wanted)
    return write(matter, asked, actor=actor, at=at, public=public)
