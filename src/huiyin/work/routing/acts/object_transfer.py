"""Object to a transfer (Art 23(3)): within five working days, with detailed reasons, to the office that sent the matter on."""

from datetime import datetime
from typing import Any

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.foundation.units.models import Unit
from huiyin.matters import gate
from huiyin.matters.asking import Asked, ask
from huiyin.matters.models import Event, Matter
from huiyin.matters.objecting import ANSWER, sender_of
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import said_until, shared
from huiyin.matters.record import act
from huiyin.matters.record.writing import write


@act
def object_transfer(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    reason: str,
    competent: str = "",
    key: str | None = None,
) -> Event:
    """Object; the matter stays until the sender agrees. `competent` names whose it is held to be. Raises Refused, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    asked = ask("object_transfer", matter, actor=actor, at=at, reason=reason.strip())
    sender = sender_of(matter, asked.on)
    contents = _contents(matter, asked, at, sender, reason, competent)
    papers = [
        issue(kind, matter, contents, asked=asked, unit=matter.holder, for_person=False)
        for kind in asked.permit.papers
    ]
    matter.moments = {**matter.moments, "objection_made": asked.on.isoformat()}
    public = {"sender": sender.name}
    inner = {
        "objection": reason,
        "competent": competent,
        "documents": [p.no for p in papers],
        "tell": [sender.pk],
    }
    return write(matter, asked, actor=actor, at=at, owing=sender, public=public, inner=inner)


def _contents(
    matter: Matter, asked: Asked, at: datetime, sender: Unit, reason: str, competent: str
) -> dict[str, Any]:
    answer = next(one for one in asked.permit.starts if one.limit == ANSWER)
    answer_by, computed = said_until(matter, asked, asked.due_of(answer))
    return {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "went_to": sender.full_name,
        "passed_on": asked.facts.moments[matter.stage],
        "passed_how": asked.counsel.stage(matter.stage).label.say(matter.language),
        "objection_reasons": reason,
        "competent_organ": competent,
        "answer_by": answer_by,
        "answer_by_computation": computed,
    }
