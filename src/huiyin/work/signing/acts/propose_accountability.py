"""Propose to hold responsible (Art 40(4)): a unit and its conduct, never a person, to the organ that may; in a file of its own."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Matter
from huiyin.matters.nameless import ensure_nameless
from huiyin.matters.proposing import RESPONSIBILITY, Proposal, propose
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.opening import Opening, open_matter


@act
def propose_accountability(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    against: int,
    change: Proposal,
    key: str | None = None,
) -> Event:
    """`against` is the unit concerned, `change.owner` the organ that may hold responsible, which is no kin of it.

    The file is confidential and complains of the unit, so that neither it nor its kin nor their staff find it; the matter
    it comes from is read and nothing is written in it. Raises Refused, Invalid, gate errors.
    """
    matter = gate.reach(matter_id, actor=actor, needs=SUPERVISE)
    asked = ask("propose_accountability", matter, actor=actor, at=at)
    concerned = _concerned(against, actor)
    for name in ("rule", "gap", "proposal"):
        ensure_nameless(matter, getattr(change, name), field=name)
    unit, inner = tree().units[actor.unit_id], {}

    def with_proposal(file: Matter) -> dict[str, Any]:
        row, paper = propose(
            file,
            asked,
            change,
            unit=unit,
            at=at,
            kind=RESPONSIBILITY,
            origin=matter,
            unit_concerned=concerned.full_name,
        )
        inner["documents"] = [paper.no]
        return {"owner": row.owner.full_name, "due": row.due.isoformat(), "rule_changes": [row.no]}

    with override(matter.language):
        title = _("Proposal to hold responsible")
    opening = Opening(
        title=title,
        body=title,
        claims=(),
        channel=gate.OWN_FILE,
        received_at=at,
        accused_units=(against,),
        anonymous=True,
        kind=next(iter(asked.counsel.having("confidential"))),
        by="office",
        own=True,
    )
    return open_matter(
        "propose_accountability",
        opening,
        office=unit,
        actor=actor,
        at=at,
        further=with_proposal,
        inner=inner,
        against=concerned.name,
    )


def _concerned(against: int, actor: StaffActor) -> Unit:
    """The unit it is about, which is no kin of the actor's own. Raises Invalid."""
    found = tree().units.get(against)
    if found is None:
        raise Invalid(Problem("against", _("There is no such unit. Choose one from the list.")))
    if actor.unit_id in tree().kin(against):
        text = _("Your own unit stands over or under this one; another office proposes this.")
        raise Invalid(Problem("against", text))
    return found
