"""Open a link by which people join the matter themselves; only its hash is kept, and it ends on a day."""

from datetime import datetime, timedelta

from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, JoinLink
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import mark, write
from huiyin.matters.together.linking import next_code
from huiyin.work.together.linking import close_ended, ensure_readable
from huiyin.work.together.signing import WINDOW


@act
def open_join_link(
    *,
    actor: PersonActor | StaffActor,
    at: datetime,
    matter_id: int,
    days: int,
    key: str | None = None,
) -> Event:
    """By whoever brought the matter or the office that keeps it, for so many days. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=WINDOW if isinstance(actor, StaffActor) else None)
    if isinstance(actor, StaffActor):
        gate.ensure_keeper(matter, actor)
    close_ended(matter, at=at)
    asked = ask("open_join_link", matter, actor=actor, at=at, link_days=days)
    ensure_readable(matter)
    closes = asked.on + timedelta(days=days)
    add(JoinLink, matter, hash=gate.link_hash(next_code(matter.pk)), opened_on=asked.on, closes_on=closes)
    mark(matter, joint_link=True)
    return write(matter, asked, actor=actor, at=at, public={"closes_on": closes.isoformat()})
