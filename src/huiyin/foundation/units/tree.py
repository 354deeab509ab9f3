"""The tree in memory: kin of a unit, who stands above, who is in force on a day."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from huiyin.foundation.units.models import Unit

FRESH_SECONDS = 10.0  # another process may have edited the tree; staff and units change rarely


@dataclass(slots=True)
class Tree:
    """All units by id, with children; small enough (thousands) to be held whole."""

    units: dict[int, Unit]
    below: dict[int | None, list[int]] = field(default_factory=dict)

    def subtree(self, unit_id: int) -> frozenset[int]:
        """The unit and everything under it."""
        found, queue = {unit_id}, [unit_id]
        while queue:
            children = self.below.get(queue.pop(), [])
            queue.extend(c for c in children if c not in found)
            found.update(children)
        return frozenset(found)

    def above(self, unit_id: int) -> tuple[int, ...]:
        """The units over it, nearest first."""
        chain: list[int] = []
        parent = self.units[unit_id].parent_id
        while parent is not None and parent not in chain:
            chain.append(parent)
            parent = self.units[parent].parent_id
        return tuple(chain)

    def kin(self, unit_id: int) -> frozenset[int]:
        """Everyone who may not judge a complaint about this unit: itself, its parents, its own offices, its successors."""
        related = self.subtree(unit_id) | set(self.above(unit_id))
        heirs = {self.units[u].successor_id for u in related} - {None}
        forerunners = {u.id for u in self.units.values() if u.successor_id in related}
        return frozenset(related | heirs | forerunners)  # type: ignore[arg-type]

    def in_force(self, on: date) -> list[Unit]:
        """Units that exist on that day, in the order of the tree."""
        return [
            u for u in self.units.values() if u.valid_from <= on and (u.valid_to is None or on <= u.valid_to)
        ]

    def home(self) -> Unit:
        """The letters office that runs this installation. Raises NoHomeOffice."""
        found = next((u for u in self.units.values() if u.home), None)
        if found is None:
            raise NoHomeOffice("no unit is marked as this installation's own letters office (Unit.home)")
        return found

    def successor(self, unit_id: int, on: date) -> Unit:
        """The unit itself while it is in force, else the one that took over its duties (Art 24(2))."""
        unit = self.units[unit_id]
        seen = {unit_id}
        while unit.valid_to and unit.valid_to < on and unit.successor_id and unit.successor_id not in seen:
            unit = self.units[unit.successor_id]
            seen.add(unit.id)
        return unit


class NoHomeOffice(Exception):
    """The installation has units but none is its own letters office."""


_held: tuple[float, Tree] | None = None


def tree() -> Tree:
    """The current tree; reread when older than a few seconds or after `changed()`."""
    global _held
    now = time.monotonic()
    if _held is None or now - _held[0] > FRESH_SECONDS:
        _held = (now, _build(Unit.objects.order_by("id")))
    return _held[1]


def changed() -> None:
    """Forget the held tree; called after units were written."""
    global _held
    _held = None


def _build(units: Iterable[Unit]) -> Tree:
    by_id = {u.id: u for u in units}
    below: dict[int | None, list[int]] = {}
    for unit in by_id.values():
        below.setdefault(unit.parent_id, []).append(unit.id)
    return Tree(by_id, below)
