"""What an office did late in a matter, and whose it was: dates that ran out, promises, positions, duties of a visit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.terms import LawError
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.units.tree import tree
from huiyin.matters.facts import local_day
from huiyin.matters.models import Clock, Commitment, Duty, Matter, Visit
from huiyin.matters.objecting import owing

POSITION = "position_due"


@dataclass(frozen=True, slots=True)
class Late:
    """One thing that is or was late: what, whose, when it was due, and how it stands now."""

    what: str
    whose: str
    due: str
    state: str


def lateness(matter: Matter, law: Counsel, *, at: datetime) -> list[Late]:
    """Everything late in the matter until `at`: running dates, promises, positions for visits, duties of visits."""
    return [
        *_clocks(matter, law, local_day(at)),
        *_promises(matter, local_day(at)),
        *(
            late
            for row in select(Visit, order="no", matter=matter.pk)
            for late in late_in_visit(row, law, at=at)
        ),
    ]


def late_in_visit(visit: Visit, law: Counsel, *, at: datetime) -> list[Late]:
    """What was late in one visit: the position of the unit concerned, and each duty missed or met after its time."""
    if visit.drill:
        return []
    duties = select(Duty, order="no", matter=visit.matter_id, course_no=visit.no)
    return [*_position(visit, at), *_duties(duties, law, at)]


def _clocks(matter: Matter, law: Counsel, today: date) -> Iterable[Late]:
    for clock in select(Clock, order="no", matter=matter.pk, side="office"):
        if not law.is_duty(clock.limit) or clock.limit == POSITION:  # that one is told with its visit
            continue
        over = clock.due < today if clock.running else bool(clock.ended_on and clock.ended_on > clock.due)
        if over:
            state = _("not done yet") if clock.running else _("done on %(day)s") % {"day": clock.ended_on}
            unit = owing(matter, clock) if clock.running else (clock.unit_id or matter.holder_id)
            yield Late(_limit(law, clock.limit), tree().units[unit].name, str(clock.due), state)


def _promises(matter: Matter, today: date) -> Iterable[Late]:
    for row in select(Commitment, order="due", matter=matter.pk):
        name = tree().units[row.unit_id].name
        if row.kept_on is None and row.due < today:
            yield Late(_("Promise: %(text)s") % {"text": row.text}, name, str(row.due), _("not kept yet"))
        elif row.kept_on and row.kept_on > row.due:
            state = _("kept on %(day)s") % {"day": row.kept_on}
            yield Late(_("Promise: %(text)s") % {"text": row.text}, name, str(row.due), state)


def _position(visit: Visit, at: datetime) -> Iterable[Late]:
    if visit.position_due is None or visit.concerned_id is None or visit.state == "cancelled":
        return
    if (visit.position_at or at) > visit.position_due:
        given = visit.position_at
        state = _("given on %(day)s") % {"day": stamp(given)} if given else _("not handed in")
        unit = tree().units[visit.concerned_id].name
        due = local_day(visit.position_due - timedelta(seconds=1))
        yield Late(_("Position before the visit"), unit, str(due), state)


def _duties(rows: Iterable[Duty], law: Counsel, at: datetime) -> Iterable[Late]:
    for row in rows:
        if row.due_at is None or row.state == "dropped" or (row.met_at or at) <= row.due_at:
            continue
        state = _("done at %(at)s") % {"at": stamp(row.met_at)} if row.met_at else _("not done yet")
        unit = tree().units[row.unit_id].name if row.unit_id else ""
        whose = " · ".join(filter(None, (unit, row.whom)))
        yield Late(duty_words(row, law), whose, stamp(row.due_at), state)


def duty_words(row: Duty, law: Counsel) -> str:
    """What a duty asks, in the words of the law's ladder; of a unit called besides, the reason it was called for."""
    ladder = law.ladder(row.ladder)
    rung = ladder.rung(row.rung) if ladder else None
    return rung.label.say(_speaking()) if rung else row.words or row.whom


def stamp(moment: datetime | None) -> str:
    """Day and hour on the office's own clock."""
    return f"{localtime(moment):%Y-%m-%d %H:%M}" if moment else ""


def _limit(law: Counsel, name: str) -> str:
    try:
        return law.limit(name).label.say(_speaking())
    except LawError:
        return name


def _speaking() -> str:
    return get_language() or "zh-hans"
