"""Choosing the matters of a bulk run, and how a run goes, for the one who asked for it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import BulkRun, BulkStep, Matter
from huiyin.matters.queries.desk_list import Wanted, chosen
from huiyin.matters.queries.inbox import for_list

TICKED = 200  # so many rows can be ticked one by one; of more, all go
SHOWN = 200  # refusals shown


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be handed over: the rows to tick (none where there are too many), and how many there are."""

    rows: list[Matter]
    count: int

    @property
    def can_tick(self) -> bool:
        """Whether each can be ticked by itself."""
        return self.count <= TICKED


@dataclass(frozen=True, slots=True)
class Progress:
    """How a run goes. `refused` are matters that its asker may still see, with the words that say why."""

    run: BulkRun
    refused: list[tuple[Matter, str]]

    @property
    def left(self) -> int:
        """How many were not reached."""
        return self.run.total - self.run.done - self.run.failed

    @property
    def was_stopped(self) -> bool:
        """Whether it ended before its end."""
        return self.run.ended_at is not None and self.left > 0


def to_choose(
    actor: StaffActor, wanted: Wanted, *, on: date, now: datetime, standing_in: Collection[int] = ()
) -> Choice:
    """The matters of the desk as narrowed; two queries."""
    rows = chosen(actor, wanted, on=on, now=now, standing_in=standing_in)
    count = rows.count()
    shown = for_list(rows).order_by("next_due", "id") if count <= TICKED else rows.none()
    return Choice(list(shown), count)


def ids_of(
    actor: StaffActor,
    wanted: Wanted,
    *,
    on: date,
    now: datetime,
    most: int,
    ticked: Collection[int] | None = None,
    standing_in: Collection[int] = (),
) -> list[int]:
    """The ids of those, or of the ticked among them; at most one more than `most`."""
    rows = chosen(actor, wanted, on=on, now=now, standing_in=standing_in)
    if ticked is not None:
        rows = rows.filter(pk__in=ticked)
    return list(rows.order_by("pk").values_list("pk", flat=True)[: most + 1])


def run_of(run_id: int, actor: StaffActor) -> BulkRun | None:
    """A run that the actor asked for."""
    return BulkRun.objects.filter(pk=run_id, made_by=actor.account_id).first()


def progress(run: BulkRun, actor: StaffActor) -> Progress:
    """How it goes, with the refusals; of a matter one was shut out from since nothing is said."""
    steps = BulkStep.objects.filter(run_id=run.pk, state="refused").order_by("matter_id")
    words: dict[int, str] = dict(steps.values_list("matter_id", "words")[:SHOWN])
    rows = gate.visible(actor).filter(pk__in=words).only("id", "number", "title").order_by("id")
    return Progress(run, [(row, words[row.pk]) for row in rows])


def runs_of(actor: StaffActor, most: int = 20) -> list[BulkRun]:
    """The newest runs that the actor asked for."""
    return list(BulkRun.objects.filter(made_by=actor.account_id).order_by("-id")[:most])
