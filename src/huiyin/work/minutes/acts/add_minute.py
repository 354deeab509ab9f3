"""Write a line of the minutes (Art 20, 32): a demand, an answer, a promise, what was explained, what was refused and why."""

from datetime import datetime
from typing import Any

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Minute
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write
from huiyin.matters.visiting import visit_in
from huiyin.work.minutes.lines import (
    Line,
    check,
    ensure_a_kind,
    law_facts,
    take_claim,
    take_promise,
)


@act
def add_minute(
    *, actor: StaffActor, at: datetime, matter_id: int, visit: int, line: Line, key: str | None = None
) -> Event:
    """A new demand is a claim where the office says so, a promise a commitment. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=RECEIVE)
    row = visit_in(matter, visit)
    ensure_a_kind(line)
    asked = ask("add_minute", matter, actor=actor, at=at, **law_facts(row, line))
    check(matter, row, line, on=asked.on, at=at)
    claim = take_claim(matter, row, line)
    promise, unit = take_promise(matter, row, line, on=asked.on, at=at)
    written = add(
        Minute,
        matter,
        visit_no=row.no,
        kind=line.kind,
        text=clean(line.text),
        reason=clean(line.reason),
        answers_no=line.answers,
        claim_no=claim.no if claim else None,
        commitment_no=promise.no if promise else None,
        unit=unit,
        due=line.due if unit else None,
        at=line.said_at or at,
        by=actor.name,
    )
    public: dict[str, Any] = {"visit": row.no, "line": line.kind}
    if promise is not None and unit is not None:
        public |= {"commitment": promise.no, "promise": promise.text, "due": promise.due.isoformat()}
        public |= {"unit": unit.name}
    if claim is not None:
        public |= {"claim": claim.position}
    tell = [unit.pk] if promise is not None and unit is not None and unit.pk != actor.unit_id else []
    inner = {"minute": written.no, "tell": tell}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)
