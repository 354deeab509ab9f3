"""Follow-ups of receptions and of leaders in charge: the person is told of every change, the leader's office of its charge."""

from collections.abc import Iterator

from huiyin.jobs.happening import Happening
from huiyin.jobs.telling import FollowUp
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Proceeding
from huiyin.services.notices.telling import Draft

CARRIED = (
    *(
        "reception_on",
        "reception_hour",
        "reception_place",
        "receives",
        "turn",
        "before",
        "why_moved",
        "from_on",
    ),
    *("led_by", "duties", "note_due"),
)


def told(code: str, *, waiting: str | None = None) -> FollowUp:
    """Tell the person what the act said in public; by another code where they wait for a place."""

    def follow(done: Happening) -> Iterator[Draft]:
        name = waiting if waiting and done.event.public.get("waiting") else code
        yield Draft(done.matter.pk, name, done.event.at, _params(done), ref=done.event.no * 1000)

    return follow


def told_by_office(code: str) -> FollowUp:
    """Tell the person, unless they did it themselves."""
    tell = told(code)

    def follow(done: Happening) -> Iterator[Draft]:
        if done.event.actor != "person":
            yield from tell(done)

    return follow


def moved(done: Happening) -> Iterator[Draft]:
    """Another reception: why, where the office moved it; with a place, or waiting."""
    tell = told("reception_booked", waiting="reception_waiting")
    if done.event.public.get("by_office"):
        tell = told("reception_moved", waiting="reception_moved_waiting")
        if not done.event.public.get("why_moved"):
            tell = told("reception_next", waiting="reception_waiting")
    yield from tell(done)


def leading(code: str) -> FollowUp:
    """Tell the leader's office, unless it did the act itself."""

    def follow(done: Happening) -> Iterator[Draft]:
        row = Proceeding.objects.filter(matter_id=done.matter.pk, no=done.event.inner.get("lead")).first()
        unit = row.unit_id if row else None
        if unit and unit != done.event.unit_id and unit not in shut_out(done.matter):
            ref = done.event.no * 1000
            yield Draft(done.matter.pk, code, done.event.at, _params(done), unit_id=unit, ref=ref)

    return follow


def _params(done: Happening) -> dict[str, object]:
    public = done.event.public
    return {
        "number": done.matter.number,
        "unit": done.unit_name,
        **{name: public[name] for name in CARRIED if name in public},
    }


FOLLOW_UPS: dict[str, tuple[FollowUp, ...]] = {
    "book_reception": (told("reception_booked", waiting="reception_waiting"),),
    "move_booking": (moved,),
    "keep_booking": (told("reception_off"),),
    "cancel_booking": (told_by_office("reception_cancelled"),),
    "give_place": (told("reception_place"),),
    "receive": (),
    "note_absent": (),
    "name_lead": (told("lead_named"), leading("lead_yours")),
    "note_progress": (told("lead_noted"),),
    "end_lead": (told("lead_ended"), leading("lead_over")),
}
