"""Record that somebody was told: whom, by which means, when; a duty to tell or to report is thereby met."""

from datetime import datetime
from typing import Any

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.ladders.climbing import MET
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.group_visits.duties import BY_TELLING, facts_of_duty, note, said_of, settled
from huiyin.work.group_visits.receiving import duty_in, ensure_receives, keeper_of, moment_of


@act
def tell_duty(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    duty: int,
    means: str,
    whom: str = "",
    told_at: datetime | None = None,
    key: str | None = None,
) -> Event:
    """Record it; `whom` is the function and name of who was told. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=RECEIVE)
    row, law = duty_in(matter, duty), counsel_for(matter)
    keeper = keeper_of(matter, row)
    ensure_receives(actor, keeper)
    known = means if means in law.group("means") else ""
    asked = ask("tell_duty", matter, actor=actor, at=at, told_means=known, **facts_of_duty(row, law, at=at))
    when = moment_of(row, told_at, at=at, field="told_at")
    values: dict[str, Any] = {"told_at": when, "told_by": actor.name, "means": known}
    if row.kind in BY_TELLING:
        values |= {"state": MET, "met_at": when, "met_by": whom.strip()[:60]}
    note(matter, row, {"told": whom.strip()[:120]}, **values)
    began = settled(matter, row, law, keeper=keeper, at=at)
    inner = {"duty": row.no, "means": known, **began}
    return write(matter, asked, actor=actor, at=at, public=said_of(row), inner=inner)
