"""End a supervision with what came of it and what shows it; with a measure unanswered only for a reason (Art 40)."""

from datetime import datetime
from typing import Any

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters.asking import ask
from huiyin.matters.lapses.standing import standing
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.supervision.lapses import reach_supervision, said, save, told


@act
def end_supervision(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    supervision: int,
    result: str,
    evidence: str,
    unanswered_why: str = "",
    key: str | None = None,
) -> Event:
    """The person reads the result; what shows it stays with the offices. Raises Refused, Invalid, gate errors."""
    matter, row, measures = reach_supervision(matter_id, supervision, actor)
    words = {"result": said("result", result), "evidence": said("evidence", evidence)}
    words["unanswered_why"] = said("unanswered_why", unanswered_why)
    facts: dict[str, Any] = {**standing(row, measures, actor), **words}
    asked = ask("end_supervision", matter, actor=actor, at=at, **facts)
    kept = {name: words[name] for name in ("evidence", "unanswered_why") if words[name]}
    save(
        row,
        state="ended",
        ended_on=asked.on,
        words=words["result"],
        due=None,
        details={**row.details, **kept},
    )
    inner = told(row, shown=words["evidence"], unanswered=words["unanswered_why"])
    return write(matter, asked, actor=actor, at=at, public=told(row, result=words["result"]), inner=inner)
