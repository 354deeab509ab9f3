"""Letting other units read a matter along with the one that holds it: invited, called, asked for their position."""

from collections.abc import Iterable
from datetime import datetime

from huiyin.foundation.units.models import Unit
from huiyin.matters.models import Holding, Matter
from huiyin.matters.record.children import add


def let_read(matter: Matter, units: Iterable[Unit], *, at: datetime) -> None:
    """A unit that has to say or do something must know what the matter is about. Ask `impartial.lawful_unit` first."""
    known = set(Holding.objects.filter(matter_id=matter.pk).values_list("unit_id", flat=True))
    for unit in units:
        if unit.pk not in known:
            add(Holding, matter, unit=unit, since=at, until=at, how="joint")
            known.add(unit.pk)
