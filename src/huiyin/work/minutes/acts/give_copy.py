"""Hand a copy of the minutes to a representative before the people leave, with a query code of their own."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event
from huiyin.matters.record import act, codes
from huiyin.matters.record.writing import write
from huiyin.matters.together.at_table import mandated
from huiyin.matters.visiting import RUNNING, visit_in
from huiyin.work.minutes.signatures import lines_of


@act
def give_copy(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    visit: int,
    representative: int,
    code: str,
    key: str | None = None,
) -> Event:
    """Keep the code's hash for the signer, or for the party who represents. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=RECEIVE)
    row, speaker = visit_in(matter, visit), mandated(matter, representative, on=local_day(at))
    lines = [one for one in lines_of(row) if one.struck_at is None]
    facts = {"visit_open": row.state in RUNNING, "minute_lines": len(lines), "mandate": speaker is not None}
    asked = ask("give_copy", matter, actor=actor, at=at, **facts)
    codes.keep(matter.pk, code, signer_no=speaker.signer_no if speaker else None)
    public = {"visit": row.no, "lines": len(lines)}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"representative": representative})
