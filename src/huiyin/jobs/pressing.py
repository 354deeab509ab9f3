"""Promises that are overdue are pressed for by themselves, each once for its date, however often the sweep runs."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Q, QuerySet

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.people.actor import SystemActor
from huiyin.matters.asking import counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.models import Commitment, Matter
from huiyin.work.promises.acts.press_promise import press_promise

BATCH = 200


def press_overdue(now: datetime, *, stop: Callable[[], bool] = lambda: False) -> int:
    """Press for every promise whose day is over and that nobody has pressed for yet; how many there were.

    One that cannot be pressed for (its matter was withdrawn) is passed by, and looked at again in the next sweep.
    """
    today, pressed = local_day(now), 0
    rows = Commitment.objects.filter(kept_on=None, pressed_on=None, due__lt=today)
    batch = _next(rows)
    while batch and not stop():
        pressed += sum(_press(row, now) for row in batch if not stop())
        batch = _next(_after(rows, batch[-1]))
    return pressed


def _next(rows: QuerySet[Commitment]) -> list[Commitment]:
    return list(rows.select_related("matter").order_by("due", "matter_id", "no")[:BATCH])


def _after(rows: QuerySet[Commitment], last: Commitment) -> QuerySet[Commitment]:
    same_day = Q(due=last.due, matter_id__gt=last.matter_id)
    same_matter = Q(due=last.due, matter_id=last.matter_id, no__gt=last.no)
    return rows.filter(Q(due__gt=last.due) | same_day | same_matter)


def _press(row: Commitment, now: datetime) -> bool:
    if not _may_be_pressed(row.matter, counsel_for(row.matter)):
        return False
    key = f"press:{row.matter_id}:{row.no}:{row.due}"
    try:
        press_promise(actor=SystemActor(), at=now, matter_id=row.matter_id, commitment=row.no, key=key)
    except (Refused, Invalid):  # kept, withdrawn or moved on between our look and the act
        return False
    return True


def _may_be_pressed(matter: Matter, law: Counsel) -> bool:
    """Whether the matter's own law knows of pressing at its stage."""
    return any(row.act == "press_promise" and matter.stage in row.stages for row in law.pack.rows)
