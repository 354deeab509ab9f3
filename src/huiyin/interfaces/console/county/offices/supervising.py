"""How the county's offices are pressed: a round a week finds what lapsed, most is confirmed, answered in time, late or not at all, ended.

What is late in the last days the worker finds when the county opens; that waits to be confirmed by whoever looks around.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from huiyin.foundation.people.actor import StaffActor, SystemActor
from huiyin.interfaces.console.county import people
from huiyin.interfaces.console.county.office_hours import NIGHT, at
from huiyin.interfaces.console.county.offices.agenda import Agenda, Turn, pick
from huiyin.interfaces.console.county.writing.scenery import words
from huiyin.jobs.supervision.looking import suspects
from huiyin.matters.failures import Refused
from huiyin.matters.gate import OWN_FILE
from huiyin.matters.lapses.seen import lapse_in, presses
from huiyin.matters.models import Event, Matter, Measure
from huiyin.matters.responsibility.missed import missed_in
from huiyin.work.responsibility.acts.explain_lateness import explain_lateness
from huiyin.work.supervision.acts.answer_measure import answer_measure
from huiyin.work.supervision.acts.confirm_lapse import confirm_lapse
from huiyin.work.supervision.acts.dismiss_lapse import dismiss_lapse
from huiyin.work.supervision.acts.end_supervision import end_supervision
from huiyin.work.supervision.acts.find_lapse import find_lapse
from huiyin.work.supervision.acts.take_measure import take_measure
from huiyin.work.supervision.measuring import Taking

WEEKS = range(10, 0, -1)  # so many weeks ago there was a round
MOST = 9  # found in one round
OF_ONE_KIND = 4
LOOKED_AT = 24
ANSWER_DAYS = 7
COUNTY = "cs_gov"
MEASURES = ("reminder", "press_letter", "interview", "reminder", "listing")


@dataclass(frozen=True, slots=True)
class Pressed:
    """One lapse: which, in which matter, and the two who deal with it."""

    no: int
    matter: int
    supervision: int
    supervisor: StaffActor
    handler: StaffActor

    @property
    def given(self) -> dict[str, Any]:
        """What the acts of whoever supervises are told."""
        return {"actor": self.supervisor, "matter_id": self.matter, "supervision": self.supervision}


def press_offices(agenda: Agenda) -> None:
    """Put a round a week on the agenda."""
    for number, weeks in enumerate(WEEKS):
        night = at(agenda.last - timedelta(days=7 * weeks), NIGHT)
        agenda.add(night, _round(agenda, number * MOST))


def _round(agenda: Agenda, start: int) -> Turn:
    def turn(moment: datetime) -> None:
        for one in _found(agenda, moment, start):
            _course(agenda, one, moment.date())

    return turn


def _found(agenda: Agenda, night: datetime, number: int) -> Iterator[Pressed]:
    """What the night's sweep finds: some of each kind, in matters that are no reports."""
    codes = {pk: code for code, pk in agenda.ground.units.items()}
    full = number + MOST
    for trigger in agenda.law.triggers():
        rows = suspects(trigger, agenda.law, night.date()).values_list("matter_id", "no")
        of_kind = 0
        for matter_id, ref in rows.order_by("-matter_id")[:LOOKED_AT]:
            matter = Matter.objects.get(pk=matter_id)
            if (
                matter.confidential
                or matter.channel == OWN_FILE
                or not presses(matter)
                or _later(matter_id, night)
            ):
                continue
            lapse = lapse_in(matter, trigger.name, ref, night.date())
            handler = agenda.worker(lapse.unit_id, number) if lapse else None
            if lapse is None or handler is None or number >= full or of_kind >= OF_ONE_KIND:
                continue
            try:
                event = find_lapse(
                    actor=SystemActor(), at=night, matter_id=matter_id, trigger=trigger.name, ref=ref
                )
            except Refused:
                continue
            who = _supervisor(agenda, codes[lapse.unit_id], number)
            yield Pressed(number, matter_id, event.inner["supervision"]["no"], who, handler)
            number, of_kind = number + 1, of_kind + 1


def _later(matter_id: int, night: datetime) -> bool:
    """Whether something came to stand in it as of a later moment, entered from paper."""
    return Event.objects.filter(matter_id=matter_id, at__gte=night).exists()


def _supervisor(agenda: Agenda, unit: str, number: int) -> StaffActor:
    """The letters office presses the others; what is its own is for the county's government."""
    return agenda.at_desk(
        *((COUNTY, "leader") if unit == people.HOME else (people.HOME, "supervisor")), number
    )


def _course(agenda: Agenda, one: Pressed, day: date) -> None:
    """Every fourteenth waits still, every seventh is dismissed; of the others a third is answered in time, a third late."""
    said = words("offices/pressing")

    def then(days: int, hour: int, turn: Turn) -> None:
        agenda.add(agenda.moment(day + timedelta(days=days), hour, one.no), turn)

    if one.no % 14 == 13:
        return
    if one.no % 7 == 4:
        why = pick(said["dismissed"], one.no)
        then(1, 9, lambda at: agenda.attempt(dismiss_lapse, at=at, reason=why, **one.given))
        return
    checked = pick(said["checked"], one.no)
    then(1, 9, lambda at: agenda.attempt(confirm_lapse, at=at, words=checked, **one.given))
    then(
        1,
        15,
        lambda at: agenda.attempt(take_measure, at=at, taking=_taking(one, said, at.date()), **one.given),
    )
    if one.no % 3 == 2:
        return
    then(4 if one.no % 3 == 0 else 13, 16, lambda at: _answer(agenda, one, said, at))
    if one.no % 4 == 1:
        then(5, 10, lambda at: _explain(agenda, one, said, at))
    if one.no % 2 == 0:
        shown = {"result": pick(said["results"], one.no), "evidence": pick(said["evidence"], one.no)}
        then(15, 10, lambda at: agenda.attempt(end_supervision, at=at, **shown, **one.given))


def _answer(agenda: Agenda, one: Pressed, said: dict[str, list[str]], at: datetime) -> None:
    rows = Measure.objects.filter(matter_id=one.matter, supervision_no=one.supervision).order_by("-no")
    for measure in rows[:1]:
        agenda.attempt(
            answer_measure,
            actor=one.handler,
            at=at,
            matter_id=one.matter,
            measure=measure.no,
            words=pick(said["answers"], one.no),
        )


def _explain(agenda: Agenda, one: Pressed, said: dict[str, list[Any]], at: datetime) -> None:
    """The unit says why its date was missed; where nothing of its own is late, there is nothing to say."""
    matter = Matter.objects.get(pk=one.matter)
    theirs = [row for row in missed_in(matter, agenda.law, at=at) if row.unit_id == one.handler.unit_id]
    if theirs:
        why, reason = pick(said["late"], one.no)
        given = {"matter_id": one.matter, "late": theirs[0].no, "why": why, "words": reason}
        agenda.attempt(explain_lateness, actor=one.handler, at=at, **given)


def _taking(one: Pressed, said: dict[str, list[str]], held: date) -> Taking:
    kind = pick(list(MEASURES), one.no)
    demand = pick(said["demands"], one.no)
    if kind != "interview":
        return Taking(kind, demand, days=ANSWER_DAYS)
    agreed = pick(said["agreed"], one.no)
    return Taking(kind, demand, days=ANSWER_DAYS, held_on=held, function=said["function"][0], agreed=agreed)
