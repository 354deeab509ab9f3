"""Who is told of a supervision: those who supervise, the unit that is pressed, and the person; never those a matter complains of."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from huiyin.foundation.units.tree import tree
from huiyin.jobs.happening import Happening, Words
from huiyin.jobs.telling import FollowUp, desk, left_desk, overseeing, person
from huiyin.matters.asking import counsel_for
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Matter, Supervision
from huiyin.services.notices.telling import Draft

Whom = Callable[[Happening, Supervision], set[int]]


def supervisors(done: Happening, row: Supervision) -> set[int]:
    """The office that sees to the matter; of a report only the unit that holds it learns anything."""
    return set(overseeing(done.matter)) - {row.unit_id} or {done.matter.holder_id}


def pressed(done: Happening, row: Supervision) -> set[int]:
    """The unit whose lapse it is, unless the matter is a report that lies elsewhere."""
    return {row.unit_id} if not done.matter.confidential or row.unit_id == done.matter.holder_id else set()


def told(code: str, whom: Whom) -> FollowUp:
    """Tell units of what was done in a supervision, but not the one that did it."""

    def follow(done: Happening) -> Iterator[Draft]:
        row = Supervision.objects.filter(matter_id=done.matter.pk, no=_said(done)["no"]).first()
        if row is None:
            return
        params = _params(done, row)
        ref = done.event.no * 1000
        for unit_id in sorted(whom(done, row) - shut_out(done.matter) - {done.event.unit_id or 0}):
            yield Draft(done.matter.pk, code, done.event.at, params, unit_id=unit_id, ref=ref)

    return follow


def _said(done: Happening) -> dict[str, Any]:
    said = done.event.public.get("supervision") or done.event.inner.get("supervision") or {}
    return dict(said)


def _params(done: Happening, row: Supervision) -> dict[str, Any]:
    due = _said(done).get("due", "")
    return {
        "number": done.matter.number,
        "unit": tree().units[row.unit_id].name,
        "lapse": _lapse_words(done.matter, row.trigger),
        "due": due,
    }


def _lapse_words(matter: Matter, trigger: str) -> Words | str:
    known = counsel_for(matter).pack.triggers.get(trigger)
    return dict(known.label.words) if known else trigger


FOLLOW_UPS: Mapping[str, tuple[FollowUp, ...]] = {
    "find_lapse": (told("lapse_found", supervisors),),
    "raise_lapse": (told("lapse_confirmed", pressed),),
    "confirm_lapse": (told("lapse_confirmed", pressed),),
    "dismiss_lapse": (),
    "take_measure": (told("measure_taken", pressed), person("unit_pressed")),
    "answer_measure": (told("measure_answered", supervisors), person("unit_answered")),
    "return_for_redo": (told("redo_yours", pressed), person("redone")),
    "raise_level": (left_desk("level_raised"), desk("desk_passed"), person("level_changed")),
    "end_supervision": (told("supervision_ended", pressed),),
}
