"""Offices that are merged, split or abolished: the dates and heirs that are written, and what follows on the day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from huiyin.foundation.units.competence import covers
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import changed, tree


@dataclass(frozen=True, slots=True)
class Ending:
    """A unit that exists no longer than the plan's last day, who carries on its powers, and after a split who which."""

    unit: Unit
    successor: Unit | None
    heirs: dict[str, Unit] = field(default_factory=dict)


def write(endings: Sequence[Ending], last: date) -> None:
    """Write last day, successor and heirs; the same again changes nothing. The tree is read anew."""
    for one in endings:
        heirs = {category: unit.pk for category, unit in one.heirs.items()}
        Unit.objects.filter(pk=one.unit.pk).update(valid_to=last, successor=one.successor, heirs=heirs)
    changed()


def hand_duties_over(endings: Iterable[Ending]) -> int:
    """Give the duties of ended units to those that carry them on; returns how many units got any."""
    gained: dict[int, list[str]] = {}
    for one in endings:
        for category, heir in one.heirs.items():
            gained.setdefault(heir.pk, []).append(category)
        if one.successor:
            kept = [d for d in one.unit.duties if not any(covers(category, d) for category in one.heirs)]
            gained.setdefault(one.successor.pk, []).extend(kept)
    done = 0
    for unit in Unit.objects.filter(pk__in=gained):
        fresh = [duty for duty in dict.fromkeys(gained[unit.pk]) if duty not in unit.duties]
        if fresh:
            Unit.objects.filter(pk=unit.pk).update(duties=[*unit.duties, *fresh])
            done += 1
    changed()
    return done


def settle(on: date) -> int:
    """Put living offices under the successors of those that are no more, and move the mark of the home office.

    Returns how many units changed; called whenever time has gone by, so that a date written ahead takes effect.
    """
    whole, done = tree(), 0
    gone = whole.ended(on)
    if not gone:
        return 0
    with transaction.atomic():
        for unit in whole.in_force(on):
            if unit.parent_id in gone:
                over = whole.successor(unit.parent_id, on)
                if over.pk not in (unit.pk, *gone) and unit.pk not in whole.above(over.pk):
                    done += Unit.objects.filter(pk=unit.pk).update(parent=over)
        for home in (whole.units[pk] for pk in gone if whole.units[pk].home):
            heir = whole.successor(home.pk, on)
            if heir.pk not in gone:
                Unit.objects.filter(pk=home.pk).update(home=False)
                done += Unit.objects.filter(pk=heir.pk).update(home=True)
    if done:
        changed()
    return done
