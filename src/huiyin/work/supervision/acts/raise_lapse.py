"""Somebody who supervises raises a lapse of a unit with its facts, which confirms it (Art 40)."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.lapses.standing import known_already
from huiyin.matters.models import Event, Holding, Supervision
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write
from huiyin.work.supervision.lapses import said, told


@act
def raise_lapse(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    trigger: str,
    unit: int,
    words: str,
    key: str | None = None,
) -> Event:
    """`trigger` is one of the law's, `unit` the id of a unit that has the matter or had it. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=SUPERVISE)
    found = lawful_unit(matter, unit, on=local_day(at), field="unit")
    law, words = counsel_for(matter), said("words", words)
    known = law.pack.triggers.get(trigger)
    facts = {"lapse_trigger": trigger} if known else {}
    asked = ask(
        "raise_lapse",
        matter,
        actor=actor,
        at=at,
        reason=words,
        lapse_known=known_already(matter, trigger, None, found.pk),
        **facts,
    )
    if not any(row.unit_id in (unit, found.pk) for row in select(Holding, matter=matter.pk)):
        raise Invalid(Problem("unit", _("This unit never had the matter. Choose one that has it or had it.")))
    row = add(
        Supervision,
        matter,
        trigger=trigger,
        unit=found,
        found_on=asked.on,
        found_by="office",
        evidence={"words": words, "harm": "plain", "basis": [b.id for b in known.basis] if known else []},
        state="confirmed",
        confirmed_on=asked.on,
    )
    return write(matter, asked, actor=actor, at=at, inner=told(row, words=words))
