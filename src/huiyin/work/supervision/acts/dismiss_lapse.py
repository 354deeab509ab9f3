"""A finding is checked and dismissed, with the reason; never by the unit whose lapse it would be (Art 40)."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters.asking import ask
from huiyin.matters.lapses.standing import standing
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.supervision.lapses import reach_supervision, said, save, told


@act
def dismiss_lapse(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    supervision: int,
    reason: str,
    key: str | None = None,
) -> Event:
    """The finding stays on record as dismissed and is not found again. Raises Refused, Invalid, gate errors."""
    matter, row, measures = reach_supervision(matter_id, supervision, actor)
    reason = said("reason", reason)
    facts = standing(row, measures, actor)
    asked = ask("dismiss_lapse", matter, actor=actor, at=at, reason=reason, **facts)
    save(row, state="dismissed", ended_on=asked.on, words=reason)
    return write(matter, asked, actor=actor, at=at, inner=told(row, words=reason))
