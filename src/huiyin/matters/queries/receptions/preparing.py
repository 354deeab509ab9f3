"""What a leader has to know before a reception: of each matter of the day where it stands, what was asked, answered, promised."""

from dataclasses import dataclass
from datetime import date, datetime

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.models import Claim, Commitment, Event, Proceeding
from huiyin.matters.queries.receptions.day_list import DayList, Turn, day_list

STEPS = 8  # the last steps of a matter; the whole course stands on its own page
PURPOSE = "reception"


@dataclass(frozen=True, slots=True)
class Prepared:
    """One matter of the day: `promises` with whether each is late, `steps` the last of its course, newest first."""

    turn: Turn
    law: Counsel
    claims: list[Claim]
    promises: list[tuple[Commitment, bool]]
    steps: list[Event]
    lead: Proceeding | None


def prepared(day_id: int, *, actor: StaffActor, at: datetime) -> tuple[DayList, list[Prepared]] | None:
    """The matters still to be received, in their order, as far as the actor may see them; each reading is logged.

    None where there is no such day.
    """
    found = day_list(day_id, actor=actor, at=at)
    if found is None:
        return None
    turns = [turn for turn in (*found.placed, *found.waiting) if not turn.elsewhere]
    return found, [_prepared(turn, actor, at) for turn in turns]


def _prepared(turn: Turn, actor: StaffActor, at: datetime) -> Prepared:
    matter = gate.read(turn.matter.pk, actor=actor, at=at, purpose=PURPOSE)
    today = local_day(at)
    promises = sorted(select(Commitment, matter=matter.pk), key=lambda one: (one.due, one.no))
    leads = select(Proceeding, matter=matter.pk, kind="lead", state="open")
    steps = list(Event.objects.filter(matter_id=matter.pk).order_by("-no")[:STEPS])
    return Prepared(
        turn=turn,
        law=counsel_for(matter),
        claims=select(Claim, order="position", matter=matter.pk),
        promises=[(one, _late(one, today)) for one in promises],
        steps=steps,
        lead=leads[-1] if leads else None,
    )


def _late(one: Commitment, today: date) -> bool:
    return one.kept_on is None and one.due < today
