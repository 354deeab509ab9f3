"""Settle why a matter arose where two readings differ: a third person, who coded neither, with a reason."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Cause, Event
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import mark, write
from huiyin.work.causes.coding import FIRST, SECOND, SETTLED, checked_words, has_coded, readings


@act
def settle_cause(
    *, actor: StaffActor, at: datetime, matter_id: int, cause: str, reason: str, key: str | None = None
) -> Event:
    """Keep the third word; both readings stay, and agreement is computed from them. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=SUPERVISE)
    found = readings(matter)
    both = FIRST in found and SECOND in found and SETTLED not in found
    differ = both and found[FIRST].code != found[SECOND].code
    facts = {"readings_differ": differ, "reading_taken": has_coded(found, actor)}
    asked = ask("settle_cause", matter, actor=actor, at=at, cause_code=cause, reason=reason.strip(), **facts)
    add(
        Cause,
        matter,
        code=cause,
        reading=SETTLED,
        coder_id=actor.account_id,
        unit=tree().units[actor.unit_id],
        coded_on=asked.on,
        words=checked_words(matter, reason, field="reason"),
    )
    mark(matter, drop=("readings_differ",))
    return write(matter, asked, actor=actor, at=at)
