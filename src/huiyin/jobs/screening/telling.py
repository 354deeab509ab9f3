"""Follow-ups of screenings and inspections: the units the act names are told, each on its desk."""

from collections.abc import Iterator, Mapping

from huiyin.jobs.happening import Happening
from huiyin.jobs.telling import FollowUp
from huiyin.services.notices.telling import Draft

DAYS = ("answer_by", "held_by", "due")  # under which of these names an act says its day


def units_named(code: str) -> FollowUp:
    """Tell the units whose ids stand in `inner`, except the one that did the act."""

    def follow(done: Happening) -> Iterator[Draft]:
        public = done.event.public
        due = next((public[name] for name in DAYS if public.get(name)), "")
        params = {"number": done.matter.number, "unit": done.unit_name, "due": due}
        for unit_id in done.event.inner.get("tell", ()):
            if unit_id != done.event.unit_id:
                ref = done.event.no * 1000
                yield Draft(done.matter.pk, code, done.event.at, params, unit_id=unit_id, ref=ref)

    return follow


FOLLOW_UPS: Mapping[str, tuple[FollowUp, ...]] = {
    "open_campaign": (units_named("screening_opened"),),
    "give_return": (units_named("screening_returned"),),
    "close_campaign": (),
    "open_decision_check": (),
    "check_decision": (),
    "end_decision_check": (),
    "plan_inspection": (units_named("inspection_told"),),
    "draw_files": (),
    "hold_inspection": (units_named("inspection_held"),),
    "rectify_finding": (units_named("finding_rectified"),),
    "return_visit": (units_named("finding_seen"),),
    "end_inspection": (units_named("inspection_over"),),
}
