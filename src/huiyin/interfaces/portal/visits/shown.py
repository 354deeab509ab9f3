"""The visits of a matter as its person sees them: what was announced, what the office set, what was promised there."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.portal.tracking.telling.words import term
from huiyin.matters.queries.followed import Followed
from huiyin.matters.queries.visits.announced import day_of
from huiyin.matters.visiting import TO_COME

MOST = "max_representatives"


@dataclass(frozen=True, slots=True)
class Shown:
    """One visit: how it stands, when, where, who receives, and by when the office answers where it has not."""

    row: Any
    day: date | None
    at: datetime | None
    unit: str
    phone: str
    needs: str
    answer_by: date | None
    state: str
    promises: list[Any]

    def said(self) -> dict[str, Any]:
        """What was announced, as the form shows it."""
        row = self.row
        words = {
            name: getattr(row, name) for name in ("headcount", "about", "needs", "needs_words", "wished_for")
        }
        return {"wished_day": self.day, **words}


def visits_of(case: Followed) -> list[Shown]:
    """The last first; an exercise is nobody's visit."""
    return [_shown(row, case) for row in reversed(case.visits) if not row.drill and row.kind == "group"]


def coming_of(case: Followed) -> Shown | None:
    """The visit that is to come, if there is one."""
    return next((one for one in visits_of(case) if one.row.state in TO_COME), None)


def representatives(law: Counsel, on: date) -> int | None:
    """How many may speak for all at the most; None where the law has no such number."""
    return law.value(MOST, on) if MOST in law.pack.values else None


def _shown(row: Any, case: Followed) -> Shown:
    unit = tree().units[row.unit_id]
    waiting = next((c.due for c in case.clocks if c.running and c.limit == "answer_announced"), None)
    needs = [term(case.counsel, code) for code in row.needs]
    made = [p for p in case.commitments if p.no in row.details.get("commitments", ())]
    return Shown(
        row=row,
        day=day_of(row),
        at=row.planned_at,
        unit=unit.full_name,
        phone=unit.phone,
        needs="、".join(filter(None, [*needs, row.needs_words])),
        answer_by=waiting if row.state == "announced" else None,
        state=row.state,
        promises=made,
    )
