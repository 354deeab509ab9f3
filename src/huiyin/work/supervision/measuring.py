"""A measure towards a unit: which, what it demands, until when it is answered, and, where it was held, when and with whom."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.terms import LawError
from huiyin.domain.law.why import Due
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.models import Matter, Measure, Supervision
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.children import add
from huiyin.work.supervision.lapses import said

LIMIT = "answer_measure"
LONGEST_FUNCTION = 120


@dataclass(frozen=True, slots=True)
class Taking:
    """A measure as it is entered. `days` shorten the time to answer; `function` is of whom it was held with, never a name."""

    kind: str
    demand: str
    days: int | None = None
    held_on: date | None = None
    function: str = ""
    agreed: str = ""


def check(given: Taking, law: Counsel, on: date) -> None:
    """Raises Invalid for a measure that is none of the law's, or that an act of its own takes, and for a false day."""
    if given.kind not in law.group("measures") or given.kind in law.having("moves"):
        raise Invalid(Problem("kind", _("Choose one of the measures from the list.")))
    if given.kind in law.having("held"):
        if given.held_on is None or given.held_on > on:
            text = _("Give the day on which it took place: today or earlier. It is entered afterwards.")
            raise Invalid(Problem("held_on", text))
        if len(given.function) > LONGEST_FUNCTION:
            text = _("This has %(n)d characters; at most %(max)d fit here. Shorten it.")
            text = text % {"n": len(given.function), "max": LONGEST_FUNCTION}
            raise Invalid(Problem("function", text))


def facts(given: Taking) -> dict[str, Any]:
    """What the law is asked with."""
    words = {
        "measure": given.kind,
        "demand": said("demand", given.demand),
        "function": given.function.strip(),
    }
    return {name: value for name, value in words.items() if value}


def answer_due(law: Counsel, given: Taking, on: date) -> Due | None:
    """Until when the unit answers; None for a measure that asks for no answer. Raises Invalid for too many days."""
    if given.kind not in law.having("answers"):
        return None
    try:
        return law.due(LIMIT, on, length=given.days)
    except LawError as error:
        text = _("Give the unit 1 to %(n)d days to answer.") % {"n": law.longest(LIMIT)}
        raise Invalid(Problem("days", text)) from error


def add_measure(
    matter: Matter,
    row: Supervision,
    given: Taking,
    *,
    actor: StaffActor,
    on: date,
    due: Due | None = None,
    document: int | None = None,
    unit: Unit | None = None,
) -> Measure:
    """Write the measure, with the computation of its day frozen; `unit` where it goes to another than the one pressed."""
    details: dict[str, Any] = {}
    if due is not None:
        details["computation"] = dict(due.summary.words)
    if given.held_on is not None:
        details |= {"held_on": given.held_on.isoformat(), "function": given.function.strip()}
    if given.agreed.strip():
        details["agreed"] = said("agreed", given.agreed)
    return add(
        Measure,
        matter,
        supervision_no=row.no,
        kind=given.kind,
        unit_id=unit.pk if unit else row.unit_id,
        by_unit=tree().units[actor.unit_id],
        words=given.demand.strip(),
        taken_on=on,
        due=due.due if due else None,
        document_no=document,
        details=details,
    )
