"""Starting a ladder in a matter, going on when a rung is met or missed, growing with the number of people, ending."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.facts import Value
from huiyin.domain.law.ladders.rungs import Called
from huiyin.domain.law.ladders.schedule import Span, schedule
from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.units.models import Unit
from huiyin.matters.facts import local_day
from huiyin.matters.ladders.callees import Callees
from huiyin.matters.models import Duty, Matter
from huiyin.matters.record.children import add

OPEN, MET, MISSED, DROPPED = "open", "met", "missed", "dropped"


@dataclass(frozen=True, slots=True)
class Course:
    """What a ladder is climbed for: the number of the visit or the problem, its ladder, who receives, who is concerned."""

    no: int
    ladder: str
    office: Unit
    concerned: Unit | None
    headcount: int
    needs: Sequence[str] = ()

    def values(self, law: Counsel, callees: Callees) -> dict[str, Value]:
        """What the rungs' conditions are asked with; a need the law has no word for calls nobody."""
        needs = tuple(one for one in self.needs if one in law.group("visit_needs"))
        here = callees.competent_here
        return {"headcount": self.headcount, "needs": needs, "competent_here": here}


def climb(matter: Matter, course: Course, *, law: Counsel, at: datetime) -> list[Duty]:
    """Write the duties that the number and the needs call for and that are not there yet; they count from `at`.

    Called when a course begins and again whenever its numbers change; a duty once taken off may arise anew.
    """
    on = local_day(at)
    callees = Callees(matter, course.office, course.concerned, on)
    rungs = law.rungs(course.ladder, course.values(law, callees), on)
    there = duties_of(matter, course.no, course.ladder)
    held = {row.rung for row in there if row.state != DROPPED}
    spans = schedule(rungs, at, met=_moments(there, "met_at"), missed=_moments(there, "missed_at"))
    fresh = [one for one in rungs if one.rung.code not in held and one.rung.code in spans]
    return [_write(matter, course, one, spans[one.rung.code], callees, law, at) for one in fresh]


def take_off(matter: Matter, course: Course, *, law: Counsel, at: datetime, why: str) -> list[Duty]:
    """Take off the duties not met and not missed that the corrected number or needs no longer call for."""
    on = local_day(at)
    callees = Callees(matter, course.office, course.concerned, on)
    called = {one.rung.code for one in law.rungs(course.ladder, course.values(law, callees), on)}
    gone = [
        row
        for row in duties_of(matter, course.no, course.ladder)
        if row.state == OPEN and row.rung not in called
    ]
    for row in gone:
        drop(matter, row, why)
    return gone


def go_on(matter: Matter, course_no: int, ladder: str, *, law: Counsel, at: datetime) -> list[Duty]:
    """Let the duties that waited for one just met or missed begin, and take off those needed no more; which began."""
    known, rows = law.ladder(ladder), duties_of(matter, course_no, ladder)
    if known is None:
        return []
    alive = [row for row in rows if row.state != DROPPED]
    rungs = {row.rung: known.rung(row.rung) for row in alive}
    held = [Called(rung, row.details["minutes"]) for row in alive if (rung := rungs[row.rung]) is not None]
    spans = schedule(held, at, met=_moments(rows, "met_at"), missed=_moments(rows, "missed_at"))
    began = []
    for row in alive:
        if row.state != OPEN or row.due_at is not None or row.rung not in rungs:
            continue
        span = spans.get(row.rung)
        if span is None:
            drop(matter, row, "")
        elif span.due is not None:
            change(Duty, {"start_at": span.start, "due_at": span.due}, matter=matter.pk, no=row.no)
            row.start_at, row.due_at = span.start, span.due
            began.append(row)
    return began


def end_course(matter: Matter, course_no: int, *, why: str) -> list[Duty]:
    """Take off what is still owed when a visit or a problem is closed; what was met or missed stays as it is."""
    gone = [
        row for row in select(Duty, order="no", matter=matter.pk, course_no=course_no) if row.state == OPEN
    ]
    for row in gone:
        drop(matter, row, why)
    return gone


def duties_of(matter: Matter, course_no: int, ladder: str) -> list[Duty]:
    """The duties of one ladder of one course, in the order in which they arose."""
    return select(Duty, order="no", matter=matter.pk, course_no=course_no, ladder=ladder)


def drop(matter: Matter, row: Duty, why: str) -> None:
    """Take one duty off, with the reason."""
    change(Duty, {"state": DROPPED, "words": why[:300]}, matter=matter.pk, no=row.no)
    row.state, row.words = DROPPED, why[:300]


def _write(
    matter: Matter, course: Course, one: Called, span: Span, callees: Callees, law: Counsel, at: datetime
) -> Duty:
    rung, falls = one.rung, callees.falls_to(one.rung.callee)
    details: dict[str, Any] = {"minutes": one.minutes}
    if falls.instead:
        details["instead"] = falls.instead
    return add(
        Duty,
        matter,
        course_no=course.no,
        ladder=course.ladder,
        rung=rung.code,
        kind=rung.kind.value,
        unit=falls.unit,
        whom=rung.whom.say(law.pack.languages[0])[:120],
        means=rung.means,
        start_at=max(span.start, at),
        due_at=span.due,
        details=details,
    )


def _moments(rows: Sequence[Duty], name: str) -> Mapping[str, datetime]:
    return {row.rung: getattr(row, name) for row in rows if getattr(row, name) and row.state != DROPPED}
