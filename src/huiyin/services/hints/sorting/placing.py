"""The office's own table of places: from its units, its routing rules and the places of its matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from huiyin.domain.reading.sorting.places import Place, Places, ground_of
from huiyin.foundation.held import Held
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


def places(on: date) -> Places:
    """The table, made anew every quarter of an hour."""
    return _held.of(on)


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


_held: Held[date, Places] = Held(FRESH_SECONDS, lambda on, old: Places(_listed(on)), most=2)
