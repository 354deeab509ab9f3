"""Opening and ending what runs inside a matter, and the count of what is open by which the law judges."""

from datetime import date, datetime
from typing import Any

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.units.models import Unit
from huiyin.matters.models import Matter, Proceeding
from huiyin.matters.record.children import add

# kind of proceeding -> the mark that says how many of it are open
COUNTED = {
    "task": "open_tasks",
    "consultation": "open_consultations",
    "aid": "open_aid",
    "path": "open_paths",
    "problem": "open_problems",
}
ENDS_WITH_THE_MATTER = ("task", "consultation")  # aid and another legal path go on after it


def open_proceeding(
    matter: Matter,
    kind: str,
    *,
    on: date,
    unit: Unit | None = None,
    whom: str = "",
    words: str = "",
    due: date | None = None,
    details: dict[str, Any] | None = None,
) -> Proceeding:
    """A new open proceeding; the matter's marks count it."""
    row = add(
        Proceeding,
        matter,
        kind=kind,
        unit=unit,
        whom=whom,
        words=words,
        due=due,
        opened_on=on,
        details=details or {},
    )
    _count(matter, kind, +1)
    return row


def note_held(
    matter: Matter, kind: str, *, on: date, held_at: datetime, result: str, details: dict[str, Any]
) -> Proceeding:
    """A proceeding that was over before it was written down, as an investigation is."""
    row = add(
        Proceeding,
        matter,
        kind=kind,
        opened_on=on,
        held_at=held_at,
        state="done",
        ended_on=on,
        result=result,
        details=details,
    )
    matter.marks = {**matter.marks, "proceedings": True}
    return row


def end_proceeding(
    matter: Matter,
    row: Proceeding,
    *,
    on: date,
    state: str,
    result: str,
    details: dict[str, Any] | None = None,
) -> None:
    """End an open proceeding as done, failed or cancelled, with what came of it."""
    row.state, row.ended_on, row.result = state, on, result
    row.details = {**row.details, **(details or {})}
    ended = {"state": state, "ended_on": on, "result": result, "details": row.details}
    change(Proceeding, ended, matter=matter.pk, no=row.no)
    _count(matter, row.kind, -1)


def note_on_the_way(matter: Matter, row: Proceeding, *, result: str, details: dict[str, Any]) -> None:
    """Write how far an open proceeding is; it stays open."""
    row.result, row.details = result, {**row.details, **details}
    change(Proceeding, {"result": result, "details": row.details}, matter=matter.pk, no=row.no)


def open_ones(matter: Matter, kind: str) -> list[Proceeding]:
    """The open proceedings of a kind, oldest first."""
    return select(Proceeding, order="no", matter=matter.pk, kind=kind, state="open")


def end_inside(matter: Matter, on: date, *, why: str = "") -> list[Proceeding]:
    """What was asked for within the handling ends with it: nobody owes a part of an answer that is given without it.

    What was late by then ends as failed, the rest as cancelled; returns what ended.
    """
    kinds = [kind for kind in ENDS_WITH_THE_MATTER if matter.marks.get(COUNTED[kind])]
    rows = [row for kind in kinds for row in open_ones(matter, kind)]
    for row in rows:
        late = row.due is not None and row.due < on
        end_proceeding(matter, row, on=on, state="failed" if late else "cancelled", result=why)
    return rows


def call_off(matter: Matter, on: date, *, by_person: bool) -> dict[str, Any]:
    """A hearing that is called and a mediation that runs do not outlive the stage they are part of.

    Returns, where units had been invited, which and for which day: they are told that it is not held.
    """
    if matter.marks.get("mediating"):
        for row in open_ones(matter, "mediation"):
            end_proceeding(matter, row, on=on, state="failed", result="")
        matter.marks = {**matter.marks, "mediating": False}
    if not matter.marks.get("hearing_open"):
        return {}
    told: dict[str, Any] = {}
    for row in open_ones(matter, "hearing"):
        end_proceeding(matter, row, on=on, state="cancelled", result="", details={"unwished": by_person})
        if invited := row.details.get("invited"):
            told = {"uninvited": invited, "hearing_on": row.due.isoformat() if row.due else ""}
    matter.marks = {**matter.marks, "hearing_open": False}
    return told


def end_paths(matter: Matter, on: date) -> None:
    """A matter that is brought back is no longer followed on the path it was led to."""
    for row in open_ones(matter, "path") if matter.marks.get(COUNTED["path"]) else ():
        end_proceeding(matter, row, on=on, state="cancelled", result="")


def _count(matter: Matter, kind: str, change_by: int) -> None:
    marks = {**matter.marks, "proceedings": True}
    if mark := COUNTED.get(kind):
        marks[mark] = int(marks.get(mark, 0)) + change_by
    matter.marks = marks
