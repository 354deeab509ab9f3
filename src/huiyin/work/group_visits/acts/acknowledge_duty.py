"""Acknowledge a call: the unit called says that it knows and sends somebody; said by itself, or noted for it."""

from datetime import datetime
from typing import Any

from huiyin.domain.law.ladders.rungs import RungKind
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.ladders.climbing import DROPPED, MET
from huiyin.matters.models import Duty, Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.group_visits.duties import BY_TELLING, facts_of_duty, note, said_of, settled
from huiyin.work.group_visits.receiving import duty_in, keeper_of


@act
def acknowledge_duty(
    *, actor: StaffActor, at: datetime, matter_id: int, duty: int, words: str = "", key: str | None = None
) -> Event:
    """Note it; `words` say who comes and when they leave. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=RECEIVE)
    row, law = duty_in(matter, duty), counsel_for(matter)
    keeper, mine = keeper_of(matter, row), gate.units_of(actor)
    facts = {**facts_of_duty(row, law, at=at), "duty_pending": _pending(row)}
    by_called = keeper in mine or row.unit_id in mine
    asked = ask("acknowledge_duty", matter, actor=actor, at=at, by_called=by_called, **facts)
    values: dict[str, Any] = {"acknowledged_at": at}
    if row.kind == RungKind.KNOW.value:
        values |= {"state": MET, "met_at": at, "met_by": actor.name}
    note(matter, row, {"answer": words.strip()[:300], "answered_by": actor.name}, **values)
    began = settled(matter, row, law, keeper=keeper, at=at) if row.state == MET else {}
    inner = {"duty": row.no, "keeper": keeper, **began}
    return write(matter, asked, actor=actor, at=at, public=said_of(row), inner=inner)


def _pending(row: Duty) -> bool:
    """Who was told may confirm it afterwards; who has come need not."""
    if row.acknowledged_at is not None or row.state == DROPPED:
        return False
    return row.state != MET or row.kind in BY_TELLING
