"""Send a draft back to who wrote it, with remarks; nothing of it is lost."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SIGN
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.drafts.settling import end_draft
from huiyin.matters.record.writing import write
from huiyin.work.signing.drafting import waiting_draft


@act
def send_back_draft(
    *, actor: StaffActor, at: datetime, matter_id: int, draft: int, remarks: str, key: str | None = None
) -> Event:
    """Give draft number `draft` back with `remarks`. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=SIGN)
    asked = ask("send_back_draft", matter, actor=actor, at=at, reason=remarks.strip())
    row = waiting_draft(matter, draft, actor)
    end_draft(matter, row, "sent_back", by=actor.name, at=at, remarks=remarks.strip())
    public = {"drafted": row.act}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"draft": row.no})
