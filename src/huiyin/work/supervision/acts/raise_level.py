"""Take a matter over at a higher level, or give it to another unit (提级办理, Art 40): the unit changes, stage and limits stay."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.models import Unit
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.impartial import lawful_unit, shut_out
from huiyin.matters.lapses.standing import standing
from huiyin.matters.models import Clock, Event, Matter
from huiyin.matters.objecting import NAMED
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.supervision.lapses import reach_supervision, said, told
from huiyin.work.supervision.measuring import Taking, add_measure

MEASURE = "raised"


@act
def raise_level(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    supervision: int,
    to_unit: int,
    reason: str,
    key: str | None = None,
) -> Event:
    """`to_unit` is the id of the unit that handles it from now on. Raises Refused, Invalid, gate errors."""
    matter, row, measures = reach_supervision(matter_id, supervision, actor)
    reason, before = said("reason", reason), matter.holder
    unit = lawful_unit(matter, to_unit, on=local_day(at))
    facts: dict[str, Any] = {**standing(row, measures, actor), "reason": reason}
    facts["to_accused"] = unit.pk in shut_out(matter)
    asked = ask("raise_level", matter, actor=actor, at=at, **facts)
    if unit.pk == before.pk:
        raise Invalid(Problem("to_unit", _("The matter lies with this unit already. Choose another one.")))
    add_measure(matter, row, Taking(MEASURE, reason), actor=actor, on=asked.on, unit=unit)
    _take_limits_along(matter, before, unit)
    public = {**told(row, measure=MEASURE), "reason": reason, "from_unit": before.name, "to_unit": unit.name}
    inner = {"left": before.pk}
    return write(matter, asked, actor=actor, at=at, holder=unit, public=public, inner=inner)


def _take_limits_along(matter: Matter, before: Unit, unit: Unit) -> None:
    """The limits that run go on for the unit that has the matter now; what another unit owes stays that unit's."""
    for clock in select(Clock, order="no", matter=matter.pk, running=True, side="office"):
        if clock.unit_id == before.pk and clock.limit not in NAMED:
            change(Clock, {"unit": unit.pk}, matter=matter.pk, no=clock.no)
