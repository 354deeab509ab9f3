"""Not to reopen a matter (Art 36): only on the same facts and the same reasons, each named, in writing."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.opinions.desks import desk_before
from huiyin.matters.opinions.ended import final_opinion
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared
from huiyin.matters.record import act
from huiyin.matters.record.writing import write


@act
def decline_reopen(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    same_facts: bool,
    same_reasons: bool,
    reason: str,
    right_door: str,
    key: str | None = None,
) -> Event:
    """Go back to where it was asked. `reason` names what is the same, `right_door` what remains. Raises Refused, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    given = {"same_facts": same_facts, "same_reasons": same_reasons, "reason": reason.strip()}
    asked = ask("decline_reopen", matter, actor=actor, at=at, **given)
    contents = {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "refusal_reason": reason,
        "right_door": right_door,
        **final_opinion(matter),
    }
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in asked.permit.papers]
    public = {"reason": reason, "right_door": right_door, "documents": [p.no for p in papers]}
    back = desk_before(matter, on=asked.on)
    return write(matter, asked, actor=actor, at=at, holder=back, public=public, renews_stage=False)
