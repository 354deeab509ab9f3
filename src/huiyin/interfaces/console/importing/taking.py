"""Takes the messages of a spreadsheet in, one act for each, and counts what became of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils import timezone

from huiyin.foundation.people.actor import FilerActor
from huiyin.interfaces.console.importing.looking import Sheet
from huiyin.matters.failures import Invalid
from huiyin.services.exchange.problems import RowProblem
from huiyin.services.exchange.rows import Message
from huiyin.work.intake.acts.take_online import take_online
from huiyin.work.intake.filing import Filing, Petitioner


@dataclass(slots=True)
class Tally:
    """What became of the rows: newly taken, there already from an earlier run, not taken."""

    rows: int = 0
    taken: int = 0
    already: int = 0
    refused: int = 0
    last_row: int = 0
    problems: list[RowProblem] = field(default_factory=list)


def take_all(sheet: Sheet, office: int | None, tally: Tally, progress: Callable[[Tally], None]) -> None:
    """Take every sound row in. A row taken before is met again by its key and left as it is.

    `tally` is kept up to date row by row, so that it is right when this is interrupted.
    """
    for outcome in sheet.outcomes(timezone.now()):
        if outcome.message is not None:
            _take(outcome.message, office, tally)
        else:
            tally.refused += 1
        tally.problems.extend(outcome.problems)
        tally.rows += 1
        tally.last_row = outcome.row
        progress(tally)


def count_only(sheet: Sheet, tally: Tally) -> None:
    """Do everything but the taking: what a dry run reports."""
    for outcome in sheet.outcomes(timezone.now()):
        tally.rows += 1
        tally.refused += outcome.message is None
        tally.problems.extend(outcome.problems)


def _take(message: Message, office: int | None, tally: Tally) -> None:
    at = timezone.now()
    try:
        event = take_online(
            actor=FilerActor(), at=at, filing=_filing(message), office=office, key=f"import:{message.key}"
        )
    except Invalid as error:
        what = " ".join(problem.message for problem in error.problems)
        tally.refused += 1
        tally.problems.append(RowProblem(message.row, "", "not_taken", (("what", what),)))
        return
    if event.at == at:
        tally.taken += 1
    else:
        tally.already += 1


def _filing(message: Message) -> Filing:
    """A message as a web filing: without a name it is anonymous, whatever account it was sent from."""
    known = bool(message.name or message.phone)
    person = Petitioner(message.name, phone=message.phone, address=message.address)
    return Filing(
        body=message.body,
        title=message.title,
        petitioners=(person,) if known else (),
        anonymous=not message.name,
        category=message.category,
        place=message.place,
        received_at=message.received_at,
    )
