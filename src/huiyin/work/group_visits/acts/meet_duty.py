"""Record that a duty was met: which official came or did it, and when; what was late is written as late."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.ladders.climbing import MET
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.group_visits.duties import facts_of_duty, note, said_of, settled
from huiyin.work.group_visits.receiving import duty_in, ensure_receives, keeper_of, moment_of


@act
def meet_duty(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    duty: int,
    official: str,
    came_at: datetime | None = None,
    words: str = "",
    key: str | None = None,
) -> Event:
    """Record it; `official` is function and name, `came_at` the moment where it was not now. Only the unit that receives
    records it, since nobody says of themselves that they were in time. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=RECEIVE)
    row, law = duty_in(matter, duty), counsel_for(matter)
    keeper = keeper_of(matter, row)
    ensure_receives(actor, keeper)
    facts = facts_of_duty(row, law, at=at)
    asked = ask("meet_duty", matter, actor=actor, at=at, official=official.strip(), **facts)
    when = moment_of(row, came_at, at=at, field="came_at")
    details = {"entered_by": actor.name, "entered_at": at.isoformat(), "note": words.strip()[:300]}
    note(matter, row, details, state=MET, met_at=when, met_by=official.strip()[:60])
    began = settled(matter, row, law, keeper=keeper, at=at)
    return write(matter, asked, actor=actor, at=at, public=said_of(row), inner={"duty": row.no, **began})
