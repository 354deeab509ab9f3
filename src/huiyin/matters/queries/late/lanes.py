"""The lanes of lateness: for each kind of thing an office can be late with, the rows, and since when they are late."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.expressions import Combinable

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.facts import local_day
from huiyin.matters.models import Clock, ClosureCheck, Commitment, Measure, Supervision
from huiyin.matters.objecting import NAMED

CLOCK, PROMISE, DISPUTED = "clock", "promise", "disputed"
MEASURE, PROPOSAL, UNSOLVED = "measure", "proposal", "unsolved"
KINDS = (CLOCK, PROMISE, DISPUTED, MEASURE, PROPOSAL, UNSOLVED)
OWES = Case(
    When(limit__in=sorted(NAMED), unit__isnull=False, then=F("unit_id")), default=F("matter__holder_id")
)
Rows = QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Looked:
    """Who looks, at which moment, and by which law things are duties."""

    actor: StaffActor
    at: datetime
    law: Counsel

    @property
    def today(self) -> date:
        """The day on the office's own calendar."""
        return local_day(self.at)


@dataclass(frozen=True, slots=True)
class Lane:
    """One kind of lateness: its rows for somebody, the field that says since when, and by what the owing unit is found."""

    kind: str
    rows: Callable[[Looked], Rows]
    since: str
    owes: Combinable
    of_unit: Callable[[int], Q]


def looked(actor: StaffActor, at: datetime) -> Looked:
    """Somebody's look at what is late, by the law new matters come under."""
    return Looked(actor, at, counsel_for_new())


def _seen(rows: Rows, look: Looked) -> Rows:
    """Only what lies in a matter the actor may know of: reports never reach those they are about, nor their kin."""
    return rows.filter(Exists(gate.visible(look.actor).filter(pk=OuterRef("matter_id"))))


def _clocks(look: Looked) -> Rows:
    late = Q(due__lt=look.today) | Q(due=look.today, due_at__lt=look.at)  # some laws count in hours
    rows = Clock.objects.filter(late, running=True, side="office", due__lte=look.today)
    return _seen(rows.exclude(limit__in=no_duties(look.law)), look)


def _promises(look: Looked) -> Rows:
    rows = Commitment.objects.filter(kept_on=None, due__lt=look.today, disputed_on=None)
    return _seen(rows, look)


def _disputed(look: Looked) -> Rows:
    """The unit said done, the person says not: overdue meanwhile, so that its lateness counts from its own day."""
    rows = Commitment.objects.filter(kept_on=None, disputed_on__isnull=False, due__lt=look.today)
    return _seen(rows, look)


def _disputed_early(look: Looked) -> Rows:
    """Disputed before its day: late since the person said that what was reported as done is not."""
    rows = Commitment.objects.filter(kept_on=None, disputed_on__isnull=False, due__gte=look.today)
    return _seen(rows, look)


def _measures(look: Looked) -> Rows:
    return _seen(Measure.objects.filter(answered_on=None, due__lt=look.today), look)


def _proposals(look: Looked) -> Rows:
    """By the rule of proposals: those who made it and those who answer it read it, without the matter behind it."""
    return gate.rule_changes(look.actor).filter(state="open", due__lt=look.today)


def _unsolved(look: Looked) -> Rows:
    """Closed by its unit, and its person said when asked that it is not solved; until it is taken up again.

    A supervision that looked into it and has ended, or found nothing in it, ends it as well.
    """
    looked_into = Supervision.objects.filter(
        matter_id=OuterRef("matter_id"), ref=OuterRef("no"), state__in=("dismissed", "ended")
    )
    rows = ClosureCheck.objects.filter(
        state="said", said__in=look.law.having("unsolved"), matter__is_open=False
    )
    return _seen(rows.filter(~Exists(looked_into)), look)


def _own(unit_id: int) -> Q:
    return Q(unit_id=unit_id)


def _clock_of(unit_id: int) -> Q:
    return Q(limit__in=sorted(NAMED), unit_id=unit_id) | Q(
        ~Q(limit__in=sorted(NAMED)), matter__holder_id=unit_id
    )


LANES: tuple[Lane, ...] = (
    Lane(CLOCK, _clocks, "due", OWES, _clock_of),
    Lane(PROMISE, _promises, "due", F("unit_id"), _own),
    Lane(DISPUTED, _disputed, "due", F("unit_id"), _own),
    Lane(DISPUTED, _disputed_early, "disputed_on", F("unit_id"), _own),
    Lane(MEASURE, _measures, "due", F("unit_id"), _own),
    Lane(PROPOSAL, _proposals, "due", F("owner_id"), lambda unit_id: Q(owner_id=unit_id)),
    Lane(UNSOLVED, _unsolved, "asked_on", F("unit_id"), _own),
)


def no_duties(law: Counsel) -> list[str]:
    """Limits of the office's side that are its right or another's to set, with which nobody is late."""
    return [one.name for one in law.limits() if one.side.value == "office" and not one.is_duty]


def stakes(law: Counsel) -> tuple[str, ...]:
    """What may be at stake, the heaviest first; empty at the end for what the law says nothing of."""
    return (*law.group("stakes"), "")


def at_stake(lane: Lane, stake: str, law: Counsel) -> Q | None:
    """The rows of a lane with that at stake; None where there can be none."""
    if lane.kind != CLOCK:
        return Q() if law.stake_of(f"late_{lane.kind}") == stake else None
    known = dict(law.pack.stakes)
    if not stake:
        return ~Q(limit__in=sorted(known)) if known else Q()
    return Q(limit__in=sorted(name for name, code in known.items() if code == stake))


def stake_of(kind: str, row: Any, law: Counsel) -> str:
    """What is at stake in one row."""
    return law.stake_of(row.limit if kind == CLOCK else f"late_{kind}")


def chosen(kinds: Iterable[str]) -> list[tuple[int, Lane]]:
    """The lanes of these kinds, each with its place, by which things of one day are ordered."""
    wanted = set(kinds)
    return [(place, lane) for place, lane in enumerate(LANES) if lane.kind in wanted]
