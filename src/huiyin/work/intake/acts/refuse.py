"""Not to accept a matter (Art 19, 23, 36): only on a lawful ground, with the reason and the right door, in writing."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SIGN
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared
from huiyin.matters.record import act
from huiyin.matters.record.writing import write


@act
def refuse(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    ground: str,
    reason: str,
    right_door: str,
    same_facts: bool = False,
    same_reasons: bool = False,
    approver: str = "",
    final_opinion: str = "",
    final_opinion_on: str = "",
    key: str | None = None,
) -> Event:
    """Move to `refused` and issue the notice. `final_opinion` names the 复核意见 for ground `ended`. Raises Refused, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, SIGN), at_desk=True)
    given = (
        {"ended_before": True, "same_facts": same_facts, "same_reasons": same_reasons}
        if ground == "ended"
        else {}
    )
    if ground == "accepted_upstairs":
        given = {"upstairs_in_time": True}
    asked = ask(
        "refuse", matter, actor=actor, at=at, ground=ground, reason=reason, approver=approver, **given
    )
    contents = {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "refusal_reason": reason,
        "right_door": right_door,
        "final_opinion": final_opinion,
        "final_opinion_on": final_opinion_on,
        "same_facts_and_reasons": reason,
    }
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in asked.permit.papers]
    public = {
        "ground": ground,
        "reason": reason,
        "right_door": right_door,
        "documents": [p.no for p in papers],
    }
    return write(matter, asked, actor=actor, at=at, public=public)
