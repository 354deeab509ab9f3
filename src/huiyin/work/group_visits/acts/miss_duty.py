"""Put on record, once, that the time of a duty passed and it was not met; done by the timer."""

from datetime import datetime

from huiyin.foundation.people.actor import SystemActor
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.ladders.climbing import MISSED
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.group_visits.duties import facts_of_duty, note, said_of, settled
from huiyin.work.group_visits.receiving import duty_in, keeper_of


@act
def miss_duty(
    *, actor: SystemActor, at: datetime, matter_id: int, duty: int, key: str | None = None
) -> Event:
    """Record it; the duty can still be met, late. Raises Refused, Invalid."""
    matter = gate.reach(matter_id, actor=actor)
    row, law = duty_in(matter, duty), counsel_for(matter)
    asked = ask("miss_duty", matter, actor=actor, at=at, **facts_of_duty(row, law, at=at))
    keeper = keeper_of(matter, row)
    note(matter, row, state=MISSED, missed_at=at)
    began = settled(matter, row, law, keeper=keeper, at=at)
    public = {**said_of(row), "due_at": row.due_at.isoformat() if row.due_at else ""}
    inner = {"duty": row.no, "keeper": keeper, "late_unit": row.unit_id, **began}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)
