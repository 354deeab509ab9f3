"""The office's own confirmed matters, to learn from: decided or closed, sorted by a person, never a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from huiyin.domain.reading.sorting.grouping import groups_of
from huiyin.domain.reading.sorting.learning import Example
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.models import Event, Matter
from huiyin.services.hints.sorting.texts import text_of

TASKS = ("category", "unit")
MOST = 60_000  # newest matters; with more, learning would need more memory than it would be better for
FEWEST = 5  # matters of a label; with fewer there is nothing to learn of it
DECIDED = "decide"


def examples(task: str, on: date, most: int = MOST) -> list[Example]:
    """What can be learned from for a task, the newest so many matters; labels with too few matters are left out.

    A group of near copies is known by the id of its oldest matter, and so stays what it is while others are added.
    """
    found = sorted(_category(most) if task == "category" else _unit(on, most))
    often = Counter(label for _, _, label in found)
    groups = groups_of([text for _, text, _ in found])
    return [
        Example(text, label, found[group][0])
        for (_, text, label), group in zip(found, groups, strict=True)
        if often[label] >= FEWEST
    ]


def count(task: str) -> int:
    """How many matters there are to learn from, before near copies and rare labels are looked at."""
    rows = _confirmed()
    return (rows.exclude(category="") if task == "category" else _handled(rows)).count()


def _confirmed() -> QuerySet[Matter]:
    """No report, no exercise, no file of the office's own: what came from people and was answered."""
    answered = Event.objects.filter(matter_id=OuterRef("pk"), act=DECIDED)
    rows = gate.real(Matter.objects.filter(confidential=False))
    return rows.filter(Q(is_open=False) | Exists(answered)).order_by("-pk")


def _category(most: int) -> Iterator[tuple[int, str, str]]:
    rows = _confirmed().exclude(category="").values_list("pk", "title", "body", "category")[:most]
    for pk, title, body, label in rows.iterator(chunk_size=2000):
        yield pk, text_of(title, body), label


def _handled(rows: QuerySet[Matter]) -> QuerySet[Matter]:
    last = Event.objects.filter(matter_id=OuterRef("pk"), act=DECIDED, unit__isnull=False).order_by("-no")
    return rows.annotate(by=Subquery(last.values("unit_id")[:1])).filter(by__isnull=False)


def _unit(on: date, most: int) -> Iterator[tuple[int, str, str]]:
    """By the unit that answered, or the one that carries on its powers today."""
    found = _handled(_confirmed())
    rows = found.values_list("pk", "title", "body", "category", "by")[:most]  # type: ignore[misc]
    units = tree()
    for pk, title, body, category, unit_id in rows.iterator(chunk_size=2000):
        if unit_id in units.units:
            yield pk, text_of(title, body), units.successor(unit_id, on, category).code
