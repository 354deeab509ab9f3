"""Tell the person, before the time is over, why it takes longer and by which day they will have their answer."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import Asked, ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Matter
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import said_until, shared
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write


@act
def interim_reply(
    *, actor: StaffActor, at: datetime, matter_id: int, reason: str, expected_on: date, key: str | None = None
) -> Event:
    """Issue the interim reply; the stage stays. `expected_on` is a local day after today. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    days = (expected_on - local_day(at)).days
    if days < 1:
        text = _("The day of the answer must lie after today; if the answer is there, give it instead.")
        raise Invalid(Problem("expected_on", text))
    asked = ask("interim_reply", matter, actor=actor, at=at, reason=reason.strip(), expected_days=days)
    contents = _contents(matter, asked, at, expected_on)
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in asked.permit.papers]
    matter.marks = {**matter.marks, "interim": True}
    matter.moments = {**matter.moments, "interim_on": asked.on.isoformat()}
    public = {"reason": reason.strip(), "expected_on": expected_on.isoformat()}
    return write(matter, asked, actor=actor, at=at, public={**public, "documents": [p.no for p in papers]})


def _contents(matter: Matter, asked: Asked, at: datetime, expected_on: date) -> dict[str, Any]:
    contents: dict[str, Any] = {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "interim_reason": asked.facts.values["reason"],
        "expected_by": expected_on,
    }
    if asked.permit.starts:
        due = asked.due_of(asked.permit.starts[0])
        contents["expected_by"], contents["expected_by_computation"] = said_until(matter, asked, due)
    return contents
