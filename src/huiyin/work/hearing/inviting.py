"""Units invited to a hearing: lawful ones, each once."""

from collections.abc import Iterable
from datetime import date

from huiyin.foundation.units.models import Unit
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Matter


def invited_units(matter: Matter, unit_ids: Iterable[int], *, on: date) -> list[Unit]:
    """The units in force on that day, each once and without the one that holds the matter. Raises Invalid."""
    found = {unit.pk: unit for unit in (lawful_unit(matter, one, on=on, field="invited") for one in unit_ids)}
    return [unit for unit in found.values() if unit.pk != matter.holder_id]
