"""Send a decided matter back to be handled again by a day (退回重办, Art 40): the old opinion stays on file, the person is told."""

from datetime import datetime
from typing import Any

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters.asking import ask
from huiyin.matters.lapses.standing import standing
from huiyin.matters.models import Event, Matter
from huiyin.matters.opinions.anew import open_claims_again
from huiyin.matters.opinions.desks import handling_unit
from huiyin.matters.record import act
from huiyin.matters.record.writing import mark, write
from huiyin.work.supervision.lapses import reach_supervision, said, told
from huiyin.work.supervision.measuring import Taking, add_measure

MEASURE = "redone"


@act
def return_for_redo(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    supervision: int,
    days: int,
    reason: str,
    key: str | None = None,
) -> Event:
    """`days` are set for the new opinion. Raises Refused, Invalid, gate errors."""
    matter, row, measures = reach_supervision(matter_id, supervision, actor)
    reason = said("reason", reason)
    facts = {**standing(row, measures, actor), "redo_days": days, "reason": reason}
    asked = ask("return_for_redo", matter, actor=actor, at=at, **facts)
    unit = handling_unit(matter, on=asked.on)
    add_measure(matter, row, Taking(MEASURE, reason), actor=actor, on=asked.on, unit=unit)
    _open_again(matter, asked.on.isoformat())
    public: dict[str, Any] = {**told(row, measure=MEASURE), "reason": reason, "anew_days": days}
    return write(matter, asked, actor=actor, at=at, holder=unit, public=public, renews_stage=False)


def _open_again(matter: Matter, day: str) -> None:
    """The claims wait for a new opinion, and the person may rate again; what was joined and not answered yet stays."""
    open_claims_again(matter, keep_joined="served" not in matter.moments)
    mark(matter, drop=("simplified",), rated=False, review_admitted=False)
    matter.moments = {**matter.moments, "sent_back": day}
