"""Keeping the facts in step: each act leaves a mark, and the facts of a marked matter are made again."""

import json
from datetime import date, datetime
from typing import Any

from django.db.models import F

from huiyin.foundation.units.tree import tree
from huiyin.services.analytics.facts.reading import read_files
from huiyin.services.analytics.facts.rows import rows_of
from huiyin.services.analytics.facts.rows.about import Ground
from huiyin.services.analytics.models import FactDelta

AT_A_TIME = 200


def note_change(matter_id: int, mark: int) -> None:
    """Mark a matter as changed by the act of that outbox row; part of the transaction that takes the row away."""
    FactDelta.objects.bulk_create(
        [FactDelta(matter_id=matter_id, wanted=mark)],
        update_conflicts=True,
        unique_fields=["matter_id"],
        update_fields=["wanted"],
    )


def waits() -> bool:
    """Whether the facts of any matter have to be made again."""
    return FactDelta.objects.filter(wanted__gt=F("made")).exists()


def refresh_some(now: datetime, at_a_time: int = AT_A_TIME) -> int:
    """Make the facts of some marked matters again; returns how many.

    Killed at any moment it is simply done again. A mark set while it reads stays beyond what was made, and wins.
    """
    marked = dict(
        FactDelta.objects.filter(wanted__gt=F("made"))
        .order_by("matter_id")
        .values_list("matter_id", "wanted")[:at_a_time]
    )
    if not marked:
        return 0
    ground = Ground(tree())
    made = {file.matter["id"]: rows_of(file, ground) for file in read_files(marked)}
    fresh = [
        FactDelta(matter_id=pk, wanted=mark, made=mark, at=now, rows=dump(made.get(pk, {})))
        for pk, mark in marked.items()
    ]
    FactDelta.objects.bulk_update(fresh, ["made", "at", "rows"], batch_size=50)
    return len(fresh)


def dump(rows: dict[str, list[dict[str, Any]]]) -> str:
    """The rows of one matter as they are kept."""
    return json.dumps({name: some for name, some in rows.items() if some}, default=date.isoformat)


def counted() -> tuple[int, int]:
    """How many matters wait to be made again, and how many stand over the base."""
    return (
        FactDelta.objects.filter(wanted__gt=F("made")).count(),
        FactDelta.objects.filter(made__gt=0).count(),
    )
