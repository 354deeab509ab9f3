"""One duty in hand: what the law is asked about it, and writing that it was met, with what this lets begin."""

from datetime import datetime
from typing import Any

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.ladders.rungs import RungKind
from huiyin.foundation.ledger.rows import change
from huiyin.foundation.units.tree import tree
from huiyin.matters.along import let_read
from huiyin.matters.ladders.climbing import MET, MISSED, OPEN, go_on
from huiyin.matters.models import Duty, Matter
from huiyin.work.group_visits.opening import labels_of

BY_TELLING = frozenset(
    {RungKind.TELL.value, RungKind.REPORT.value}
)  # met when told, or when the report went out


def facts_of_duty(duty: Duty, law: Counsel, *, at: datetime) -> dict[str, Any]:
    """A duty as the law is asked about it."""
    return {
        "duty_pending": duty.state in (OPEN, MISSED),
        "duty_waiting": duty.due_at is None,
        "duty_over": duty.due_at is not None and duty.due_at < at,
        "duty_noted": duty.missed_at is not None,
        "duty_label": labels_of(duty, law),
    }


def note(matter: Matter, duty: Duty, details: dict[str, Any] | None = None, **values: Any) -> None:
    """Write values into the duty, and add to its details."""
    if details:
        values["details"] = {**duty.details, **details}
    change(Duty, values, matter=matter.pk, no=duty.no)
    for name, value in values.items():
        setattr(duty, name, value)


def settled(matter: Matter, duty: Duty, law: Counsel, *, keeper: int, at: datetime) -> dict[str, Any]:
    """What began because this duty was met or missed: its numbers, and the units to be told of them."""
    if not duty.ladder:
        return {"duties": [], "called": []}
    began = go_on(matter, duty.course_no, duty.ladder, law=law, at=at)
    others = dict.fromkeys(row.unit_id for row in began if row.unit_id and row.unit_id != keeper)
    let_read(matter, [tree().units[one] for one in others], at=at)
    return {"duties": [row.no for row in began], "called": list(others)}


def said_of(duty: Duty) -> dict[str, Any]:
    """How the public record names a duty: by its rung, its unit and whether it was late; no names of people."""
    said: dict[str, Any] = {"visit": duty.course_no, "ladder": duty.ladder, "rung": duty.rung}
    if duty.unit_id:
        said["duty_unit"] = tree().units[duty.unit_id].name
    if duty.state == MET and duty.met_at is not None and duty.due_at is not None:
        late = int((duty.met_at - duty.due_at).total_seconds() // 60)
        said["late_minutes"] = max(late, 0)
    return said
