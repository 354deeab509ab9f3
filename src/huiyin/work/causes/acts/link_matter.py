"""Link matters to the cause behind them; each keeps its own dates and gets its own answer."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.causes.systemic import (
    ensure_in_charge,
    ensure_names_nobody,
    has_report,
    link,
    linked,
    row_of,
    to_link,
)


@act
def link_matter(
    *, actor: StaffActor, at: datetime, matter_id: int, linked_ids: tuple[int, ...], key: str | None = None
) -> Event:
    """`linked_ids` are matters the actor may see; those linked already are passed over. Raises Refused, Invalid, gate errors."""
    file = gate.reach(matter_id, actor=actor, needs=(HANDLE, SUPERVISE))
    row = row_of(file)
    ensure_in_charge(file, row, actor)
    known = frozenset(one.other_id or 0 for one in linked(file))
    matters = to_link(linked_ids, actor=actor, but=known)
    facts = {"linking": len(matters), "links_report": has_report(matters)}
    asked = ask("link_matter", file, actor=actor, at=at, **facts)
    ensure_names_nobody(matters, {"matters": f"{file.title}\n{row.problem}\n{row.plan}"})
    link(file, matters, on=asked.on)
    return write(file, asked, actor=actor, at=at, public={"linked": len(matters)})
