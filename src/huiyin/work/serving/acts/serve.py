"""Serve the opinion on the person (Art 32, 35); from the day they receive it they may ask for review."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SERVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Document, Event
from huiyin.matters.papers.proof import Proof, check_way, served
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write


@act
def serve(
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
    """Move to `served`. `served_on` is the day of receipt (today when left out). Raises Refused, Invalid, gate errors.

    What a way needs besides is law: who took it and how they are related (`receiver`, `relation`), why it was refused
    and before whom (`refusal`, `witness` or `files`), how an electronic receipt is known (`confirmation`).
    """
    matter = gate.reach(matter_id, actor=actor, needs=SERVE, at_desk=True)
    check_way(matter, how)
    asked = ask("serve", matter, actor=actor, at=at, how=how)
    day = served_on or asked.on
    if not asked.facts.moments["decided"] <= day <= asked.on:
        text = _("The opinion can only have been received between the day it was decided and today.")
        raise Invalid(Problem("served_on", text))
    proof = Proof(
        how, day, receiver, relation, refusal, witness, confirmation, parcel, note=note, files=files
    )
    papers = select(Document, matter=matter.pk, kind="opinion", served_on=None, void_on=None)
    servings = served(matter, papers, proof, asked=asked, actor=actor, at=at)
    public: dict[str, Any] = {"how": how, "served_on": day.isoformat(), "documents": [p.no for p in papers]}
    public |= {"files": len(files)} if files else {}
    inner = {"note": note, "servings": servings}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner, happened_on=day)
