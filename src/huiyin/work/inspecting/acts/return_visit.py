"""Go and see whether a finding was put right: settled, or open again until another day."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, InspectionFinding
from huiyin.matters.offices.without_people import ensure_without_people
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.inspecting.looking import RIGHT, finding_in, inspection_in, of_inspected


@act
def return_visit(
    *,
    actor: StaffActor,
    at: datetime,
    inspection_id: int,
    finding: int,
    result: str,
    words: str,
    due: date | None = None,
    key: str | None = None,
) -> Event:
    """`due` is another day where it is not right; every day set before stays on record. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(inspection_id, actor=actor, needs=SUPERVISE, at_desk=True)
    inspection, row, today = inspection_in(matter), finding_in(matter, finding), local_day(at)
    if result and result not in counsel_for(matter).group("return_results"):
        raise Invalid(Problem("result", _("There is no such result. Choose from the list.")))
    said = {"return_result": result, "seen": clean(words)}
    asked = ask(
        "return_visit",
        matter,
        actor=actor,
        at=at,
        finding_to_see=row.seen != RIGHT and (row.done_on is not None or row.due < today),
        by_inspected=of_inspected(inspection.unit_id, actor),
        new_day=due is not None and due > today,
        **{name: one for name, one in said.items() if one},
    )
    ensure_without_people({"words": words})
    change(InspectionFinding, _seen(row, result, said["seen"], due, today), matter=matter.pk, no=row.no)
    public = {"finding": row.no, "return_result": result, "seen": said["seen"]}
    public |= {"due": due.isoformat()} if result != RIGHT and due else {}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"tell": [inspection.unit_id]})


def _seen(row: InspectionFinding, result: str, words: str, due: date | None, today: date) -> dict[str, Any]:
    """Settled; or open again, with what was reported and seen so far kept among the details."""
    values: dict[str, Any] = {"seen": result, "seen_on": today, "seen_words": words}
    if result == RIGHT:
        return values
    before = {
        "due": row.due.isoformat(),
        "done_on": row.done_on.isoformat() if row.done_on else "",
        "done_words": row.done_words,
        "evidence": row.evidence,
        "seen_on": today.isoformat(),
        "seen": result,
        "seen_words": words,
    }
    details = {**row.details, "before": [*row.details.get("before", ()), before]}
    return {**values, "details": details, "due": due, "done_on": None, "done_words": "", "evidence": ""}
