"""Forms for bookings: at the window or by telephone, to another day, cancelled, received, nobody came."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, offer, words
from huiyin.interfaces.desk.words import codes
from huiyin.matters.queries.receptions.days import Day, bookable
from huiyin.matters.queries.receptions.own import Booked, bookings
from huiyin.work.reception.acts.book_reception import book_reception
from huiyin.work.reception.acts.cancel_booking import cancel_booking
from huiyin.work.reception.acts.move_booking import move_booking
from huiyin.work.reception.acts.note_absent import note_absent
from huiyin.work.reception.acts.receive import receive
from huiyin.work.reception.booking import Wish

WAYS = [("window", gettext_lazy("at the window")), ("phone", gettext_lazy("by telephone"))]


class BookForm(ActForm):
    """Which reception, how many come in, what they need."""

    elsewhere = {"reception_id": "reception"}

    reception = choice(gettext_lazy("Which reception"))
    people = forms.IntegerField(
        label=gettext_lazy("How many come in"),
        min_value=1,
        initial=1,
        help_text=gettext_lazy("Representatives, where many have the matter; the others may wait outside."),
        error_messages={
            "required": gettext_lazy("Say how many will come in: at least one."),
            "invalid": gettext_lazy("Write a whole number."),
            "min_value": gettext_lazy("Say how many will come in: at least one."),
        },
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What they need"), required=False, widget=forms.CheckboxSelectMultiple
    )
    wish = words(
        gettext_lazy("What they wish to speak about"),
        rows=3,
        required=False,
        longest=2000,
        help_text=gettext_lazy("Only if they want to say it beforehand."),
    )
    through = choice(gettext_lazy("How they asked"), WAYS, radio=True)

    def shape(self) -> None:
        """Only receptions that this matter may have; a full one says how many wait."""
        days = bookable(self.subject.matter.pk, actor=self.subject.actor, at=timezone.now())
        offer(self, "reception", day_choices(days))
        offer(self, "needs", codes("visit_needs", self.counsel))
        self.initial = {"through": "window", **self.initial}
        if not days:
            text = _("No reception that this matter may have is in the calendar. Another leader's may come.")
            self.fields["reception"].help_text = text

    def perform(self, doing: Doing) -> Any:
        """Book it."""
        given = self.cleaned_data
        wish = Wish(given["people"], tuple(given["needs"]), given["wish"], given["through"])
        return book_reception(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            reception_id=int(given["reception"]),
            wish=wish,
            key=doing.key,
        )


class OneBookingForm(ActForm):
    """A form about one booking of the matter; where there is only one it is chosen already."""

    booking = choice(gettext_lazy("Which booking"))

    def shape(self) -> None:
        """The bookings still to come."""
        offer(self, "booking", [(str(one.row.no), booked_words(one)) for one in self.booked()])

    def booked(self) -> list[Booked]:
        """The matter's bookings that are still to be received."""
        return bookings(self.subject.matter, timezone.now())

    def given(self, doing: Doing) -> dict[str, Any]:
        """What every act of a booking takes."""
        return {
            "actor": doing.actor,
            "at": doing.at,
            "matter_id": self.subject.matter.pk,
            "booking": int(self.cleaned_data["booking"]),
            "key": doing.key,
        }


class MoveBookingForm(OneBookingForm):
    """To which other reception."""

    elsewhere = {"reception_id": "reception"}

    reception = choice(gettext_lazy("To which reception"))

    def shape(self) -> None:
        """Other receptions that this matter may have."""
        super().shape()
        days = bookable(self.subject.matter.pk, actor=self.subject.actor, at=timezone.now())
        offer(self, "reception", day_choices(days))
        self.fields["reception"].help_text = _(
            "They go behind those who booked there. Where the office moved or called off theirs, they keep their order."
        )

    def perform(self, doing: Doing) -> Any:
        """Move it."""
        return move_booking(**self.given(doing), reception_id=int(self.cleaned_data["reception"]))


class CancelBookingForm(OneBookingForm):
    """Because they said so."""

    def perform(self, doing: Doing) -> Any:
        """Cancel it."""
        return cancel_booking(**self.given(doing))


class ReceiveForm(OneBookingForm):
    """They are there, and the leader receives them."""

    def perform(self, doing: Doing) -> Any:
        """Open the meeting."""
        return receive(**self.given(doing))


class AbsentForm(OneBookingForm):
    """Nobody came."""

    def shape(self) -> None:
        """Nothing follows for them."""
        super().shape()
        self.fields["booking"].help_text = _(
            "Only the place of that day is gone: it is counted nowhere, and they may book again."
        )

    def perform(self, doing: Doing) -> Any:
        """Note it."""
        return note_absent(**self.given(doing))


def day_choices(days: list[Day]) -> list[tuple[str, str]]:
    """Each day with when, who and whether a place is free."""
    return [(str(day.row.pk), day_words(day)) for day in days]


def day_words(day: Day) -> str:
    """2026-03-17 09:00 Deputy head Gina · 3 places free."""
    row = day.row
    room = (
        ngettext("%(n)s place free", "%(n)s places free", day.free) % {"n": day.free}
        if day.free and not day.wait
        else _("full, %(n)s wait") % {"n": day.wait}
    )
    return f"{row.day} {row.starts:%H:%M} {row.leader_title} {day.leader} · {room}"


def booked_words(one: Booked) -> str:
    """A booking as a choice shows it."""
    row = one.day.row
    return f"{row.day} {row.starts:%H:%M} {row.leader_title} {one.day.leader}"
