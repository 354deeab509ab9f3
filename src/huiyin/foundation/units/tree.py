"""The tree in memory: kin of a unit, who stands above, who is in force on a day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from huiyin.foundation.held import Held
from huiyin.foundation.units.models import Unit

Step = Callable[[int], Iterable[int]]
FRESH_SECONDS = 10.0  # another process may have edited the tree; staff and units change rarely


@dataclass(slots=True)
class Tree:
    """All units by id, with children; small enough (thousands) to be held whole."""

    units: dict[int, Unit]
    below: dict[int | None, list[int]] = field(default_factory=dict)
    before: dict[int, list[int]] = field(default_factory=dict)  # unit -> those whose powers it carries on
    dutiful: dict[tuple[str, date], list[tuple[Unit, str]]] = field(
        default_factory=dict
    )  # kept for competence
    _kin: dict[int, frozenset[int]] = field(default_factory=dict)

    def subtree(self, unit_id: int) -> frozenset[int]:
        """The unit and everything under it."""
        return _reached((unit_id,), lambda u: self.below.get(u, ()))

    def above(self, unit_id: int) -> tuple[int, ...]:
        """The units over it, nearest first."""
        chain: list[int] = []
        parent = self.units[unit_id].parent_id
        while parent is not None and parent not in chain:
            chain.append(parent)
            parent = self.units[parent].parent_id
        return tuple(chain)

    def common_above(self, units: Iterable[int]) -> tuple[int, ...]:
        """The units that stand over every one of them, nearest first; none of them is over itself."""
        chains = [self.above(unit_id) for unit_id in units]
        return tuple(u for u in chains[0] if all(u in chain for chain in chains)) if chains else ()

    def kin(self, unit_id: int) -> frozenset[int]:
        """Everyone who may not judge a complaint about this unit: itself, its parents, its own offices, and for each of
        them those that carried on its powers or whose powers it carries on, however often offices were rearranged.

        The relation holds in both directions, for the gate asks it from the reader's side.
        """
        if unit_id not in self._kin:
            over, under = self._reached_by(unit_id, self._parent), self._reached_by(unit_id, self._children)
            self._kin[unit_id] = over | under
        return self._kin[unit_id]

    def _reached_by(self, unit_id: int, step: Step) -> frozenset[int]:
        """By the step and to successors first, then by the step and back to forerunners.

        Never back first: two halves of an office that was split do not become kin by having been one.
        """
        after = _reached((unit_id,), lambda u: (*step(u), *self._heirs(u)))
        return _reached(after, lambda u: (*step(u), *self.before.get(u, ())))

    def _children(self, unit_id: int) -> Iterable[int]:
        return self.below.get(unit_id, ())

    def _parent(self, unit_id: int) -> tuple[int, ...]:
        parent = self.units[unit_id].parent_id
        return () if parent is None else (parent,)

    def _heirs(self, unit_id: int) -> tuple[int, ...]:
        unit = self.units[unit_id]
        named = (unit.successor_id, *unit.heirs.values())
        return tuple(u for u in named if u is not None and u in self.units)

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

    def ended(self, on: date) -> frozenset[int]:
        """The units that exist no more on that day."""
        return frozenset(u.id for u in self.units.values() if u.valid_to is not None and u.valid_to < on)

    def successor(self, unit_id: int, on: date, category: str = "") -> Unit:
        """The unit itself while it is in force, else the one that took over its duties (Art 24(2)).

        After a split the category of the matter decides who that is; where nobody took over, the ended unit is given.
        """
        unit, seen = self.units[unit_id], {unit_id}
        while unit.valid_to and unit.valid_to < on:
            heir = heir_for(unit, category)
            if heir is None or heir in seen or heir not in self.units:
                break
            unit = self.units[heir]
            seen.add(heir)
        return unit


def heir_for(unit: Unit, category: str) -> int | None:
    """Who carries on the unit's powers in a category: the heir named for the narrowest fitting one, else the successor."""
    fitting = [code for code in unit.heirs if category == code or category.startswith(f"{code}.")]
    return unit.heirs[max(fitting, key=len)] if fitting else unit.successor_id


def _reached(starts: Iterable[int], onward: Step) -> frozenset[int]:
    """Everything one comes to from the starts, themselves included."""
    found, queue = set(starts), list(starts)
    while queue:
        fresh = [u for u in onward(queue.pop()) if u not in found]
        found.update(fresh)
        queue.extend(fresh)
    return frozenset(found)


class NoHomeOffice(Exception):
    """The installation has units but none is its own letters office."""


def tree() -> Tree:
    """The current tree; reread when older than a few seconds or after `changed()`."""
    return _held.of(())


def changed() -> None:
    """Forget the held tree; called after units were written."""
    _held.forget()


def _build(units: Iterable[Unit]) -> Tree:
    by_id = {u.id: u for u in units}
    below: dict[int | None, list[int]] = {}
    before: dict[int, list[int]] = {}
    for unit in by_id.values():
        below.setdefault(unit.parent_id, []).append(unit.id)
        for heir in {unit.successor_id, *unit.heirs.values()} - {None}:
            before.setdefault(heir, []).append(unit.id)  # type: ignore[arg-type]
    return Tree(by_id, below, before)


_held: Held[tuple[()], Tree] = Held(FRESH_SECONDS, lambda key, old: _build(Unit.objects.order_by("id")))
