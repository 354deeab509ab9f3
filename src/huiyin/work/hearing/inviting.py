"""Units invited to a hearing: lawful ones, that may read along from then on."""

from collections.abc import Iterable
from datetime import date, datetime

from huiyin.foundation.units.models import Unit
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Holding, Matter
from huiyin.matters.record.children import add


def invited_units(matter: Matter, unit_ids: Iterable[int], *, on: date) -> list[Unit]:
    """The units in force on that day, each once and without the one that holds the matter. Raises Invalid."""
    found = {unit.pk: unit for unit in (lawful_unit(matter, one, on=on, field="invited") for one in unit_ids)}
    return [unit for unit in found.values() if unit.pk != matter.holder_id]


def let_read(matter: Matter, units: list[Unit], *, at: datetime) -> None:
    """A unit that has to say something in a hearing must know what the matter is about."""
    known = set(Holding.objects.filter(matter_id=matter.pk).values_list("unit_id", flat=True))
    for unit in units:
        if unit.pk not in known:
            add(Holding, matter, unit=unit, since=at, until=at, how="joint")
