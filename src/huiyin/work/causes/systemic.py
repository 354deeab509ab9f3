"""A cause behind many matters: what its file is opened with, which matters may be linked to it, and its measures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.models import Unit
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.models import Accused, Commitment, Matter, Relation, Systemic
from huiyin.matters.nameless import ensure_nameless
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.children import add

KIND = "systemic"  # of the relations from a file to the matters it is behind
LONGEST_TITLE, LONGEST = 120, 5_000
MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Planned:
    """A measure: what will be done, by which unit (its id), by which day."""

    text: str
    unit: int
    due: date


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file on a common cause is opened with; `owner` is the unit in charge, `matters` those the cause is behind."""

    title: str
    cause: str
    owner: int
    problem: str
    plan: str
    due: date | None
    category: str = ""
    matters: tuple[int, ...] = ()
    measures: tuple[Planned, ...] = ()


def check_opened(given: Opened) -> None:
    """Raises Invalid for a title that is missing, or for words that are too long."""
    problems = []
    if not clean(given.title):
        problems.append(Problem("title", _("Say in a line what it is.")))
    text = _("The text has %(n)d characters; keep it to %(max)d.")
    for name, longest in (("title", LONGEST_TITLE), ("problem", LONGEST), ("plan", LONGEST)):
        said = getattr(given, name)
        if len(said) > longest:
            problems.append(Problem(name, text % {"n": len(said), "max": longest}))
    if problems:
        raise Invalid(*problems)


def to_link(ids: Iterable[int], *, actor: StaffActor, but: frozenset[int] = frozenset()) -> list[Matter]:
    """The matters of these ids that the actor may see: none that complains of anybody, no file of an office.

    Reports are among them, for the law to refuse. Raises Invalid, NoSuchMatter.
    """
    wanted = [one for one in dict.fromkeys(ids) if one not in but]
    if len(wanted) > MOST_AT_ONCE:
        text = _("These are %(n)d matters; link at most %(max)d at once.")
        raise Invalid(Problem("matters", text % {"n": len(wanted), "max": MOST_AT_ONCE}))
    found = [gate.reach(one, actor=actor, lock=False) for one in wanted]
    if any(one.channel == gate.OWN_FILE or one.stage == gate.DRILL for one in found):
        raise Invalid(Problem("matters", _("Only matters that somebody brought are linked.")))
    against = [one.number for one in found if select(Accused, matter=one.pk) and not one.confidential]
    if against:
        text = _(
            "%(numbers)s complains of a unit or an official. It cannot be linked: other units read this file."
        )
        raise Invalid(Problem("matters", text % {"numbers": "、".join(against)}))
    return found


def has_report(matters: Iterable[Matter]) -> bool:
    """Whether one of them is a report, or was made one."""
    return any(one.confidential for one in matters)


def link(file: Matter, matters: Iterable[Matter], *, on: date) -> list[int]:
    """Write the links; nothing is written in the matters themselves, whose dates and answers are their own."""
    return [add(Relation, file, kind=KIND, other_id=one.pk, since=on).other_id or 0 for one in matters]


def linked(file: Matter) -> list[Relation]:
    """The links that hold, in the order in which they were made."""
    return select(Relation, order="no", matter=file.pk, kind=KIND, until=None)


def linked_matters(file: Matter) -> list[Matter]:
    """The matters that are linked now."""
    return list(Matter.objects.filter(pk__in=[row.other_id for row in linked(file)]).order_by("pk"))


def unanswered(matters: Iterable[Matter]) -> int:
    """How many of them still lack an answer of their own."""
    return sum(one.is_open and not counsel_for(one).stage(one.stage).answered for one in matters)


def plan(file: Matter, measure: Planned, unit: Unit) -> Commitment:
    """Write a measure as a promise of the file; it belongs to no claim."""
    row = add(Commitment, file, claim_no=0, text=clean(measure.text), unit=unit, due=measure.due)
    file.open_commitments += 1
    return row


def is_said(measure: Planned, on: date) -> bool:
    """Whether the measure says something, by a day to come."""
    return bool(clean(measure.text)) and measure.due > on


def row_of(file: Matter) -> Systemic:
    """The row that holds what only this file has. Raises NoSuchMatter for a matter that is no such file."""
    found = next(iter(select(Systemic, matter=file.pk)), None)
    if found is None:
        raise gate.NoSuchMatter(_("There is no such file, or it is not for you. Check the address."))
    return found


def keep(file: Matter, row: Systemic, **values: object) -> None:
    """Write into that row."""
    change(Systemic, dict(values), matter=file.pk, no=row.no)


def ensure_in_charge(file: Matter, row: Systemic, actor: StaffActor) -> None:
    """Raises NotOnYourDesk unless the actor's unit opened the file or is in charge of it."""
    if not {file.holder_id, row.owner_id} & gate.units_of(actor):
        raise gate.NotOnYourDesk(_("Only the unit in charge, or the one that opened the file, can do this."))


def ensure_names_nobody(matters: Iterable[Matter], words: dict[str, str]) -> None:
    """Raises Invalid where words give away somebody who brought one of the matters."""
    for matter in matters:
        for field, said in words.items():
            if said:
                ensure_nameless(matter, said, field=field)
