"""The unit inspected says what it did about a finding, and what shows it; only a return visit settles it."""

from datetime import datetime

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SIGN
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, InspectionFinding
from huiyin.matters.offices.without_people import ensure_without_people
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.inspecting.looking import RIGHT, finding_in, inspection_in, of_inspected


@act
def rectify_finding(
    *,
    actor: StaffActor,
    at: datetime,
    inspection_id: int,
    finding: int,
    result: str,
    evidence: str,
    key: str | None = None,
) -> Event:
    """Raises Refused, Invalid, gate errors."""
    matter = gate.reach(inspection_id, actor=actor, needs=(HANDLE, SIGN))
    inspection, row = inspection_in(matter), finding_in(matter, finding)
    words = {"result": clean(result), "evidence": clean(evidence)}
    asked = ask(
        "rectify_finding",
        matter,
        actor=actor,
        at=at,
        finding_open=row.done_on is None and row.seen != RIGHT,
        by_inspected=of_inspected(inspection.unit_id, actor),
        **{name: said for name, said in words.items() if said},
    )
    ensure_without_people(words)
    done = {"done_on": asked.on, "done_words": words["result"], "evidence": words["evidence"]}
    change(InspectionFinding, done, matter=matter.pk, no=row.no)
    public = {"finding": row.no, **words, "late": asked.on > row.due}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"tell": [inspection.by_unit_id]})
