"""Which units an office may ask and inspect: those beside it under the same government, and those under itself."""

from datetime import date

from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree

LETTERS_OFFICE = "letters_office"


def area_of(unit_id: int) -> frozenset[int]:
    """A petition office works for its government, and so for everything under that; any other unit for what is under it.

    Neither the unit itself nor one above it lies in its area: nobody inspects themselves, nor upward.
    """
    whole = tree()
    unit = whole.units[unit_id]
    root = unit.parent_id if unit.kind == LETTERS_OFFICE and unit.parent_id else unit_id
    return whole.subtree(root) - {unit_id, *whole.above(unit_id)}


def petition_office_over(unit_id: int, on: date) -> Unit | None:
    """The nearest petition office in whose area the unit lies; None where there is none."""
    offices = [u for u in tree().in_force(on) if u.kind == LETTERS_OFFICE and unit_id in area_of(u.pk)]
    return min(offices, key=lambda u: (len(area_of(u.pk)), u.pk), default=None)


def above_or_same(unit_id: int, other: int) -> bool:
    """Whether `other` is the unit itself or stands above it."""
    return other == unit_id or other in tree().above(unit_id)
