"""How the county's offices are pressed: found three weeks ago, confirmed or dismissed, answered in time, late or not at all, ended.

What else is late the worker finds when the county opens; that waits to be confirmed by whoever looks around.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings

from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.foundation.people.actor import StaffActor, SystemActor
from huiyin.interfaces.console.county import people
from huiyin.interfaces.console.county.ground import Ground
from huiyin.interfaces.console.county.office_hours import NIGHT, at, working
from huiyin.interfaces.console.county.writing.scenery import words
from huiyin.jobs.supervision.looking import suspects
from huiyin.matters.failures import Refused
from huiyin.matters.lapses.seen import lapse_in, presses
from huiyin.matters.models import Event, Matter, Measure
from huiyin.work.supervision.acts.answer_measure import answer_measure
from huiyin.work.supervision.acts.confirm_lapse import confirm_lapse
from huiyin.work.supervision.acts.dismiss_lapse import dismiss_lapse
from huiyin.work.supervision.acts.end_supervision import end_supervision
from huiyin.work.supervision.acts.find_lapse import find_lapse
from huiyin.work.supervision.acts.take_measure import take_measure
from huiyin.work.supervision.measuring import Taking

AGO = timedelta(days=21)
MOST = 40
ANSWER_DAYS = 7
COUNTY = "cs_gov"
MEASURES = ("reminder", "press_letter", "interview", "reminder")


@dataclass(frozen=True, slots=True)
class Pressed:
    """One lapse of the past: which, in which matter, and the two who deal with it."""

    no: int
    matter: Matter
    supervision: int
    unit: str
    supervisor: StaffActor
    handler: StaffActor

    @property
    def given(self) -> dict[str, Any]:
        """What the acts of whoever supervises are told."""
        return {"actor": self.supervisor, "matter_id": self.matter.pk, "supervision": self.supervision}


def press_offices(ground: Ground, day: date) -> int:
    """Live the supervisions of the last weeks, up to that day; how many there were."""
    law = counsel(settings.HUIYIN_PACK, settings.HUIYIN_PLACE or None)
    done = 0
    for one in _found(ground, law, day - AGO):
        _course(one, law, day - AGO)
        done += 1
    return done


def _found(ground: Ground, law: Counsel, day: date) -> Iterator[Pressed]:
    """What the night's sweep found, in matters in which nothing happened since: their later acts would come before it."""
    night, codes = at(day, NIGHT), {pk: code for code, pk in ground.units.items()}
    number = 0
    for trigger in law.triggers():
        for matter_id, ref in suspects(trigger, law, day).values_list("matter_id", "no")[: 4 * MOST]:
            matter = Matter.objects.get(pk=matter_id)
            lapse = lapse_in(matter, trigger.name, ref, day) if _is_quiet(matter, night) else None
            handler = _handler(ground, codes.get(lapse.unit_id, ""), number) if lapse else None
            if lapse is None or handler is None or number >= MOST:
                continue
            try:
                named = {"matter_id": matter_id, "trigger": trigger.name, "ref": ref}
                event = find_lapse(actor=SystemActor(), at=night, **named)
            except Refused:
                continue
            no = event.inner["supervision"]["no"]
            who = _supervisor(ground, codes[lapse.unit_id], number)
            yield Pressed(number, matter, no, codes[lapse.unit_id], who, handler)
            number += 1


def _supervisor(ground: Ground, unit: str, number: int) -> StaffActor:
    """The letters office presses the others; what is its own is for the county's government."""
    desk = (COUNTY, "leader") if unit == people.HOME else (people.HOME, "supervisor")
    return ground.staff[people.at_desk(*desk, number).login]


def _is_quiet(matter: Matter, since: datetime) -> bool:
    """Whether it is no report and nothing was done in it since."""
    later = Event.objects.filter(matter_id=matter.pk, at__gte=since).exists()
    return not matter.confidential and presses(matter) and not later


def _handler(ground: Ground, unit: str, number: int) -> StaffActor | None:
    """Somebody of the unit who answers for it; nobody where the county names none."""
    for role in ("handler", "clerk"):
        if any(m.unit == unit and role in m.roles for m in people.staff()):
            return ground.staff[people.at_desk(unit, role, number).login]
    return None


def _course(one: Pressed, law: Counsel, day: date) -> None:
    """Every seventh waits still, every fifth is dismissed; of the others a third is answered in time, a third late."""
    said = words("pressing")

    def moment(days: int, hour: int) -> datetime:
        on = working(law.calendar, day + timedelta(days=days))
        return at(on, time(hour, (one.no * 7) % 60))

    if one.no % 7 == 6:
        return
    if one.no % 5 == 4:
        dismiss_lapse(at=moment(1, 9), reason=_of(said["dismissed"], one.no), **one.given)
        return
    confirm_lapse(at=moment(1, 9), words=_of(said["checked"], one.no), **one.given)
    taking = _taking(one, said, moment(1, 14).date())
    take_measure(at=moment(1, 15), taking=taking, **one.given)
    if one.no % 3 == 2:
        return
    measure = Measure.objects.filter(matter_id=one.matter.pk, supervision_no=one.supervision).latest("no")
    answer_measure(
        actor=one.handler,
        at=moment(4 if one.no % 3 == 0 else 13, 16),
        matter_id=one.matter.pk,
        measure=measure.no,
        words=_of(said["answers"], one.no),
    )
    if one.no % 2 == 0:
        shown: dict[str, Any] = {
            "result": _of(said["results"], one.no),
            "evidence": _of(said["evidence"], one.no),
        }
        end_supervision(at=moment(15, 10), **shown, **one.given)


def _taking(one: Pressed, said: dict[str, list[str]], held: date) -> Taking:
    kind = MEASURES[one.no % len(MEASURES)]
    demand = _of(said["demands"], one.no)
    if kind != "interview":
        return Taking(kind, demand, days=ANSWER_DAYS)
    agreed = _of(said["agreed"], one.no)
    return Taking(kind, demand, days=ANSWER_DAYS, held_on=held, function=said["function"][0], agreed=agreed)


def _of(said: list[str], number: int) -> str:
    return said[number % len(said)]
