"""Note that the post brought a paper back (退件): why, and how it will be served next; it is not served and no time begins."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SERVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Matter, Serving
from huiyin.matters.papers.proof import note_on_its_way
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.serving.papers_at_hand import check_day, paper_for_person

LONGEST = 140  # of each of the two; both stand in one note


@act
def note_returned(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    serving: int,
    reason: str,
    next_step: str,
    returned_on: date | None = None,
    key: str | None = None,
) -> Event:
    """End an attempt as failed. `serving` is its number in the matter. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=SERVE)
    row = _on_its_way(matter, serving)
    paper = paper_for_person(matter, row.document_no, actor)
    why, then = reason.strip(), next_step.strip()
    asked = ask("note_returned", matter, actor=actor, at=at, reason=why, next_step=then)
    if max(len(why), len(then)) > LONGEST:
        text = _("Keep each of the two to %(max)d characters.")
        raise Invalid(Problem("reason", text % {"max": LONGEST}))
    day = returned_on or asked.on
    check_day(day, first=row.tried_on, last=asked.on, field="returned_on")
    change(Serving, {"state": "returned", "note": f"{why} → {then}"}, matter=matter.pk, no=row.no)
    note_on_its_way(matter)
    public: dict[str, Any] = {"paper": paper.kind, "number": paper.number, "returned_on": day.isoformat()}
    public |= {"reason": why, "next_step": then, "documents": [paper.no]}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"serving": row.no})


def _on_its_way(matter: Matter, serving: int) -> Serving:
    row = next(iter(select(Serving, matter=matter.pk, no=serving, state="sent")), None)
    if row is None:
        raise Invalid(
            Problem("serving", _("No paper is on its way under that number. Choose one from the list."))
        )
    return row
