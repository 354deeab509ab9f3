"""Close a visit (Art 18, 20, 32) with its summary: demands answered or why not, minutes signed or why not, nothing made up."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import Asked, ask, counsel_for
from huiyin.matters.ladders.climbing import end_course
from huiyin.matters.models import Document, Event, Visit
from huiyin.matters.papers import issue
from huiyin.matters.preparing.summing_up import Talk, talk_of
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.matters.visiting import visit_in
from huiyin.work.announcing.closing import (
    Closing,
    disagreements,
    law_facts,
    made,
    minutes_contents,
    summary_contents,
)

FOR_PEOPLE = "visit_minutes"


@act
def close_visit(
    *, actor: StaffActor, at: datetime, matter_id: int, visit: int, closing: Closing, key: str | None = None
) -> Event:
    """Issue the minutes for the people and the summary for the file. Raises Refused, Invalid, gate errors.

    A summary that says another number, day or hour than the record is sent back with what disagrees, once.
    """
    matter = gate.reach(matter_id, actor=actor, needs=RECEIVE)
    row = visit_in(matter, visit)
    if row.unit_id not in gate.units_of(actor):
        raise gate.NotOnYourDesk(_only(row))
    talk = talk_of(matter, row, counsel_for(matter), at=at)
    asked = ask("close_visit", matter, actor=actor, at=at, **law_facts(talk, closing))
    found = disagreements(talk, closing, at=at)
    papers = _papers(talk, asked, closing, at=at)
    promises = made(talk.lines)
    details = {
        **row.details,
        "closed_by": actor.name,
        "commitments": promises,
        "disagrees": found,
        "unanswered": [one.no for one in talk.open_demands],
        "unanswered_reason": clean(closing.unanswered_reason),
        "unsigned_reason": clean(closing.unsigned_reason),
        "late": len(talk.late),
    }
    ended = {"state": "closed", "closed_at": at, "summary": clean(closing.summary), "details": details}
    change(Visit, ended, matter=matter.pk, no=row.no)
    end_course(matter, row.no, why="")
    own = [paper.no for paper in papers if paper.kind == FOR_PEOPLE]
    public: dict[str, Any] = {"visit": row.no, "documents": own, "promises": len(promises)}
    public |= {"headcount": row.headcount, "late_things": len(talk.late)}
    inner = {"documents": [paper.no for paper in papers if paper.no not in own], "visit": row.no}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)


def _papers(talk: Talk, asked: Asked, closing: Closing, *, at: datetime) -> list[Document]:
    unit = talk.visit.unit
    found = []
    for kind in asked.permit.papers:
        theirs = kind == FOR_PEOPLE
        said = (
            minutes_contents(talk, asked, at=at) if theirs else summary_contents(talk, asked, closing, at=at)
        )
        found.append(issue(kind, talk.matter, said, asked=asked, unit=unit, for_person=theirs))
    return found


def _only(row: Visit) -> str:
    return _("%(unit)s receives the people; only that office can do this.") % {"unit": row.unit.name}
