"""Which cells are hidden: the small ones, and as many more as it takes that no sum gives a small one back."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from huiyin.services.analytics.suppression.bounds import Doubt
from huiyin.services.analytics.suppression.cells import Cell, Counts, Sum, ensure_adds_up

Seen = dict[Cell, tuple[Fraction, Fraction]]


def is_small(count: int, fewest: int) -> bool:
    """Whether a count is one in which somebody could be found. Nobody is found in none."""
    return 0 < count < fewest


def hidden_cells(counts: Counts, sums: Sequence[Sum], *, fewest: int) -> frozenset[Cell]:
    """The cells not to be published, for all tables of a release together.

    Every one of them stays open to a reader by at least `fewest`, whatever they add up or take away. Raises ValueError
    where the numbers do not add up.
    """
    ensure_adds_up(counts, sums)
    hidden = {cell for cell, count in counts.items() if is_small(count, fewest)}
    for group in _bound_together(sums):
        inside = hidden & {cell for one in group for cell in one.all}
        hidden |= _protected(counts, group, inside, fewest)
    return frozenset(hidden)


def _protected(counts: Counts, sums: Sequence[Sum], hidden: set[Cell], fewest: int) -> set[Cell]:
    """More and more cells hidden, the one that costs least first, until nothing can be worked out closely."""
    chosen = set(hidden)
    while (narrow := _narrow(counts, sums, chosen, fewest)) is not None:
        further = _cheapest(counts, sums, chosen, narrow)
        if further is None:
            # everything that binds the cell is hidden and it is known all the same: that is a fault of this module
            raise AssertionError(f"{narrow} cannot be protected")
        chosen.add(further)
    return chosen


def _narrow(counts: Counts, sums: Sequence[Sum], hidden: set[Cell], fewest: int) -> Cell | None:
    """A hidden cell that a reader can work out too closely; None where there is none."""
    if not hidden:
        return None
    lonely = next(_alone(sums, hidden), None)
    if lonely is not None:
        return lonely
    doubt, seen = Doubt(counts, sums, hidden), Seen()
    for cell in sorted(hidden):
        if cell in seen and seen[cell][1] - seen[cell][0] >= fewest:
            continue  # a point met on the way shows already that it is open enough
        least, most = doubt.points(cell)
        if most is None:
            continue
        assert least is not None
        if most[cell] - least[cell] < fewest:
            return cell
        _remember(seen, least, most)
    return None


def _alone(sums: Sequence[Sum], hidden: set[Cell]) -> Iterator[Cell]:
    """Cells that are the only hidden one of a sum: known at sight, without any further reckoning."""
    for one in sums:
        found = [cell for cell in one.all if cell in hidden]
        if len(found) == 1:
            yield found[0]


def _remember(seen: Seen, *points: dict[Cell, Fraction]) -> None:
    for point in points:
        for cell, value in point.items():
            low, high = seen.get(cell, (value, value))
            seen[cell] = (min(low, value), max(high, value))


def _cheapest(counts: Counts, sums: Sequence[Sum], hidden: set[Cell], narrow: Cell) -> Cell | None:
    """The visible cell whose hiding loses least: in a sum with the narrow one, no total, not empty, the smallest.

    Where every cell beside it is hidden, one that stands beside those.
    """
    reached, sources = {narrow}, [narrow]
    while sources:
        nearby = [one for one in sums if any(cell in sources for cell in one.all)]
        wholes = {one.whole for one in nearby}
        open_ones = {cell for one in nearby for cell in one.all} - hidden
        if open_ones:
            return min(open_ones, key=lambda cell: (cell in wholes, counts[cell] == 0, counts[cell], cell))
        sources = [cell for one in nearby for cell in one.all if cell not in reached]
        reached.update(sources)
    return None


def _bound_together(sums: Sequence[Sum]) -> list[list[Sum]]:
    """The sums in groups that share no cell: each is solved by itself."""
    groups: list[tuple[set[Cell], list[Sum]]] = []
    for one in sums:
        touching = [group for group in groups if not group[0].isdisjoint(one.all)]
        merged: tuple[set[Cell], list[Sum]] = (set(one.all), [one])
        for cells, inside in touching:
            merged[0].update(cells)
            merged[1].extend(inside)
            groups.remove((cells, inside))
        groups.append(merged)
    return [inside for _, inside in groups]
