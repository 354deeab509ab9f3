"""End an inspection when everything found is seen to be right; or call one off that was not held, and say why."""

from datetime import datetime

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Inspection, InspectionFinding
from huiyin.matters.offices.without_people import ensure_without_people
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.inspecting.looking import RIGHT, inspection_in


@act
def end_inspection(
    *, actor: StaffActor, at: datetime, inspection_id: int, summary: str, key: str | None = None
) -> Event:
    """Raises Refused, Invalid, gate errors."""
    matter = gate.reach(inspection_id, actor=actor, needs=SUPERVISE, at_desk=True)
    row, words = inspection_in(matter), clean(summary)
    findings = select(InspectionFinding, matter=matter.pk)
    asked = ask(
        "end_inspection",
        matter,
        actor=actor,
        at=at,
        open_findings=sum(one.seen != RIGHT for one in findings),
        **({"summary": words} if words else {}),
    )
    ensure_without_people({"summary": summary})
    details = {**row.details, "summary": words}
    change(
        Inspection,
        {"state": "ended", "ended_on": asked.on, "details": details},
        matter=matter.pk,
        no=row.no,
    )
    knows = row.held_on is not None or bool(row.details.get("told"))
    tell = {"tell": [row.unit_id]} if knows else {}
    return write(matter, asked, actor=actor, at=at, public={"findings": len(findings)}, inner=tell)
