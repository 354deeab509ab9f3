"""Join a matter to another one about the same thing (Art 19): handled once, each person with a page and an answer of their own."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Relation
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write
from huiyin.work.joining.joined import MERGED, reach_both


@act
def merge(
    *, actor: StaffActor, at: datetime, matter_id: int, into: int, reason: str, key: str | None = None
) -> Event:
    """Move to `merged`; the worker takes the claims into `into`. `reason`: what is the same. Raises Refused, Invalid, gate errors."""
    matter, leading = reach_both(matter_id, into, actor=actor)
    same = matter.confidential == leading.confidential
    given = {"same_confidentiality": same, "reason": reason.strip()}
    asked = ask("merge", matter, actor=actor, at=at, **given)
    add(Relation, matter, kind=MERGED, other_id=leading.pk, since=asked.on)
    inner = {"into": leading.number, "reason": reason.strip()}
    return write(matter, asked, actor=actor, at=at, inner=inner)
