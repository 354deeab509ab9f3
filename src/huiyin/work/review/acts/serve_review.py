"""Serve the review opinion (Art 35, 36): from the day the person receives it, it takes effect and their next right runs."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SERVE
from huiyin.matters.asking import ask
from huiyin.matters.models import Document, Event, Review
from huiyin.matters.opinions.desks import handling_unit
from huiyin.matters.papers.proof import Proof, check_way, served
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.review.effects import put_in_force
from huiyin.work.review.reaching import guard, reach_review


@act
def serve_review(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    how: str,
    served_on: date | None = None,
    note: str = "",
    receiver: str = "",
    relation: str = "",
    refusal: str = "",
    witness: str = "",
    confirmation: str = "",
    parcel: str = "",
    files: tuple[Any, ...] = (),
    key: str | None = None,
) -> Event:
    """Move on by the outcome, back to the unit that handled it. `served_on` is the day of receipt. Raises Refused, Invalid.

    What proves it is told as in `serve`.
    """
    matter, review = reach_review(matter_id, actor=actor, needs=SERVE)
    check_way(matter, how)
    asked = ask("serve_review", matter, actor=actor, at=at, how=how, **guard(review, actor))
    day = served_on or asked.on
    if review.decided_on is None or not review.decided_on <= day <= asked.on:
        text = _("The opinion can only have been received between the day it was decided and today.")
        raise Invalid(Problem("served_on", text))
    document = select(Document, matter=matter.pk, no=review.document_no)[0]
    proof = Proof(
        how, day, receiver, relation, refusal, witness, confirmation, parcel, note=note, files=files
    )
    servings = served(matter, [document], proof, asked=asked, actor=actor, at=at)
    change(Review, {"state": "served", "served_on": day}, matter=matter.pk, no=review.no)
    unit = handling_unit(matter, on=asked.on)
    put_in_force(matter, review, document, unit=unit, day=day)
    public: dict[str, Any] = {
        "level": review.level,
        "outcome": review.outcome,
        "how": how,
        "served_on": day.isoformat(),
        "to_unit": unit.name,
        "documents": [document.no],
    }
    public |= {"files": len(files)} if files else {}
    if review.redo_days:
        public["anew_days"] = review.redo_days
    return write(
        matter,
        asked,
        actor=actor,
        at=at,
        holder=unit,
        public=public,
        inner={"note": note, "servings": servings},
        happened_on=day,
        renews_stage=asked.permit.to_stage != "accepted",
    )
