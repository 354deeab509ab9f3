"""What time brings in receptions: people are reminded before theirs, and a leader's note that is late is told of."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from huiyin.foundation.people.models import Account
from huiyin.foundation.units.tree import tree
from huiyin.jobs.telling import overseeing
from huiyin.matters.asking import counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Booking, Proceeding
from huiyin.matters.receptions.line import BOOKED, standing
from huiyin.services.notices.models import Notice
from huiyin.services.notices.telling import Draft, tell

BATCH = 200
MOST_DAYS = 31  # no reminder lies further ahead; bounds what is looked at
VALUE = "reception_reminder_days"


def remind(now: datetime, *, stop: Callable[[], bool] = lambda: False) -> int:
    """Tell everybody with a place when, where and at which turn, so many days before as their law says."""
    today = local_day(now)
    known = Notice.objects.filter(matter=OuterRef("matter_id"), code="reception_near", ref=OuterRef("no"))
    rows = Booking.objects.filter(state=BOOKED, reception__state="published")
    rows = rows.filter(reception__day__range=(today, today + timedelta(days=MOST_DAYS))).filter(
        ~Exists(known)
    )
    drafts = [d for row in rows.select_related("matter", "reception") if not stop() for d in _near(row, now)]
    return _tell(drafts, now)


def _near(row: Booking, now: datetime) -> Iterator[Draft]:
    law, today, day = counsel_for(row.matter), local_day(now), row.reception
    if VALUE not in law.pack.values or day.day > today + timedelta(days=law.value(VALUE, today)):
        return
    leader = Account.objects.get(pk=day.leader_id)
    params = {
        "number": row.matter.number,
        "reception_on": day.day.isoformat(),
        "reception_hour": f"{day.starts:%H:%M}",
        "reception_place": day.place,
        "receives": f"{day.leader_title} {leader.name}",
        "turn": standing(row)[0],
    }
    yield Draft(row.matter_id, "reception_near", now, params, ref=row.no, day=day.day)


def late_drafts(row: Proceeding, code: str, level: int, now: datetime) -> list[Draft]:
    """A note that is late: told to the leader's office, the unit that handles the matter and the office that oversees it."""
    matter, due = row.matter, row.due
    unit = tree().successor(row.unit_id or 0, local_day(now))
    near = code == "lead_near"
    # nobody whom the matter has come to complain of is told of it
    told = {unit.pk} if near or matter.confidential else {unit.pk, *overseeing(matter)}
    params = {
        "number": matter.number,
        "led_by": row.whom,
        "due": due.isoformat() if due else "",
        "level": level,
    }
    return [
        Draft(matter.pk, code, now, params, unit_id=u, ref=row.no, day=due, level=level)
        for u in sorted(told - shut_out(matter))
    ]


def _tell(drafts: list[Draft], now: datetime) -> int:
    told = 0
    for n in range(0, len(drafts), BATCH):
        with transaction.atomic():
            told += tell(drafts[n : n + BATCH], now=now)
    return told
