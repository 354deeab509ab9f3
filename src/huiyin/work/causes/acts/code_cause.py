"""Say why a decided matter arose (Art 41): first by the unit that handled it, then by another one that sees nothing of the first."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SUPERVISE
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Cause, Event
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import mark, write
from huiyin.work.causes.coding import FIRST, SECOND, checked_words, has_coded, readings, was_drawn


@act
def code_cause(
    *, actor: StaffActor, at: datetime, matter_id: int, cause: str, words: str = "", key: str | None = None
) -> Event:
    """Keep one reading: the first where the matter lies with the actor's unit and has none, else the second.

    The event says neither the cause nor the words: whoever reads again learns nothing of what was read before.
    Raises Refused, Invalid, gate errors.
    """
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, SUPERVISE))
    found = readings(matter)
    second = FIRST in found
    if not second and matter.holder_id != actor.unit_id:
        raise gate.NotOnYourDesk(_only(matter.holder.name))
    first = found.get(FIRST)
    facts = {
        "second_reading": second,
        "reading_taken": SECOND in found or has_coded(found, actor),
        "other_unit": first is not None and first.unit_id != actor.unit_id,
        "drawn": second and was_drawn(matter, actor.unit_id),
    }
    asked = ask("code_cause", matter, actor=actor, at=at, cause_code=cause, **facts)
    row = add(
        Cause,
        matter,
        code=cause,
        reading=SECOND if second else FIRST,
        coder_id=actor.account_id,
        unit=tree().units[actor.unit_id],
        coded_on=asked.on,
        words=checked_words(matter, words, field="words"),
    )
    if first is not None and first.code != row.code:
        mark(matter, readings_differ=True)
    return write(matter, asked, actor=actor, at=at)


def _only(unit: str) -> str:
    return _("%(unit)s handled the matter and codes it first; then it can be drawn to be read again.") % {
        "unit": unit
    }
