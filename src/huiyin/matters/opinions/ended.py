"""Matters that ended by second review, and their final opinion as a notice names it (Art 36, reading `ended_same_person`)."""

from typing import Any

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Document, Matter, Party

SHOWN = 5
ENDED = "ended"


def final_opinion(matter: Matter) -> dict[str, Any]:
    """Number and date of the newest second review opinion of the matter; nothing where there is none."""
    rows = select(Document, order="no", matter=matter.pk, kind="second_review_opinion")
    if not rows:
        return {}
    return {"final_opinion": rows[-1].number, "final_opinion_on": rows[-1].issued_on}


def ended_of_same_person(matter: Matter, actor: StaffActor) -> list[Matter]:
    """Ended matters that the actor may see and that the same people brought, newest first; at most five.

    Asked for one purpose: to name the opinion by which a matter ended. The bar binds only who went through the review.
    """
    marks = {row.same_as for row in select(Party, matter=matter.pk) if row.same_as}
    if not marks:
        return []
    ids = Party.objects.filter(same_as__in=marks).exclude(matter_id=matter.pk).values("matter_id")
    rows = gate.visible(actor).filter(pk__in=ids, stage=ENDED).order_by("-pk")
    return list(rows.only("id", "number", "title", "stage", "marks")[:SHOWN])
