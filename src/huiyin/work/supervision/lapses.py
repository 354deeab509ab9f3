"""What the acts of supervision share: reaching one, its words, and how it is told on the timeline."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.lapses.seen import Lapse
from huiyin.matters.lapses.standing import measures_of, supervision_of
from huiyin.matters.models import Matter, Measure, Supervision
from huiyin.matters.record import Invalid, Problem

MAX_WORDS = 4_000  # a house size, not law


def reach_supervision(
    matter_id: int, no: int, actor: StaffActor
) -> tuple[Matter, Supervision, list[Measure]]:
    """The matter, locked, one supervision in it and its measures, for whoever supervises. Raises Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=SUPERVISE)
    row = supervision_of(matter, no)
    return matter, row, measures_of(matter, no)


def said(field: str, words: str) -> str:
    """Words as they are kept. Raises Invalid for too many."""
    kept = words.strip()
    if len(kept) > MAX_WORDS:
        text = _("This has %(n)d characters; at most %(max)d fit here. Shorten it.")
        raise Invalid(Problem(field, text % {"n": len(kept), "max": MAX_WORDS}))
    return kept


def save(row: Supervision, **values: Any) -> None:
    """Write what changed in a supervision."""
    for name, value in values.items():
        setattr(row, name, value)
    change(Supervision, values, matter=row.matter_id, no=row.no)


def told(row: Supervision, **more: Any) -> dict[str, Any]:
    """What the timeline says of a supervision: its number, on what, which unit, and what this act adds."""
    unit = tree().units[row.unit_id].name
    named = {"no": row.no, "trigger": row.trigger, "unit": unit}
    return {"supervision": {**named, **{name: value for name, value in more.items() if value}}}


def frozen(lapse: Lapse) -> dict[str, Any]:
    """A finding as it stood that day, in every language of the law, for good."""
    found = lapse.finding
    return {
        "says": dict(found.says.words),
        "evidence": [dict(one.words) for one in found.evidence],
        "harm": found.harm.value,
        "harm_why": dict(found.harm_why.words),
        "basis": [one.id for one in found.basis],
    }
