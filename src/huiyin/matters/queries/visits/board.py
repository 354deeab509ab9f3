"""The board of one visit: its duties with what is left of their time, its minutes, its signatures; the reading is logged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils.timezone import localtime

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.ladders.rungs import Rung
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.models import Duty, Event, Matter, Minute, Representative, Signature, Visit
from huiyin.matters.visiting import visit_in

REMINDER = "board_reminder_hour"


@dataclass(frozen=True, slots=True)
class Owed:
    """One duty as it stands at a moment.

    `state` is waiting (for another one), open, late (its time passed and nobody put it on record yet), missed, met,
    met_late or dropped. `seconds` are those left, below zero when over; `late` is how late it was met or is.
    """

    row: Duty
    rung: Rung | None
    unit: Unit | None
    state: str
    seconds: int | None
    late: timedelta | None
    mine: bool  # falls to the reader's unit
    kept: bool  # the reader's unit keeps the board, and records it

    def label(self, language: str) -> str:
        """What is asked, in the reader's language; of a unit called besides, its reason."""
        return self.rung.label.say(language) if self.rung else self.row.words

    def whom(self, language: str) -> str:
        """Whom it concerns."""
        return self.rung.whom.say(language) if self.rung else self.row.whom


@dataclass(frozen=True, slots=True)
class Board:
    """Everything a board shows. `version` changes with every act in the matter; `left_open` says since the reminder's hour."""

    matter: Matter
    visit: Visit
    counsel: Counsel
    unit: Unit
    concerned: Unit | None
    duties: list[Owed]
    minutes: list[Minute]
    signatures: list[Signature]
    representatives: list[Representative]
    changes: list[Event]
    version: int
    at: datetime
    keeps: bool  # the reader's unit receives this visit
    left_open: bool

    @property
    def pressing(self) -> Owed | None:
        """The duty whose time runs out first, of those neither met nor missed."""
        running = [one for one in self.duties if one.state == "open" and one.seconds is not None]
        return min(running, key=lambda one: one.seconds or 0, default=None)


def board_of(
    matter_id: int, visit_no: int, *, actor: StaffActor, at: datetime, since: int = 0, logged: bool = True
) -> Board:
    """The board, with the acts in the visit after event `since`. A page's own refreshing leaves `logged` off: it goes on with
    a reading that was written down when the page was opened. Raises NoSuchMatter, Invalid."""
    matter = (
        gate.read(matter_id, actor=actor, at=at, purpose="visit")
        if logged
        else gate.reach(matter_id, actor=actor, lock=False)
    )
    visit, law, mine = visit_in(matter, visit_no), counsel_for(matter), gate.units_of(actor)
    keeps, units, pk = visit.unit_id in mine, tree().units, matter.pk
    rows = select(Duty, order="no", matter=pk, course_no=visit_no)
    return Board(
        matter=matter,
        visit=visit,
        counsel=law,
        unit=units[visit.unit_id],
        concerned=units[visit.concerned_id] if visit.concerned_id else None,
        duties=owed(rows, law, mine=mine, keeps=keeps, at=at),
        minutes=select(Minute, order="no", matter=pk, visit_no=visit_no),
        signatures=select(Signature, order="no", matter=pk, visit_no=visit_no),
        representatives=select(Representative, order="no", matter=pk),
        changes=_changes(matter, visit_no, since),
        version=matter.version,
        at=at,
        keeps=keeps,
        left_open=is_left_open(visit, law, at=at),
    )


def version_of(matter_id: int, *, actor: StaffActor) -> int:
    """A number that changes with every act in the matter: what a page compares before it reads anew. Raises NoSuchMatter."""
    return gate.reach(matter_id, actor=actor, lock=False).version


def running_visit(matter_id: int, *, actor: StaffActor) -> int | None:
    """The number of the group visit that is open in the matter, to lead a second clerk to it. Raises NoSuchMatter."""
    matter = gate.reach(matter_id, actor=actor, lock=False)
    rows = select(Visit, order="no", matter=matter.pk, state="open")
    return next((row.no for row in rows if row.kind == "group"), None)


def owed(
    rows: Iterable[Duty], law: Counsel, *, mine: frozenset[int], keeps: bool, at: datetime
) -> list[Owed]:
    """Duties in the order of their ladder's first arising, each as it stands at `at`."""
    units = tree().units
    found = []
    for row in rows:
        ladder = law.ladder(row.ladder)
        state, late = _state(row, at)
        seconds = int((row.due_at - at).total_seconds()) if row.due_at and row.met_at is None else None
        unit = units.get(row.unit_id) if row.unit_id else None
        rung = ladder.rung(row.rung) if ladder else None
        found.append(Owed(row, rung, unit, state, seconds, late, row.unit_id in mine, keeps))
    return found


def is_left_open(visit: Visit, law: Counsel, *, at: datetime) -> bool:
    """Whether a visit is open that was opened before the hour at which the law has an office reminded of it."""
    if visit.state != "open" or visit.opened_at is None or REMINDER not in law.pack.values:
        return False
    return visit.opened_at < last_reminder(law, at=at)


def last_reminder(law: Counsel, *, at: datetime) -> datetime:
    """The last moment at or before `at` at which an office is reminded of what it left open."""
    today = localtime(at)
    hour = law.value(REMINDER, local_day(at))
    struck = datetime.combine(today.date(), time(hour % 24), today.tzinfo)
    return (
        struck
        if struck <= at
        else datetime.combine(today.date() - timedelta(days=1), time(hour % 24), today.tzinfo)
    )


def _state(row: Duty, at: datetime) -> tuple[str, timedelta | None]:
    if row.state == "dropped":
        return "dropped", None
    if row.met_at is not None:
        late = row.met_at - row.due_at if row.due_at and row.met_at > row.due_at else None
        return ("met_late" if late else "met"), late
    if row.due_at is None:
        return "waiting", None
    if row.state == "missed" or row.due_at < at:
        return ("missed" if row.state == "missed" else "late"), at - row.due_at
    return "open", None


def _changes(matter: Matter, visit_no: int, since: int) -> list[Event]:
    rows = Event.objects.filter(matter_id=matter.pk, no__gt=since).order_by("no")
    return [row for row in rows if row.public.get("visit") == visit_no or row.inner.get("visit") == visit_no]
