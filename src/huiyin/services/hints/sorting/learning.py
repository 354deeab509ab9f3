"""Learning anew: what is new replaces what is in use only where it does no worse on matters neither has seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from huiyin.domain.reading.sorting.blending import ENOUGH
from huiyin.domain.reading.sorting.keeping import Unreadable
from huiyin.domain.reading.sorting.learning import Example, learn
from huiyin.domain.reading.sorting.measuring import figures
from huiyin.domain.reading.sorting.sorter import Sorter
from huiyin.matters.record.identity import fresh_id
from huiyin.services.hints.models import LearnedModel
from huiyin.services.hints.sorting import confirmed, shelf

PARTS = 6  # one is held out, always the same matters, however many are added
GROWN = 1.2  # with a fifth more matters it is worth learning again
KEPT = ("messages", "macro_f1", "accuracy", "top_3", "expected_calibration_error")


@dataclass(frozen=True, slots=True)
class Learned:
    """What came of learning: the row that was kept, or why there is none."""

    task: str
    matters: int
    row: LearnedModel | None
    labels: int = 0


def learn_task(task: str, *, at: datetime, on: date, most: int = confirmed.MOST) -> Learned:
    """Learn a task from the office's confirmed matters, judge it and what is in use on the same ones held out, keep the better."""
    found = confirmed.examples(task, on, most)
    labels = len({one.label for one in found})
    inside, held = parted(found)
    if len(inside) < ENOUGH or len({one.label for one in inside}) < 2 or not held:
        return Learned(task, len(found), None, labels)
    sorter = learn(inside)
    new, old = _judged(sorter, held), _judged_active(task, held)
    wins = old is None or new["macro_f1"] >= old["macro_f1"]
    row = {
        "learned_at": at,
        "learned_from": len(inside),
        "figures": {"held_out": new, "before": old, "confirmed": confirmed.count(task), "labels": labels},
    }
    return Learned(
        task, len(found), shelf.keep(task, sorter, row_id=fresh_id(at), row=row, wins=wins), labels
    )


def parted(found: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """Those to learn from and those to judge by; the latter are never learned from, by this version or another."""
    inside = [one for one in found if one.group % PARTS]
    return inside, [one for one in found if not one.group % PARTS]


def due(task: str) -> bool:
    """Whether enough was confirmed since for learning to be worth its time."""
    latest = LearnedModel.objects.filter(task=task).order_by("-version").first()
    least = max(ENOUGH, round(latest.figures["confirmed"] * GROWN)) if latest else ENOUGH
    return confirmed.count(task) >= least


def _judged(sorter: Sorter, held: Sequence[Example]) -> dict[str, Any]:
    sure = sorter.confidences([one.text for one in held])
    whole = figures([one.label for one in held], sorter.labels, sure)
    return {name: whole[name] for name in KEPT}


def _judged_active(task: str, held: Sequence[Example]) -> dict[str, Any] | None:
    """What is in use, on the same matters; it has learned from none of them either."""
    row = shelf.row_of(task)
    if row is None:
        return None
    try:
        return _judged(shelf.read(row), held)
    except Unreadable:
        return None
