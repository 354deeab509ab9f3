"""Say how far a case is for which a leader answers; the person reads it, and the next note counts from today."""

from datetime import datetime

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Proceeding
from huiyin.matters.record import act
from huiyin.matters.record.proceedings import note_on_the_way
from huiyin.matters.record.writing import write
from huiyin.work.reception.leading import charge_of, next_note, theirs


@act
def note_progress(
    *, actor: StaffActor, at: datetime, matter_id: int, progress: str, key: str | None = None
) -> Event:
    """By the leader or their office, also before it is due. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=RECEIVE)
    words = progress.strip()
    asked = ask("note_progress", matter, actor=actor, at=at, progress=words)
    row = charge_of(matter)
    theirs(row, actor)
    matter.moments = {**matter.moments, "lead_noted": local_day(at).isoformat()}
    said = {"on": asked.on.isoformat(), "due": row.due.isoformat() if row.due else "", "words": words}
    note_on_the_way(matter, row, result=words, details={"notes": [*row.details.get("notes", ()), said]})
    due = next_note(asked)
    change(Proceeding, {"due": due}, matter=matter.pk, no=row.no)
    public = {"led_by": row.whom, "progress": words, "note_due": due.isoformat()}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"lead": row.no})
