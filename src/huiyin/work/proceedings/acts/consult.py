"""Ask a lawyer or an expert of the panel: one question, with the facts it needs and no more, by a day."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask, clocks_of
from huiyin.matters.facts import answer_due, local_day
from huiyin.matters.models import Event
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.proceedings import open_proceeding
from huiyin.matters.record.writing import write


@act
def consult(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    whom: str,
    question: str,
    needed_by: date,
    facts: str = "",
    key: str | None = None,
) -> Event:
    """Issue the letter; the stage stays and the time runs on. `facts` is what the adviser is told. Raises Refused, Invalid."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    last = answer_due(matter, clocks_of(matter))
    given = {"whom": whom.strip()[:160], "question": question.strip()}
    asked = ask(
        "consult", matter, actor=actor, at=at, past_lead=last is not None and needed_by > last, **given
    )
    if needed_by <= local_day(at):
        text = _("The day must lie after today, so that there is time to answer.")
        raise Invalid(Problem("needed_by", text))
    open_proceeding(
        matter,
        "consultation",
        on=asked.on,
        unit=matter.holder,
        whom=given["whom"],
        words=given["question"],
        due=needed_by,
    )
    contents = {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "matter": {"number": matter.number},  # neither who brings it nor what it is called
        "petitioner": "",
        "adviser": given["whom"],
        "question": given["question"],
        "facts_told": facts.strip(),
        "needed_by": needed_by,
    }
    papers = [
        issue(name, matter, contents, asked=asked, unit=matter.holder, for_person=False)
        for name in asked.permit.papers
    ]
    inner = {"whom": given["whom"], "question": given["question"], "documents": [p.no for p in papers]}
    return write(matter, asked, actor=actor, at=at, public={"answer_due": needed_by.isoformat()}, inner=inner)
