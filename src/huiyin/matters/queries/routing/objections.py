"""Objections that wait for a unit's answer: matters it sent on, which lie on another desk meanwhile."""

from dataclasses import dataclass
from datetime import date

from huiyin.foundation.people import permissions
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Clock, Matter
from huiyin.matters.objecting import ANSWER

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """A matter that the unit sent on and that was objected to, and until when it answers."""

    matter: Matter
    due: date


def waiting_objections(actor: StaffActor) -> list[Waiting]:
    """The most urgent ones, at most SHOWN + 1, which says that there are more; for whoever may answer them.

    Found by the clock that runs for the sender, not by the matter's desk: an index of these clocks alone serves it, so
    the inbox of a unit with none pays one look-up at any size of the register.
    """
    if not actor.may(permissions.ROUTE):
        return []
    rows = Clock.objects.filter(running=True, limit=ANSWER, unit_id__in=gate.units_of(actor))
    found = list(rows.order_by("due").values_list("matter_id", "due")[: SHOWN + 1])
    if not found:
        return []
    matters = gate.visible(actor).filter(is_open=True, pk__in=[pk for pk, _ in found])
    by_id = {m.pk: m for m in matters.select_related("holder")}
    return [Waiting(by_id[pk], due) for pk, due in found if pk in by_id]
