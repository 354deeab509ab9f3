"""Where the matters of an office that ends would go, and how passing them on went."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from huiyin.foundation.units.receiving import NoImpartialOffice, receiving_office
from huiyin.foundation.units.tree import tree
from huiyin.matters.models import Accused, BulkRun, BulkStep, Matter

NOBODY = 0  # in place of a unit: no office here may take the matter


@dataclass(frozen=True, slots=True)
class Passing:
    """How many matters passed on, how many could not, and of these some numbers with the words that say why."""

    done: int
    failed: int
    refused: list[tuple[str, str]]


def destinations(unit_id: int, on: date, *, archive: bool) -> Iterator[int]:
    """For each matter on the unit's desk the unit that would carry it on; two queries."""
    rows = Matter.objects.filter(holder_id=unit_id)
    rows = rows if archive else rows.filter(is_open=True)
    against: dict[int, set[int]] = {}
    accused = Accused.objects.filter(matter__in=rows.values("pk"), unit__isnull=False)
    for matter_id, accused_id in accused.values_list("matter_id", "unit_id"):
        against.setdefault(matter_id, set()).add(accused_id)
    for pk, category, office_id in rows.values_list("pk", "category", "office_id"):
        yield _destination(unit_id, category, office_id, against.get(pk, set()), on)


def _destination(unit_id: int, category: str, office_id: int, accused: set[int], on: date) -> int:
    whole = tree()
    heir = whole.successor(unit_id, on, category)
    barred = frozenset().union(*(whole.kin(one) for one in accused)) if accused else frozenset()
    if heir.pk not in barred and (heir.valid_to is None or heir.valid_to >= on):
        return heir.pk
    try:
        return receiving_office(accused, on, first=office_id).pk
    except NoImpartialOffice:
        return NOBODY


def passing(run_id: int, most: int = 20) -> Passing:
    """How a run of passing on went."""
    run = BulkRun.objects.get(pk=run_id)
    words = dict(
        BulkStep.objects.filter(run_id=run_id, state="refused").values_list("matter_id", "words")[:most]
    )
    numbers = dict(Matter.objects.filter(pk__in=words).values_list("pk", "number"))
    return Passing(run.done, run.failed, [(numbers[pk], said) for pk, said in sorted(words.items())])
