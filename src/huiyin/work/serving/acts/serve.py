"""Serve the opinion on the person (Art 32, 35); from the day they receive it they may ask for review."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SERVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Document, Event
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write

WAYS = ("direct", "co_resident", "left_with_witness", "electronic", "post", "window")


@act
def serve(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    how: str,
    served_on: date | None = None,
    note: str = "",
    key: str | None = None,
) -> Event:
    """Move to `served`. `served_on` is the day of receipt (today when left out); `how` one of WAYS. Raises Refused, Invalid."""
    matter = gate.reach(matter_id, actor=actor, needs=SERVE, at_desk=True)
    asked = ask("serve", matter, actor=actor, at=at)
    day = served_on or asked.on
    if how not in WAYS:
        raise Invalid(Problem("how", _("Choose how the opinion was served.")))
    unserved: dict[str, Any] = {"matter": matter.pk, "served_on": None}
    kinds = asked.counsel.having("served")
    papers = [paper for kind in kinds for paper in select(Document, kind=kind, **unserved)]
    if not max((paper.issued_on for paper in papers), default=day) <= day <= asked.on:
        text = _("The opinion can only have been received between the day it was decided and today.")
        raise Invalid(Problem("served_on", text))
    numbers = [paper.no for paper in papers]
    for kind in {paper.kind for paper in papers}:
        served = {"served_on": day, "served_how": how, "served_note": note[:200]}
        change(Document, served, kind=kind, **unserved)
    public = {"how": how, "served_on": day.isoformat(), "documents": numbers}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"note": note}, happened_on=day)
