"""Booking a reception for one's matter, moving and cancelling it; the law is asked first, and nothing typed is lost."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huiyin.foundation.people.actor import PersonActor
from huiyin.interfaces.portal.filing.forms import words
from huiyin.interfaces.portal.own.asking import act_key, form_page
from huiyin.interfaces.portal.receptions.calendar import told
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.interfaces.ui.templatetags.house import speaking
from huiyin.matters import gate
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.followed import law_behind
from huiyin.matters.queries.receptions.days import bookable, one
from huiyin.matters.queries.receptions.own import Booked, bookings
from huiyin.work.reception.acts.book_reception import book_reception
from huiyin.work.reception.acts.cancel_booking import cancel_booking
from huiyin.work.reception.acts.move_booking import move_booking
from huiyin.work.reception.booking import Wish

FORM = ["GET", "HEAD", "POST"]
TOO_LONG = 2_000


class WishForm(HouseForm):
    """How many come in, what they need, what they wish to speak about."""

    elsewhere = {"reception_id": "people"}

    people = forms.CharField(
        label=gettext_lazy("How many will come in?"),
        help_text=gettext_lazy(
            "Yourself included. If many have the matter, choose representatives; others may wait outside."
        ),
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What do you need?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = words(
        gettext_lazy("What do you wish to speak about?"),
        gettext_lazy("You need not say. Your matter is read beforehand anyway."),
        rows=4,
    )

    def __init__(self, matter_id: int, data: Any = None) -> None:
        super().__init__(data, initial={"people": "1"})
        law = law_behind(PersonActor(matter_id))
        needs = [(code, law.term(code).say(speaking())) for code in law.group("visit_needs")]
        cast(forms.MultipleChoiceField, self.fields["needs"]).choices = needs

    def wish(self) -> Wish:
        """What was filled in; the act judges it."""
        typed = self.cleaned_data["people"].strip()
        people = int(typed) if typed.isdecimal() and len(typed) < 6 else 0
        said = self.cleaned_data["words"].replace("\x00", "")[:TOO_LONG]
        return Wish(people, tuple(self.cleaned_data["needs"]), said)


class Nothing(HouseForm):
    """Nothing is asked."""


@require_http_methods(["GET", "HEAD"])
@with_pass
def choose(request: HttpRequest, matter_id: int) -> HttpResponse:
    """The receptions this matter may book; another leader's where one may not receive it, without a word about why."""
    days = [told(day) for day in bookable(matter_id, actor=PersonActor(matter_id), at=timezone.now())]
    return form_page(
        request, matter_id, "book_reception", Nothing(), room="receptions", days=days, moving=None
    )


@require_http_methods(FORM)
@with_pass
def book(request: HttpRequest, matter_id: int, day_id: int) -> HttpResponse:
    """Book one."""
    day = one(day_id, timezone.now())
    if day is None:
        raise gate.NoSuchMatter(_("There is no such reception. Choose one from the calendar."))
    more: dict[str, Any] = {"room": "receptions", "chosen": told(day)}
    if request.method != "POST":
        return form_page(request, matter_id, "book_reception", WishForm(matter_id), **more)
    form = WishForm(matter_id, request.POST)
    if form.is_valid():
        given: dict[str, Any] = {"matter_id": matter_id, "reception_id": day_id, "wish": form.wish()}
        try:
            event = book_reception(
                actor=PersonActor(matter_id),
                at=timezone.now(),
                key=act_key(request, matter_id),
                **given,
            )
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, _said(event.public))
            return redirect("portal:matter", matter_id)
    return form_page(request, matter_id, "book_reception", form, status=422, **more)


@require_http_methods(FORM)
@with_pass
def cancel(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """Cancel a booking, after being told that nothing else follows."""
    found = _booked(matter_id, no)
    form = Nothing(request.POST or None)
    if request.method == "POST":
        who, at, key = PersonActor(matter_id), timezone.now(), act_key(request, matter_id)
        try:
            cancel_booking(actor=who, at=at, matter_id=matter_id, booking=no, key=key)
        except (Invalid, Refused) as failure:
            form.is_valid()
            form.take(failure)
        else:
            messages.success(request, _("Cancelled. You may book again at any time."))
            return redirect("portal:matter", matter_id)
    status = 409 if form.errors else 200
    return form_page(
        request, matter_id, "cancel_booking", form, status=status, room="receptions", booked=found
    )


@require_http_methods(FORM)
@with_pass
def move(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """Move a booking to another reception."""
    who, at = PersonActor(matter_id), timezone.now()
    found, form = _booked(matter_id, no), Nothing(request.POST or None)
    if request.method == "POST":
        wanted = request.POST.get("reception", "")
        key = act_key(request, matter_id)
        try:
            to = int(wanted) if wanted.isdecimal() and len(wanted) < 20 else 0
            event = move_booking(actor=who, at=at, matter_id=matter_id, booking=no, reception_id=to, key=key)
        except (Invalid, Refused) as failure:
            form.is_valid()
            form.take(failure)
        else:
            messages.success(request, _said(event.public))
            return redirect("portal:matter", matter_id)
    days = [told(day) for day in bookable(matter_id, actor=who, at=at)]
    more: dict[str, Any] = {"room": "receptions", "days": days, "booked": found}
    return form_page(request, matter_id, "move_booking", form, status=409 if form.errors else 200, **more)


def _booked(matter_id: int, no: int) -> Booked | None:
    """The booking, while it is still to come."""
    matter = gate.reach(matter_id, actor=PersonActor(matter_id), lock=False)
    return next((one for one in bookings(matter, timezone.now()) if one.row.no == no), None)


def _said(public: dict[str, Any]) -> str:
    if public.get("waiting"):
        text = _("All places are given. You wait in the order of booking; %(before)s are before you.")
    else:
        text = _("Booked. Your turn in the order of booking: %(turn)s.")
    return text % public
