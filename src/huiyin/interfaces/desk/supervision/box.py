"""Supervisions in words: what was found and how, its measures and their answers; for one page, and for the box of a matter."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.terms import Basis, Text
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.interfaces.desk.supervision.forms import days_late
from huiyin.interfaces.desk.supervision.lines import trigger_words
from huiyin.interfaces.desk.words import speaking, term, unit_name
from huiyin.matters.queries.casefile import Casefile
from huiyin.matters.queries.lapses.one import in_matter
from huiyin.matters.queries.offered import is_open


@dataclass(frozen=True, slots=True)
class Taken:
    """One measure: what it was, who took it towards whom, what it demands, how it was answered and how late."""

    row: Any
    kind: str
    unit: str
    by_unit: str
    computation: str
    late: int


@dataclass(frozen=True, slots=True)
class Told:
    """One supervision in the reader's language; `says` and `evidence` as they were frozen when it was found."""

    row: Any
    trigger: str
    unit: str
    state: str
    says: str
    evidence: list[str]
    grave: bool
    harm: str
    basis: list[Basis]
    measures: list[Taken]

    @property
    def mark(self) -> str:
        """How a row of a list names it."""
        return f"{self.row.matter_id}:{self.row.no}"


def told(row: Any, measures: list[Any], lawyer: Counsel, today: date) -> Told:
    """A supervision and its measures in words."""
    kept = row.evidence
    return Told(
        row=row,
        trigger=trigger_words(row.trigger, lawyer),
        unit=unit_name(row.unit_id),
        state=term(f"lapse_{row.state}", lawyer),
        says=_said(kept.get("says")) or kept.get("words", ""),
        evidence=[_said(one) for one in kept.get("evidence", ())],
        grave=kept.get("harm") == "grave",
        harm=_said(kept.get("harm_why")),
        basis=[found for found in (_basis(one, lawyer) for one in kept.get("basis", ())) if found],
        measures=[_taken(one, lawyer, today) for one in measures],
    )


def _taken(row: Any, lawyer: Counsel, today: date) -> Taken:
    return Taken(
        row=row,
        kind=term(row.kind, lawyer),
        unit=unit_name(row.unit_id),
        by_unit=unit_name(row.by_unit_id),
        computation=_said(row.details.get("computation")),
        late=days_late(row.due, row.answered_on, today),
    )


def _said(words: dict[str, str] | None) -> str:
    return Text(words).say(speaking()) if words else ""


def _basis(mark: str, lawyer: Counsel) -> Basis | None:
    found = lawyer.pack.articles.get(mark) or lawyer.pack.silences.get(mark)
    return found.basis if found else None


def supervision_box(file: Casefile, actor: StaffActor, today: date) -> dict[str, Any]:
    """What the page of a matter shows of its supervisions, and whether one may be raised there."""
    rows = in_matter(file.matter, file.events)
    answer = file.offers.get("raise_lapse")
    may_raise = actor.may(SUPERVISE) and answer is not None and is_open(answer)
    return {"rows": [told(row, taken, file.counsel, today) for row, taken in rows], "may_raise": may_raise}
