"""An objection to a matter that was passed on: whether one is open, who has to answer it, whose return was agreed."""

from collections.abc import Iterable
from datetime import date

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.models import Clock, Event, Holding, Matter

ANSWER = (
    "answer_objection"  # the limit that runs while an objection is open; it is the sender's, not the desk's
)
# limits that are the duty of the unit named on the clock, whoever holds the matter: to answer an objection, to answer
# an announced visit, to say beforehand where one stands
NAMED = frozenset({ANSWER, "answer_announced", "position_due"})
BESIDE = frozenset({"joint", "office"})  # holdings of those who read along and never held the desk
PASSED = frozenset({"forward", "assign"})  # how a matter came to a desk from which it may be objected to


def open_objection(clocks: Iterable[Clock]) -> Clock | None:
    """The clock of the objection that is open, if one is; whatever ends that clock has ended the objection."""
    return next((c for c in clocks if c.running and c.limit == ANSWER), None)


def owing(matter: Matter, clock: Clock) -> int:
    """The unit whose duty a clock of the office is: the desk's, unless the limit is the duty of the unit named on it."""
    return clock.unit_id if clock.limit in NAMED and clock.unit_id else matter.holder_id


def answering(objection: Clock) -> frozenset[int]:
    """The unit that has to answer, and the one that finally took over from it, should it have ended meanwhile."""
    unit_id = objection.unit_id
    return frozenset({unit_id, tree().successor(unit_id, date.max).pk}) if unit_id else frozenset()


def sender_of(matter: Matter, on: date) -> Unit:
    """The unit that passed the matter to its present desk, else its successor; the office where nobody did."""
    stays = [h for h in select(Holding, order="no", matter=matter.pk) if h.how not in BESIDE]
    passed = [i for i, stay in enumerate(stays) if stay.how in PASSED and i]
    return tree().successor(stays[passed[-1] - 1].unit_id if passed else matter.office_id, on)


def returned_units(matter: Matter) -> frozenset[int]:
    """The units to whose objection the return was agreed, less those an arbiter named since; no query without a return."""
    if "bounces" not in matter.marks:
        return frozenset()
    returned: set[int] = set()
    for event in select(Event, order="no", matter=matter.pk):
        if event.act == "agree_return":
            returned.add(event.inner["returned"])
        elif event.act == "arbitrate":
            returned.discard(event.inner["named"])
    return frozenset(returned)
