"""Take back a draft that one has submitted and that nobody has signed yet."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, REVIEW
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.drafts.settling import end_draft
from huiyin.matters.record.writing import write
from huiyin.work.signing.drafting import waiting_draft


@act
def take_back_draft(
    *, actor: StaffActor, at: datetime, matter_id: int, draft: int, key: str | None = None
) -> Event:
    """Take draft number `draft` back; only its drafter can. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, REVIEW))
    row = waiting_draft(matter, draft, actor)
    own = row.drafted_by_id == actor.account_id
    asked = ask("take_back_draft", matter, actor=actor, at=at, own_draft=own)
    end_draft(matter, row, "taken_back", by=actor.name, at=at)
    public = {"drafted": row.act}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"draft": row.no})
