"""In which township the place of a problem lies, found by the names of the townships' own units."""

from huiyin.foundation.units.competence import plain
from huiyin.foundation.units.tree import Tree

SHORTEST = 3  # characters of a name that must stand in the place; two are in half of all street names
NOWHERE = 0


class Places:
    """The townships of a tree; a place that was looked up once is remembered."""

    def __init__(self, whole: Tree) -> None:
        self._names = {
            unit.id: {plain(unit.name), plain(_own_name(unit.full_name, whole, unit.parent_id))}
            for unit in whole.units.values()
            if unit.kind == "township"
        }
        self._known: dict[str, int] = {}

    def of(self, place: str) -> int:
        """The township's unit, or NOWHERE."""
        if place not in self._known:
            self._known[place] = self._find(plain(place)) if place else NOWHERE
        return self._known[place]

    def _find(self, place: str) -> int:
        lengths = {unit: max(_shared(name, place) for name in names) for unit, names in self._names.items()}
        best = max(lengths.values(), default=0)
        fitting = [unit for unit, length in lengths.items() if length == best]
        return fitting[0] if best >= SHORTEST and len(fitting) == 1 else NOWHERE


def _own_name(full_name: str, whole: Tree, parent: int | None) -> str:
    """A full name without the name of the area it begins with, which every township of the area shares."""
    above = whole.units[parent].full_name if parent in whole.units and parent is not None else ""
    return full_name[_begins_alike(full_name, above) :]


def _begins_alike(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _shared(name: str, place: str) -> int:
    """How many first characters of the name stand together in the place."""
    longest = len(name)
    while longest >= SHORTEST and name[:longest] not in place:
        longest -= 1
    return longest if longest >= SHORTEST else 0
