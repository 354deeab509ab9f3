"""What was promised, what the person says of it, and what follows when they say that it was not kept."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.facts import local_day
from huiyin.matters.models import Commitment, Event, Matter
from huiyin.matters.record import Invalid, Problem

SAID = ("done", "partly", "not_done")
MAX_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class Said:
    """What the person says of one promise (`commitment` is its number in the matter), with words or without."""

    commitment: int
    said: str
    words: str = ""


def promise(matter: Matter, no: int) -> Commitment:
    """The promise of that number. Raises Invalid."""
    row = next(iter(select(Commitment, matter=matter.pk, no=no)), None)
    if row is None:
        raise Invalid(Problem("commitment", _("There is no promise of that number in this matter.")))
    return row


def ensure_theirs(matter: Matter, rows: list[Commitment], actor: StaffActor) -> None:
    """Raises NotOnYourDesk unless the matter lies with the actor's unit or one of the promises is its own.

    While the organ above reviews a matter it lies there, and what was promised is still for the unit that promised it.
    """
    units = gate.units_of(actor)
    if matter.holder_id not in units and not any(row.unit_id in units for row in rows):
        text = _("Only the unit that promised it, or the one the matter lies with, can do this.")
        raise gate.NotOnYourDesk(text)


def checked(said: Said, *, longest: int = MAX_WORDS) -> None:
    """Raises Invalid for an answer that is none of the three, or for too many words."""
    if said.said not in SAID:
        raise Invalid(Problem("said", _("Choose one: done, partly done, or not done.")))
    if len(said.words) > longest:
        text = _("This has %(n)d characters; at most %(max)d fit here. Shorten it.")
        raise Invalid(Problem("words", text % {"n": len(said.words), "max": longest}))


def law_facts(rows: list[Commitment], on: date) -> dict[str, bool]:
    """What the law wants to know of promises: all reported or overdue, and whether each is disputed already."""
    return {
        "promise_reported": all(r.kept_on is not None or r.disputed_on is not None for r in rows),
        "promise_overdue": all(r.kept_on is not None or r.due < on for r in rows),
        "promise_disputed": all(r.disputed_on is not None for r in rows),
    }


def take_word(matter: Matter, row: Commitment, said: Said, *, by: str, on: date) -> bool:
    """Write the person's word beside the unit's; True when the promise is disputed by it. `by` is person or office.

    A promise that is said not to be kept is open again; one that is said to be done after all, and that the unit had
    reported, is kept again from the day the unit reported.
    """
    values: dict[str, Any] = {"said": said.said, "said_on": on, "said_words": said.words, "said_by": by}
    disputed = said.said != "done"
    if disputed:
        matter.open_commitments += row.kept_on is not None
        values |= {"kept_on": None, "disputed_on": row.disputed_on or on, "pressed_on": row.pressed_on or on}
        press(matter, on)
    elif row.disputed_on is not None:
        kept_on = reported_on(matter, row)
        matter.open_commitments -= kept_on is not None
        values |= {"kept_on": kept_on, "disputed_on": None}
        relax(matter)
    change(Commitment, values, matter=matter.pk, no=row.no)
    return disputed


def owing(matter: Matter, row: Commitment, on: date) -> Unit:
    """Whose time to answer begins: the unit that promised it (or its successor), wherever the matter lies meanwhile."""
    return tree().successor(row.unit_id, on, matter.category)


def press(matter: Matter, on: date) -> None:
    """Mark the matter as one in which a promise is pressed for."""
    matter.marks = {**matter.marks, "pressed": True}
    matter.moments = {**matter.moments, "pressed_on": on.isoformat()}


def relax(matter: Matter) -> None:
    """Take the mark off once no promise is open."""
    if not matter.open_commitments and matter.marks.get("pressed"):
        matter.marks = {**matter.marks, "pressed": False}


def made_on(matter: Matter, row: Commitment) -> date:
    """The day the promise was made: that of the act which wrote it, the first event after it in the matter's numbering."""
    made = (
        Event.objects.filter(matter_id=matter.pk, no__gt=row.no).order_by("no").values_list("at", flat=True)
    )
    return local_day(made[0])


def reported_on(matter: Matter, row: Commitment) -> date | None:
    """The day on which the unit last reported the promise as kept; None where it never did."""
    reports = Event.objects.filter(matter_id=matter.pk, act="keep_promise").order_by("-no")
    for event in reports:
        if event.public.get("commitment", event.inner.get("commitment")) == row.no:
            return date.fromisoformat(event.public.get("kept_on") or event.on.isoformat())
    return None
