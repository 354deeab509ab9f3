"""The middle and the spread of amounts, from how many rows have each: exact, and the same on any engine."""

import itertools
from collections.abc import Mapping

Parts = dict[str, float | int | None]


def spread(amounts: Mapping[int, int], edges: tuple[int, ...]) -> tuple[float | int, Parts]:
    """The median (of two middle ones their mean), and: `p90`, by which nine of ten had ended, and each band's rows."""
    whole = sum(amounts.values())
    ordered = sorted(amounts.items())
    low, high = _at(ordered, (whole - 1) // 2), _at(ordered, whole // 2)
    middle: float | int = low if low == high else (low + high) / 2
    parts: Parts = {"p90": _at(ordered, max(0, -(-whole * 9 // 10) - 1))}
    for name, first, last in bands(edges):
        parts[name] = sum(
            n
            for amount, n in ordered
            if (first is None or amount >= first) and (last is None or amount <= last)
        )
    return middle, parts


def bands(edges: tuple[int, ...]) -> list[tuple[str, int | None, int | None]]:
    """The bands that edges cut, each with its name, first and last amount: (0, 15) is "..0", "1..15", "16..\""""
    if not edges:
        return []
    found: list[tuple[str, int | None, int | None]] = [(f"..{edges[0]}", None, edges[0])]
    found += [(f"{low + 1}..{high}", low + 1, high) for low, high in itertools.pairwise(edges)]
    return [*found, (f"{edges[-1] + 1}..", edges[-1] + 1, None)]


def _at(ordered: list[tuple[int, int]], nth: int) -> int:
    """The amount of the nth row, counted from nought."""
    seen = 0
    for amount, n in ordered:
        seen += n
        if nth < seen:
            return amount
    raise ValueError("there are not so many rows")
