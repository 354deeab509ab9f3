"""Ask the person for more material: what, by when, and what happens otherwise; the clock goes on meanwhile."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write


@act
def ask_for_more(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    what: tuple[str, ...],
    needed_by: date,
    why: str,
    otherwise: str,
    key: str | None = None,
) -> Event:
    """Issue the request; the stage stays. `needed_by` is a local day after today. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    asked = ask("ask_for_more", matter, actor=actor, at=at)
    if needed_by <= asked.on:
        raise Invalid(
            Problem("needed_by", _("The day must lie after today, so that the person has time to answer."))
        )
    if not otherwise.strip():
        raise Invalid(
            Problem("otherwise", _("Say what happens if it does not come, so that nobody is surprised."))
        )
    contents = {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "what_is_missing": [w for w in what if w.strip()],
        "why_needed": why,
        "needed_by": needed_by,
        "otherwise": otherwise,
    }
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in asked.permit.papers]
    public = {
        "what": contents["what_is_missing"],
        "why": why.strip(),
        "needed_by": needed_by.isoformat(),
        "otherwise": otherwise.strip(),
        "documents": [p.no for p in papers],
    }
    return write(matter, asked, actor=actor, at=at, public=public)
