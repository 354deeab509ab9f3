"""A lapse is found by the program (Art 40): by days and records alone, with how it was counted; nobody is pressed by it yet."""

from datetime import datetime

from huiyin.foundation.people.actor import SystemActor
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.lapses.seen import lapse_in
from huiyin.matters.lapses.standing import known_already
from huiyin.matters.models import Event, Supervision
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write
from huiyin.work.supervision.lapses import frozen, told


@act
def find_lapse(
    *, actor: SystemActor, at: datetime, matter_id: int, trigger: str, ref: int, key: str | None = None
) -> Event:
    """Look at the thing of number `ref` again under the lock, and put on record what the law finds. Raises Refused.

    What is gone by then, or on record already, is refused.
    """
    matter = gate.reach(matter_id, actor=actor)
    lapse = lapse_in(matter, trigger, ref, local_day(at))
    known = known_already(matter, trigger, ref, matter.holder_id)
    facts = {"lapse_trigger": trigger} if lapse else {}
    asked = ask("find_lapse", matter, actor=actor, at=at, lapse_known=known, **facts)
    assert lapse is not None  # the law permits it only with a trigger
    row = add(
        Supervision,
        matter,
        trigger=trigger,
        unit_id=lapse.unit_id,
        ref=ref,
        found_on=asked.on,
        evidence=frozen(lapse),
    )
    return write(matter, asked, actor=actor, at=at, inner=told(row))
