"""Submit what was typed into an act's form to be signed by whoever may; the dates run on meanwhile."""

import json
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import insert
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, REVIEW
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.drafts.settling import LARGEST, new_draft, rework
from huiyin.matters.record.writing import write
from huiyin.work.signing.drafting import ensure_signable, waits_already


@act
def submit_draft(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    drafted: str,
    words: dict[str, Any],
    key: str | None = None,
) -> Event:
    """Seal `words` (form field -> what was typed) as a draft of the act `drafted`. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, REVIEW), at_desk=not actor.may(REVIEW))
    asked = ask("submit_draft", matter, actor=actor, at=at, draft_waits=waits_already(matter, drafted))
    ensure_signable(drafted, asked)
    if len(json.dumps(words, ensure_ascii=False)) > LARGEST:
        text = _("The draft is longer than %(max)d characters. Shorten it.")
        raise Invalid(Problem("draft", text % {"max": LARGEST}))
    rework(matter, drafted)
    here = matter.holder_id in gate.units_of(actor)
    unit = matter.holder if here else tree().units[actor.unit_id]
    row = new_draft(matter, drafted, words, actor=actor, unit=unit, at=at)
    insert(row)
    inner = {"draft": row.no, "head": row.head}
    return write(matter, asked, actor=actor, at=at, public={"drafted": drafted}, inner=inner)
