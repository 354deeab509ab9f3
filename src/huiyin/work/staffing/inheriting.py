"""What of a matter lies with units that are no more, and who lawfully carries each part on (Art 24(2))."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.receiving import NoImpartialOffice, receiving_office
from huiyin.foundation.units.tree import tree
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import (
    Accused,
    Clock,
    Commitment,
    Draft,
    Holding,
    Matter,
    Measure,
    Proceeding,
    Review,
    RuleChange,
    Supervision,
)
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.children import add

# What a unit still owes in a matter: table, its column for the unit, and what says that it is not over.
OWED: tuple[tuple[Any, str, dict[str, Any]], ...] = (
    (Commitment, "unit", {"kept_on": None}),
    (Proceeding, "unit", {"state": "open"}),
    (RuleChange, "owner", {"state": "open"}),
    (Draft, "unit", {"state": "submitted"}),
    (Review, "organ", {"state": "asked"}),
    (Review, "organ", {"state": "accepted"}),
    (Review, "organ", {"state": "decided"}),
    (Measure, "unit", {"answered_on": None}),
    (Supervision, "unit", {"state": "found"}),
    (Supervision, "unit", {"state": "confirmed"}),
    (Supervision, "unit", {"state": "answered"}),
)


@dataclass(frozen=True, slots=True)
class Heir:
    """The unit that carries on, and why it is that one: successor, none (nobody succeeds), complained_of (the successor is)."""

    unit: Unit
    why: str


@dataclass(frozen=True, slots=True)
class Share:
    """A row of the matter whose unit is no more, and who carries it on."""

    table: Any
    column: str
    no: int
    heir: Heir


@dataclass(frozen=True, slots=True)
class Inheritance:
    """Everything of one matter that lies with ended units; `desk` and `office` are None where those still exist."""

    desk: Heir | None
    office: Heir | None
    shares: tuple[Share, ...]

    @property
    def is_empty(self) -> bool:
        """Whether every unit of the matter still exists."""
        return self.desk is None and self.office is None and not self.shares

    def heirs_of(self, table: Any) -> list[int]:
        """The ids of the units to which rows of one table pass, one for each row."""
        return [share.heir.unit.pk for share in self.shares if share.table is table]


def inheritance(matter: Matter, on: date) -> Inheritance:
    """What passes on that day, and to whom. Raises Invalid when no office of this installation may have it."""
    gone, barred = tree().ended(on), shut_out(matter)
    desk = heir(matter, matter.holder_id, on, barred) if matter.holder_id in gone else None
    office = heir(matter, matter.office_id, on, barred) if matter.office_id in gone else None
    return Inheritance(desk, office, tuple(_shares(matter, on, gone, barred)))


def heir(matter: Matter, unit_id: int, on: date, barred: frozenset[int]) -> Heir:
    """The succeeding organ, or, where there is none or it is complained of, a petition office without an interest."""
    unit = tree().successor(unit_id, on, matter.category)
    ended = bool(unit.valid_to and unit.valid_to < on)
    if not ended and unit.pk not in barred:
        return Heir(unit, "successor")
    against = [row.unit_id for row in select(Accused, matter=matter.pk) if row.unit_id is not None]
    try:
        office = receiving_office(against, on, first=matter.office_id)
    except NoImpartialOffice as error:
        text = _(
            "No office here may take this matter over: every one is complained of, or stands under or over one that is. "
            "Hand it over to the petition office one level up."
        )
        raise Invalid(Problem("matter", text)) from error
    return Heir(office, "none" if ended else "complained_of")


def pass_on(matter: Matter, left: Inheritance, at: datetime) -> None:
    """Write the shares and the running clocks to those who carry them on; desk and office are the record's.

    Whoever carries on a part of another unit's (a task, a promise, a review) reads along as that unit did.
    """
    for share in left.shares:
        change(share.table, {share.column: share.heir.unit.pk}, matter=matter.pk, no=share.no)
    reading = {row.unit_id for row in select(Holding, matter=matter.pk)}
    reading |= {left.desk.unit.pk} if left.desk else set()
    for unit_id in sorted({share.heir.unit.pk for share in left.shares} - reading):
        add(Holding, matter, unit=tree().units[unit_id], since=at, until=at, how="joint")


def _shares(matter: Matter, on: date, gone: frozenset[int], barred: frozenset[int]) -> Iterator[Share]:
    owed = [*OWED, (Clock, "unit", {"running": True, "side": "office"})]
    for table, column, still_owed in owed:
        for row in (
            select(table, order="no", matter=matter.pk, **still_owed) if _may_hold(matter, table) else ()
        ):
            unit_id = getattr(row, f"{column}_id")
            if unit_id in gone:
                found = heir(matter, unit_id, on, barred)
                yield Share(table, column, row.no, _above_the_reviewed(row, found, on, barred))


def _may_hold(matter: Matter, table: Any) -> bool:
    return table is not Commitment or matter.open_commitments > 0


def _above_the_reviewed(row: Any, found: Heir, on: date, barred: frozenset[int]) -> Heir:
    """No organ reviews itself: where the reviewing one was merged with the reviewed one, the next unit above reviews."""
    if not isinstance(row, Review):
        return found
    whole = tree()
    reviewed = whole.kin(row.respondent_id) - set(whole.above(row.respondent_id))
    if found.unit.pk not in reviewed:
        return found
    living = {unit.pk for unit in whole.in_force(on)} - barred - reviewed
    over = next((u for u in whole.above(found.unit.pk) if u in living), None)
    return Heir(whole.units[over], found.why) if over else found
