"""What a person's page shows of receptions: their bookings with the turn, and the leader who answers for the case."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin.interfaces.portal.tracking.telling.words import term
from huiyin.matters.queries.followed import Followed
from huiyin.matters.queries.offered import is_open
from huiyin.matters.queries.receptions.own import bookings


@dataclass(frozen=True, slots=True)
class Lead:
    """A leader who answers for the case: who, for what, the notes, the next one, and what came of it."""

    who: str
    duties: str
    since: date
    notes: list[dict[str, Any]]
    due: date | None
    late: bool
    open: bool
    result: str
    reason: str


def receptions_of(case: Followed) -> dict[str, Any]:
    """The parts of the page."""
    answer = case.offers.get("book_reception")
    return {
        "bookings": bookings(case.matter, case.now, case.events),
        "leads": [_lead(row, case) for row in reversed(case.beside.proceedings) if row.kind == "lead"],
        "may_book": answer is not None and is_open(answer),
    }


def _lead(row: Any, case: Followed) -> Lead:
    notes = [
        {"on": date.fromisoformat(note["on"]), "words": note["words"]}
        for note in row.details.get("notes", ())
    ]
    running = row.state == "open"
    return Lead(
        who=row.whom,
        duties=row.words,
        since=row.opened_on,
        notes=notes,
        due=row.due if running else None,
        late=running and case.matter.is_open and row.due is not None and row.due < case.today,
        open=running,
        result=term(case.counsel, row.details.get("result", "")) if not running else "",
        reason=row.result if not running else "",
    )
