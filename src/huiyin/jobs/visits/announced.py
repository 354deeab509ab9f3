"""Follow-ups of announced visits: the office that receives, the unit asked for its position, who receives, the people."""

from collections.abc import Iterator, Mapping
from typing import Any

from huiyin.jobs.happening import Happening
from huiyin.jobs.telling import FollowUp, overseeing
from huiyin.jobs.visits.problems import problem_entered, problem_moved, problem_solved
from huiyin.matters.impartial import shut_out
from huiyin.services.notices.telling import Draft

CARRIED = ("visit_on", "visit_hour", "place", "receiver", "headcount", "position_by")


def visitors(code: str) -> FollowUp:
    """Tell the person what the office set for the visit; not what they did themselves."""

    def follow(done: Happening) -> Iterator[Draft]:
        if done.event.actor != "person" and not done.event.public.get("by_people"):
            yield _draft(done, code)

    return follow


def receiving(code: str) -> FollowUp:
    """Tell the office that receives, unless it did it itself."""
    return _units(code, ("tell",))


def set_for(code: str) -> FollowUp:
    """Tell the unit of whoever receives."""
    return _units(code, ("receiving",))


def asked(code: str) -> FollowUp:
    """Tell the unit that is asked for its position, and until when."""
    return _units(code, ("asked", "position_due"))


def moved(code: str) -> FollowUp:
    """Tell the units that prepared for the visit that it is another day, or the receiving office what the people changed."""
    return _units(code, ("moved_for",))


def called_off(code: str) -> FollowUp:
    """Tell the office and the unit asked that the visit does not take place."""
    return _units(code, ("called_off_for",))


def overseen(code: str) -> FollowUp:
    """Tell those who see to the matter how a visit ended; of a report only the unit that holds it."""

    def follow(done: Happening) -> Iterator[Draft]:
        for unit_id in overseeing(done.matter):
            if unit_id != done.event.unit_id:
                yield _draft(done, code, unit_id=unit_id)

    return follow


def _units(code: str, said: tuple[str, ...]) -> FollowUp:
    """Tell the units whose ids stand in `inner` under the first name; under the second, where given, stands a day."""

    def follow(done: Happening) -> Iterator[Draft]:
        barred = shut_out(done.matter)
        for unit_id in dict.fromkeys(done.event.inner.get(said[0], ())):
            if unit_id != done.event.unit_id and unit_id not in barred:
                more = {"due": done.event.inner[said[1]]} if said[1:] else {}
                yield _draft(done, code, unit_id=unit_id, **more)

    return follow


def _draft(done: Happening, code: str, *, unit_id: int | None = None, **more: Any) -> Draft:
    params = {"number": done.matter.number, "unit": done.unit_name, "why": done.why, **more}
    params |= {name: done.event.public[name] for name in CARRIED if name in done.event.public}
    return Draft(done.matter.pk, code, done.event.at, params, unit_id=unit_id, ref=done.event.no * 1000)


FOLLOW_UPS: Mapping[str, tuple[FollowUp, ...]] = {
    "announce_visit": (receiving("visit_announced"),),
    "answer_visit": (visitors("visit_answered"), asked("visit_position_asked"), set_for("visit_yours")),
    "change_visit": (receiving("visit_changed"), visitors("visit_moved"), moved("visit_moved_unit")),
    "cancel_visit": (visitors("visit_cancelled"), called_off("visit_off")),
    "prepare_visit": (),
    "enter_problem": (problem_entered,),
    "plan_step": (problem_moved,),
    "solve_problem": (problem_solved,),
    "close_visit": (visitors("visit_closed"), overseen("visit_summed_up")),
    "give_position": (receiving("position_given"), visitors("position_here")),
}
