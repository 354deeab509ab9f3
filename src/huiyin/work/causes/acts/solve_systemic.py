"""Say that a common cause is put right: what came of it and what shows it; not while a measure is open, unless with reasons."""

from datetime import datetime

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.causes.systemic import ensure_in_charge, ensure_names_nobody, keep, linked_matters, row_of


@act
def solve_systemic(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    result: str,
    evidence: str,
    reason: str = "",
    key: str | None = None,
) -> Event:
    """`reason` says why measures that are open are no longer needed. Raises Refused, Invalid, gate errors."""
    file = gate.reach(matter_id, actor=actor, needs=(HANDLE, SUPERVISE))
    row = row_of(file)
    ensure_in_charge(file, row, actor)
    words = {"result": clean(result), "evidence": clean(evidence), "reason": clean(reason)}
    asked = ask("solve_systemic", file, actor=actor, at=at, **words)
    ensure_names_nobody(linked_matters(file), words)
    kept = {"result": words["result"], "evidence": words["evidence"]}
    details = {**row.details, "open_because": words["reason"]} if file.open_commitments else row.details
    keep(file, row, state="solved", ended_on=asked.on, details=details, **kept)
    return write(file, asked, actor=actor, at=at, public={**words, "open": file.open_commitments})
