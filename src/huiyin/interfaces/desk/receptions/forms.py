"""The forms of the calendar: new receptions, once or repeated; moved; called off."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.unusable import Unusable
from huiyin.interfaces.desk.forms.acting import REQUIRED, choice, day, offer, words
from huiyin.interfaces.desk.forms.hearing.staff import StaffField, around
from huiyin.interfaces.desk.forms.hearing.times import hour
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.interfaces.desk.words import codes, law, unit_name
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.queries.receptions.days import Day
from huiyin.matters.receptions.sitting import MONTHLY, WEEKLY, Sitting, repeated

ONCE = "once"
REPEATS = [
    (ONCE, _("once")),
    (WEEKLY, _("every week on this weekday")),
    (MONTHLY, _("every month on this day")),
]
JOINT = ("joint_1", "joint_2", "joint_3", "joint_4")


class SittingForm(HouseForm):
    """A reception: whose, when, where, how many places, which units sit there too."""

    elsewhere = {"units": "joint_1"}

    unit = choice(_("Office that holds it"))
    leader = StaffField(label=_("Leader who receives"), error_messages=dict(REQUIRED))
    title = words(
        _("Function"), longest=60, help_text=_("As it is published, such as: deputy head of the county.")
    )
    kind = choice(pgettext_lazy("reception", "Kind"))
    day = day(_("Day"))
    starts = hour(pgettext_lazy("reception", "From"))
    ends = hour(_("Until"))
    place = words(pgettext_lazy("reception", "Where it is held (building, room)"), longest=120)
    places = forms.IntegerField(
        label=_("Places"),
        help_text=_("How many matters can be heard. Who finds no place waits in the order of booking."),
        error_messages={
            "required": _("Say how many places there are."),
            "invalid": _("Write a whole number."),
        },
    )
    topics = words(_("Topics"), required=False, longest=300, help_text=_("Only where it is about some."))
    joint_1 = UnitField(label=_("Unit at the joint desk"), required=False)
    joint_2 = UnitField(label=_("Another unit"), required=False)
    joint_3 = UnitField(label=_("Another unit"), required=False)
    joint_4 = UnitField(label=_("Another unit"), required=False)

    def __init__(self, *args: Any, actor: StaffActor, own: Collection[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [actor.unit_id, *sorted(set(own) - {actor.unit_id})]
        offer(self, "unit", [(str(unit), unit_name(unit)) for unit in units])
        offer(self, "kind", codes("reception_kinds"))
        self.fields["leader"] = StaffField(
            around(actor.unit_id), label=_("Leader who receives"), error_messages=dict(REQUIRED)
        )
        self.order_fields(["unit", "leader"])

    def sitting(self) -> Sitting:
        """The reception as filled in."""
        given = self.cleaned_data
        return Sitting(
            unit=int(given["unit"]),
            leader=given["leader"],
            title=given["title"],
            kind=given["kind"],
            day=given["day"],
            starts=given["starts"],
            ends=given["ends"],
            place=given["place"],
            places=given["places"],
            topics=given["topics"],
            units=tuple(given[name] for name in JOINT if given.get(name)),
        )

    def refuse(self, failure: Unusable) -> None:
        """Put each fault at its field."""
        for fault in failure.faults:
            name = self.elsewhere.get(fault.field, fault.field)
            self.add_error(name if name in self.fields else None, fault.message)


class NewForm(SittingForm):
    """A new reception, or a series of them."""

    repeat = choice(_("How often"), REPEATS, radio=True)
    last = day(
        _("Last day of the series"),
        required=False,
        help_text=_("A day of rest moves on to the next working day, and the calendar says so."),
    )

    def clean(self) -> dict[str, Any]:
        """A series needs its end."""
        given = super().clean() or {}
        if given.get("repeat") not in (None, ONCE) and not given.get("last"):
            self.add_error("last", _("Say until when it is repeated."))
        if given.get("last") and given.get("day") and given["last"] < given["day"]:
            self.add_error("last", _("The last day is before the first. Correct one of the two."))
        return given

    def sittings(self, lawyer: Counsel) -> list[Sitting]:
        """Each reception of the series; those that moved off a day of rest know for when they were planned."""
        one, given = self.sitting(), self.cleaned_data
        if given["repeat"] == ONCE:
            return [one]
        working = one.kind in lawyer.having("working")
        days = repeated(one.day, given["last"], given["repeat"], lawyer, working=working)
        return [replace(one, day=held, planned_for=planned) for held, planned in days]


class MoveForm(SittingForm):
    """What takes its place, and why."""

    why = words(_("Why it is moved; everybody who booked reads this"), rows=2, longest=300)


class OffForm(HouseForm):
    """Why it is not held, and to which reception those who booked go."""

    why = words(_("Why it is called off; everybody who booked reads this"), rows=2, longest=300)
    to = choice(
        _("Those who booked go to"),
        required=False,
        help_text=_(
            "They keep their order. Without a choice they go to the leader's next reception as soon as there is one."
        ),
    )

    def __init__(self, *args: Any, days: list[Day], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [
            (str(one.row.pk), f"{one.row.day} {one.row.starts:%H:%M} {one.row.leader_title} {one.leader}")
            for one in days
        ]
        offer(self, "to", [("", str(_("the leader's next reception"))), *named])

    def refuse(self, failure: Unusable) -> None:
        """Put each fault at its field."""
        for fault in failure.faults:
            self.add_error(fault.field if fault.field in self.fields else None, fault.message)


def proposed(today: date) -> dict[str, Any]:
    """What a new reception is proposed with."""
    lawyer = law()
    known = "reception_places" in lawyer.pack.values
    return {
        "starts": "09:00",
        "ends": "11:30",
        "repeat": ONCE,
        "places": lawyer.value("reception_places", today) if known else 10,
    }


def as_is(one: Day) -> dict[str, Any]:
    """What a reception is now, for the form that moves it."""
    row = one.row
    same = {
        name: getattr(row, name) for name in ("kind", "day", "starts", "ends", "place", "places", "topics")
    }
    joint = dict(zip(JOINT, (unit.name for unit in one.units), strict=False))
    return {**same, "unit": str(row.unit_id), "leader": row.leader_id, "title": row.leader_title, **joint}
