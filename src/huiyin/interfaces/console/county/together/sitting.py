"""The acts of a leader's reception as the county lives them: days of the calendar, bookings, meetings, leaders in charge."""

from collections.abc import Callable, Mapping
from typing import Any

from huiyin.domain.law.counsel import counsel
from huiyin.interfaces.console.county import people
from huiyin.interfaces.console.county.ground import Ground
from huiyin.interfaces.console.county.lives import Step
from huiyin.interfaces.console.county.plan import PACK
from huiyin.matters.models import Booking
from huiyin.matters.receptions import calendar
from huiyin.matters.receptions.sitting import Sitting
from huiyin.work.reception.acts.book_reception import book_reception
from huiyin.work.reception.acts.cancel_booking import cancel_booking
from huiyin.work.reception.acts.end_lead import end_lead
from huiyin.work.reception.acts.give_place import give_place
from huiyin.work.reception.acts.move_booking import move_booking
from huiyin.work.reception.acts.name_lead import name_lead
from huiyin.work.reception.acts.note_absent import note_absent
from huiyin.work.reception.acts.note_progress import note_progress
from huiyin.work.reception.acts.receive import receive
from huiyin.work.reception.booking import Wish

OF_CALENDAR = frozenset(
    {"enter_reception", "call_off_reception"}
)  # no acts: a calendar stands outside matters
OF_BOOKING: Mapping[str, Callable[..., Any]] = {
    "cancel_booking": cancel_booking,
    "give_place": give_place,
    "note_absent": note_absent,
    "receive": receive,
}
OF_LEAD: Mapping[str, Callable[..., Any]] = {"note_progress": note_progress, "end_lead": end_lead}
ACTS = frozenset({*OF_BOOKING, *OF_LEAD, "book_reception", "move_booking", "name_lead"})


class Sittings:
    """The receptions of the calendar by their names in the plan, and the acts that name them."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.ids: dict[str, int] = {}

    def enter(self, step: Step) -> None:
        """Write the calendar."""
        data, by = dict(step.data), next(m.name for m in people.staff() if m.login == step.by)
        own = {self.ground.units[people.HOME]}
        if step.act == "call_off_reception":
            to = self.ids[data["to"]]
            calendar.call_off(self.ids[data["name"]], why=data["why"], to=to, own=own, by=by, at=step.at)
            return
        name = data.pop("name")
        data["leader"] = self.ground.staff[data["leader"]].account_id
        data["units"] = tuple(self.ground.units[code] for code in data["units"])
        sitting = Sitting(unit=self.ground.units[people.HOME], **data)
        self.ids[name] = calendar.enter([sitting], own=own, law=counsel(PACK), by=by, at=step.at)[0].pk

    def do(self, given: dict[str, Any], step: Step) -> Any:
        """One of ACTS; a booking is the matter's newest."""
        data = dict(step.data)
        if step.act == "book_reception":
            day = self.ids[data.pop("reception")]
            return book_reception(**given, reception_id=day, wish=Wish(**data))
        if step.act == "name_lead":
            return name_lead(**given, **(data | {"leader": self.ground.staff[data["leader"]].account_id}))
        if step.act in OF_LEAD:
            return OF_LEAD[step.act](**given, **data)
        booking = _booking(given["matter_id"])
        if step.act == "move_booking":
            return move_booking(**given, booking=booking, reception_id=self.ids[data["reception"]])
        return OF_BOOKING[step.act](**given, booking=booking)


def _booking(matter: int) -> int:
    return int(Booking.objects.filter(matter_id=matter).values_list("no", flat=True).latest("no"))
