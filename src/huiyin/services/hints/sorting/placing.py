"""The office's own table of places: from its units, its routing rules and the places of its matters."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from datetime import date

from huiyin.domain.reading.sorting.places import Place, Places, ground_of
from huiyin.foundation.units.competence import rules_on
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.models import Matter

GROUND = frozenset({"government", "township"})
LATEST = 20_000  # matters whose places are looked at
OFTEN = 2  # matters a place was written for; once may be a slip, or somebody's own yard
LONGEST = 30
FRESH_SECONDS = 900.0
_held: tuple[float, Places] | None = None


def places(on: date) -> Places:
    """The table, made anew every quarter of an hour."""
    global _held
    now = time.monotonic()
    if _held is None or now - _held[0] > FRESH_SECONDS:
        _held = (now, Places(_listed(on)))
    return _held[1]


def forget() -> None:
    """Make it anew next time."""
    global _held
    _held = None


def _listed(on: date) -> Iterator[Place]:
    ground = {unit.pk: _name(unit) for unit in tree().in_force(on) if unit.kind in GROUND}
    towns = [name for pk, name in ground.items() if tree().units[pk].kind == "township"]
    yield from (Place(name) for name in ground.values() if name)
    for written in (*(rule.place for rule in rules_on(on)), *_of_matters()):
        yield _parted(written, towns)


def _name(unit: Unit) -> str:
    above = (tree().units[over].full_name for over in tree().above(unit.pk))
    return ground_of(unit.full_name or unit.name, above)


def _of_matters() -> Iterator[str]:
    rows = gate.real(Matter.objects.filter(confidential=False).exclude(place="")).order_by("-pk")
    often = Counter(rows.values_list("place", flat=True)[:LATEST])
    return (place for place, times in often.items() if times >= OFTEN and len(place) <= LONGEST)


def _parted(written: str, towns: list[str]) -> Place:
    """A village within its town, where the place begins with a town of ours."""
    within = next((town for town in towns if written.startswith(town) and written != town), "")
    return Place(written.removeprefix(within), within)
