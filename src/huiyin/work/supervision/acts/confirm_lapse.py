"""Somebody who supervises has checked a finding and confirms it: from now on the unit is pressed (Art 40)."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters.asking import ask
from huiyin.matters.lapses.standing import standing
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.supervision.lapses import reach_supervision, said, save, told


@act
def confirm_lapse(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    supervision: int,
    words: str = "",
    key: str | None = None,
) -> Event:
    """`words` say what was checked, where there is more to say. Raises Refused, Invalid, gate errors."""
    matter, row, measures = reach_supervision(matter_id, supervision, actor)
    words = said("words", words)
    asked = ask("confirm_lapse", matter, actor=actor, at=at, **standing(row, measures, actor))
    save(row, state="confirmed", confirmed_on=asked.on, details={**row.details, "checked": words})
    return write(matter, asked, actor=actor, at=at, inner=told(row, words=words))
