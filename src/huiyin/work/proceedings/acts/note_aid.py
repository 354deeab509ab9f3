"""Note what came of a referral for aid: applied for, granted, not granted and why, or not wanted."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.proceedings import end_proceeding, note_on_the_way, open_ones
from huiyin.matters.record.writing import write

STATES = {"aid_granted": "done", "aid_not_granted": "failed", "aid_declined": "cancelled"}


@act
def note_aid(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    referral: int,
    result: str,
    reason: str = "",
    key: str | None = None,
) -> Event:
    """Note the result of an open referral (its number in the matter); one applied for stays open. Raises Refused, Invalid."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE)
    asked = ask("note_aid", matter, actor=actor, at=at, aid_result=result, reason=reason.strip())
    row = next((row for row in open_ones(matter, "aid") if row.no == referral), None)
    if row is None:
        raise Invalid(Problem("referral", _("No open referral of that number is in this matter.")))
    details = {"result": result, "noted_on": asked.on.isoformat()}
    if result in STATES:
        end_proceeding(matter, row, on=asked.on, state=STATES[result], result=reason.strip(), details=details)
    else:
        note_on_the_way(matter, row, result=reason.strip(), details=details)
    public = {
        "aid_kind": row.details.get("kind", ""),
        "organ": row.whom,
        "aid_result": result,
        "reason": reason.strip(),
    }
    return write(matter, asked, actor=actor, at=at, public=public)
