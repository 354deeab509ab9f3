"""What was or is late in one matter, whose it was, and where the matter lay when it came due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.ledger.rows import select
from huiyin.matters.facts import local_day
from huiyin.matters.models import Clock, Commitment, Holding, Matter
from huiyin.matters.objecting import BESIDE, owing

PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Missed:
    """One date that was missed: its number in the matter, a limit's name or the words of a promise, whose, since when.

    `untaken` says that the unit had not taken the matter up when it came due: then it is the unit's, and nobody's by name.
    """

    no: int
    kind: str  # clock or promise
    what: str
    unit_id: int
    due: date
    ended_on: date | None
    days: int
    untaken: bool


def missed_in(
    matter: Matter, law: Counsel, *, at: datetime, holdings: list[Holding] | None = None
) -> list[Missed]:
    """Everything late in the matter, what came due first of all first; what was late and is done stays in it."""
    today = local_day(at)
    stays = select(Holding, order="no", matter=matter.pk) if holdings is None else holdings
    found = [*_clocks(matter, law, today, stays), *_promises(matter, today, stays)]
    return sorted(found, key=lambda one: (one.due, one.no))


def _clocks(matter: Matter, law: Counsel, today: date, stays: list[Holding]) -> Iterator[Missed]:
    for row in select(Clock, order="no", matter=matter.pk, side="office"):
        over = row.due < (today if row.running else row.ended_on or row.due)
        if law.is_duty(row.limit) and over:
            there = _stay_on(stays, row.due)
            unit = owing(matter, row) if row.running else _then(row, there, matter)
            ended = None if row.running else row.ended_on
            yield _missed(row.no, "clock", row.limit, unit, row.due, ended, today, there)


def _promises(matter: Matter, today: date, stays: list[Holding]) -> Iterator[Missed]:
    for row in select(Commitment, order="no", matter=matter.pk):
        if row.due < (row.kept_on or today):
            there = _stay_on(stays, row.due)
            yield _missed(row.no, PROMISE, row.text, row.unit_id, row.due, row.kept_on, today, there)


def _missed(
    no: int,
    kind: str,
    what: str,
    unit: int,
    due: date,
    ended: date | None,
    today: date,
    there: Holding | None,
) -> Missed:
    untaken = there is not None and there.unit_id == unit and _untaken(there, due)
    return Missed(no, kind, what, unit, due, ended, ((ended or today) - due).days, untaken)


def _then(row: Clock, there: Holding | None, matter: Matter) -> int:
    return row.unit_id or (there.unit_id if there else matter.holder_id)


def _stay_on(stays: list[Holding], day: date) -> Holding | None:
    """The desk on which the matter lay at the end of that day."""
    held = [one for one in stays if one.how not in BESIDE and local_day(one.since) <= day]
    return held[-1] if held else None


def _untaken(stay: Holding, day: date) -> bool:
    return stay.taken_up_at is None or local_day(stay.taken_up_at) > day
