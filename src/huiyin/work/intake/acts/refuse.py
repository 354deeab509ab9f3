"""Not to accept a matter (Art 19, 23, 36): only on a lawful ground, with the reason and the right door, in writing."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SIGN
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Matter
from huiyin.matters.opinions.ended import ended_of_same_person
from huiyin.matters.opinions.ended import final_opinion as final_opinion_of
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared
from huiyin.matters.record import Invalid, Problem, act
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
    ended_matter: str = "",
    key: str | None = None,
) -> Event:
    """Move to `refused` and issue the notice. Raises Refused, Invalid, gate errors.

    For ground `ended` either `ended_matter` is the number of the same person's matter that ended here, whose final
    opinion is then named by the program, or `final_opinion` and its day name one from before or elsewhere.
    """
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, SIGN), at_desk=True)
    named = _final(matter, ended_matter, actor) if ground == "ended" and ended_matter else {}
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
        **named,
    }
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in asked.permit.papers]
    public = {
        "ground": ground,
        "reason": reason,
        "right_door": right_door,
        "documents": [p.no for p in papers],
    }
    inner = {"ended_matter": ended_matter} if named else {}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)


def _final(matter: Matter, number: str, actor: StaffActor) -> dict[str, Any]:
    """The final opinion of the ended matter of that number, which the same people must have brought."""
    found = [m for m in ended_of_same_person(matter, actor) if m.number == number.strip().upper()]
    if not found:
        text = _(
            "No matter of that number was brought by the same person and ended by second review. "
            "The bar binds only who went through the review; check the number, or accept the matter."
        )
        raise Invalid(Problem("ended_matter", text))
    return final_opinion_of(found[0])
