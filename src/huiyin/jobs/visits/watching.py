"""What time alone brings in a visit: a duty whose moment passed is put on record, an office is reminded of an open board.

Looked for every few seconds by two small indexes; each is done once, by the act's key and by the notice's mark.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from huiyin.foundation.people.actor import SystemActor
from huiyin.jobs.visits.telling import in_house
from huiyin.matters.asking import counsel_for
from huiyin.matters.facts import local_day, local_moment
from huiyin.matters.failures import Invalid, NoSuchMatter, Refused
from huiyin.matters.models import Duty, Matter, Visit
from huiyin.matters.queries.visits.board import REMINDER, is_left_open, last_reminder
from huiyin.services.notices.telling import Draft, tell
from huiyin.work.group_visits.acts.miss_duty import miss_duty

BATCH = 200
Stop = Callable[[], bool]


def watch(now: datetime, *, stop: Stop = lambda: False) -> dict[str, int]:
    """Do both; how many of each were new."""
    return {"duties_missed": miss_overdue(now, stop=stop), "boards_left_open": remind(now, stop=stop)}


def miss_overdue(now: datetime, *, stop: Stop = lambda: False) -> int:
    """Put every duty on record whose moment has passed; how many there were.

    One that cannot be recorded (it was met or taken off meanwhile) is passed by.
    """
    missed = 0
    rows = Duty.objects.filter(state="open", met_at=None, due_at__lt=now)
    batch = _next(rows)
    while batch and not stop():
        missed += sum(_miss(row, now) for row in batch if not stop())
        batch = _next(_after(rows, batch[-1]))
    return missed


def _next(rows: "QuerySet[Duty]") -> list[Duty]:
    return list(rows.order_by("due_at", "matter_id", "no")[:BATCH])


def _after(rows: "QuerySet[Duty]", last: Duty) -> "QuerySet[Duty]":
    same_moment = Q(due_at=last.due_at, matter_id__gt=last.matter_id)
    same_matter = Q(due_at=last.due_at, matter_id=last.matter_id, no__gt=last.no)
    return rows.filter(Q(due_at__gt=last.due_at) | same_moment | same_matter)


def _miss(row: Duty, now: datetime) -> bool:
    key = f"miss:{row.matter_id}:{row.no}:{row.due_at}"
    try:
        miss_duty(actor=SystemActor(), at=now, matter_id=row.matter_id, duty=row.no, key=key)
    except (Refused, Invalid, NoSuchMatter):
        return False
    return True


def remind(now: datetime, *, stop: Stop = lambda: False) -> int:
    """Tell each office once a day of a board it left open since before the hour the law names; nothing is closed."""
    rows = Visit.objects.filter(state="open", closed_at=None, opened_at__lt=now).select_related("matter")
    drafts = [] if stop() else [draft for row in rows if (draft := _reminder(row, now)) is not None]
    if not drafts:
        return 0
    with transaction.atomic():
        return tell(drafts, now=now)


def _reminder(visit: Visit, now: datetime) -> Draft | None:
    matter: Matter = visit.matter
    law = counsel_for(matter)
    if REMINDER not in law.pack.values or not is_left_open(visit, law, at=now) or visit.opened_at is None:
        return None
    since = f"{local_moment(visit.opened_at):%Y-%m-%d %H:%M}"
    params = {"number": matter.number, "place": visit.place, "since": since}
    struck = last_reminder(law, at=now)
    code = in_house("board_left_open", matter)
    return Draft(matter.pk, code, struck, params, unit_id=visit.unit_id, ref=visit.no, day=local_day(struck))
