"""Strike a wrong line of the minutes: it stays readable with the reason, and what had become of it goes with it."""

from datetime import datetime

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Minute, Visit
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.matters.visiting import RUNNING, visit_in
from huiyin.work.minutes.lines import acted_on, given, line_in, take_back

LONGEST = 300


@act
def strike_minute(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    visit: int,
    line: int,
    reason: str,
    key: str | None = None,
) -> Event:
    """Signatures given before are no longer on the minutes as they stand. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=RECEIVE)
    row, why = visit_in(matter, visit), clean(reason)[:LONGEST]
    struck = line_in(row, line)
    facts = {
        "visit_open": row.state in RUNNING,
        "line_struck": struck.struck_at is not None,
        "line_acted_on": acted_on(matter, struck),
        "reason": why,
    }
    asked = ask("strike_minute", matter, actor=actor, at=at, **given(facts))
    take_back(matter, struck)
    gone = {"struck_at": at, "struck_why": why, "claim_no": None, "commitment_no": None}
    change(Minute, gone, matter=matter.pk, no=struck.no)
    change(Visit, {"details": {**row.details, "struck_no": matter.next_no}}, matter=matter.pk, no=row.no)
    public = {
        "visit": row.no,
        "line": struck.kind,
        "reason": why,
        "gone": bool(struck.claim_no or struck.commitment_no),
    }
    told = struck.commitment_no and struck.unit_id and struck.unit_id != actor.unit_id
    inner = {"minute": struck.no, "tell": [struck.unit_id] if told else []}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)
