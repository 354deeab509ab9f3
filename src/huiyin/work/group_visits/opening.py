"""The visit that is open in a matter, and what its opening and growing bring with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.units.tree import tree
from huiyin.matters.along import let_read
from huiyin.matters.facts import local_day
from huiyin.matters.ladders.climbing import Course
from huiyin.matters.models import Duty, Matter, Visit
from huiyin.matters.visiting import TO_COME
from huiyin.work.group_visits.coming import GROUP


@dataclass(frozen=True, slots=True)
class Called:
    """What a step brought: the duties that began, and the other units that are told of theirs."""

    duties: list[int]
    units: list[int]

    @property
    def inner(self) -> dict[str, Any]:
        """As the desk's record says it."""
        return {"duties": self.duties, "called": self.units}


def running(matter: Matter) -> Visit | None:
    """The group visit that is open in the matter; there is one at most."""
    return next((row for row in select(Visit, matter=matter.pk, state="open") if row.kind == "group"), None)


def announced_for_today(matter: Matter, *, at: datetime) -> int | None:
    """The number of a visit that was announced for today: whoever comes then is it, whether or not somebody says so."""
    if not matter.marks.get("visit_to_come"):
        return None
    rows = [row for state in TO_COME for row in select(Visit, matter=matter.pk, state=state)]
    days = {row.no: local_day(row.planned_at) if row.planned_at else row.wished_day for row in rows}
    return next((no for no, day in sorted(days.items()) if day == local_day(at)), None)


def opened_facts(visit: Visit | None) -> dict[str, Any]:
    """For the law: whether a visit is open, and for whoever comes second who opened it and when."""
    if visit is None or visit.opened_at is None:
        return {"visit_open": False}
    when = f"{localtime(visit.opened_at):%Y-%m-%d %H:%M}"
    return {
        "visit_open": True,
        "visit_opened_by": visit.details.get("opened_by", ""),
        "visit_opened_at": when,
    }


def course_of(visit: Visit) -> Course:
    """The visit as the ladder sees it."""
    units = tree().units
    concerned = units.get(visit.concerned_id) if visit.concerned_id else None
    return Course(visit.no, GROUP, units[visit.unit_id], concerned, visit.headcount, tuple(visit.needs))


def call(matter: Matter, visit: Visit, duties: Sequence[Duty], *, at: datetime) -> Called:
    """Let the units of these duties read the matter, and name them to be told, each once and never the office itself."""
    others = dict.fromkeys(row.unit_id for row in duties if row.unit_id and row.unit_id != visit.unit_id)
    let_read(matter, [tree().units[one] for one in others], at=at)
    return Called([row.no for row in duties], list(others))


def labels_of(duty: Duty, law: Counsel) -> str:
    """What a duty is called, in the law's first language, for a sentence of the law."""
    ladder = law.ladder(duty.ladder)
    rung = ladder.rung(duty.rung) if ladder else None
    return rung.label.say(law.pack.languages[0]) if rung else duty.whom
