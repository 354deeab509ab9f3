"""What a leader has to know before a reception: of each matter of the day where it stands, what was asked, answered, promised."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.models import Booking, Claim, Commitment, Event, Proceeding, Visit
from huiyin.matters.preparing.briefing import Briefing, gather
from huiyin.matters.queries.receptions.day_list import DayList, Turn, day_list
from huiyin.matters.queries.receptions.days import one
from huiyin.matters.receptions.barring import barred_day
from huiyin.matters.receptions.line import NUMBERS
from huiyin.matters.responsibility.objections import ACT as OBJECTION

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


def briefing_for(matter_id: int, no: int, *, actor: StaffActor, at: datetime) -> Briefing:
    """The briefing of one booking, as that of a visit to come; the reading is logged. Raises NoSuchMatter."""
    matter = gate.reach(matter_id, actor=actor, lock=False)
    row = next(iter(select(Booking, matter=matter.pk, no=no)), None) if no < NUMBERS else None
    day = one(row.reception_id, at) if row else None
    if row is None or day is None or barred_day(matter, day.row):
        raise gate.NoSuchMatter(_("There is no such booking, or another leader receives it."))
    matter = gate.read(matter_id, actor=actor, at=at, purpose=PURPOSE)
    to_come = Visit(  # never written: the meeting itself is opened when they are received
        matter=matter,
        no=row.visit_no or 0,
        kind="reception",
        unit_id=day.row.unit_id,
        headcount=row.people,
        needs=row.needs,
        about=row.words,
        place=day.row.place,
        planned_at=day.begins,
        receiver_name=f"{day.row.leader_title} {day.leader}",
    )
    return gather(matter, to_come, counsel_for(matter), at=at)


def _prepared(turn: Turn, actor: StaffActor, at: datetime) -> Prepared:
    matter = gate.read(turn.matter.pk, actor=actor, at=at, purpose=PURPOSE)
    today = local_day(at)
    promises = sorted(select(Commitment, matter=matter.pk), key=lambda one: (one.due, one.no))
    leads = select(Proceeding, matter=matter.pk, kind="lead", state="open")
    steps = list(Event.objects.filter(matter_id=matter.pk).exclude(act=OBJECTION).order_by("-no")[:STEPS])
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
