"""Send a paper by post, or electronically where the person agreed; until it is received it is not served."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SERVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Serving
from huiyin.matters.papers.proof import note_on_its_way
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write
from huiyin.work.serving.papers_at_hand import check_day, paper_for_person

SENT_BY = ("post", "electronic")
LONGEST_PARCEL = 60


@act
def send_paper(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    document: int,
    how: str,
    sent_on: date | None = None,
    parcel: str = "",
    key: str | None = None,
) -> Event:
    """Note that the paper is on its way; `parcel` is the number of the registered letter. Raises Refused, Invalid, gate errors.

    The day it is received is entered by `serve` or `serve_paper` when the return slip comes, or confirmed by the person.
    """
    matter = gate.reach(matter_id, actor=actor, needs=SERVE)
    _check(how, parcel)
    paper = paper_for_person(matter, document, actor)
    asked = ask("send_paper", matter, actor=actor, at=at, how=how, paper=paper.kind, parcel=parcel.strip())
    day = sent_on or asked.on
    check_day(day, first=paper.issued_on, last=asked.on, field="sent_on")
    if paper.served_on is not None and paper.reissue_of is None:
        raise Invalid(Problem("document", _("This paper was served already; there is nothing to send.")))
    row = add(
        Serving,
        matter,
        document_no=paper.no,
        how=how,
        tried_on=day,
        state="sent",
        server=actor.name,
        parcel=parcel.strip(),
    )
    note_on_its_way(matter)
    public: dict[str, Any] = {"paper": paper.kind, "number": paper.number, "how": how}
    public |= {"sent_on": day.isoformat(), "documents": [paper.no]}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"serving": row.no})


def _check(how: str, parcel: str) -> None:
    if how not in SENT_BY:
        raise Invalid(Problem("how", _("A paper is sent by post or electronically. Choose one.")))
    if len(parcel.strip()) > LONGEST_PARCEL:
        raise Invalid(Problem("parcel", _("This is too long for the number of a letter. Check it.")))
