"""The calendar of receptions at the desk: listed, entered, moved, called off."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.foundation.people.permissions import RECEIVE
from huiyin.foundation.units.unusable import Unusable
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.receptions.forms import MoveForm, NewForm, OffForm, as_is, proposed
from huiyin.jobs.receptions.carrying import carry_over
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.queries.receptions.days import Day, coming, one, past
from huiyin.matters.receptions import calendar, keys

FORM = ["GET", "HEAD", "POST"]


@staff
@needs(RECEIVE)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What is to come anywhere, what lies behind in one's own offices, and one's own calendar."""
    at, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    own = gate.units_of(actor)
    days = coming(at)
    context = {
        "days": days,
        "past": past(at, own),
        "own": own,
        "mine": any(day.row.leader_id == actor.account_id for day in days),
        "key_made": keys.made_at(actor.account_id),
        "today": timezone.localdate(at),
        "place": "receptions",
    }
    return render(request, "desk/receptions/list.html", context)


@staff
@needs(RECEIVE)
@require_http_methods(FORM)
def new(request: HttpRequest) -> HttpResponse:
    """A new reception, or a series: all of them or none."""
    at, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    own, lawyer = gate.units_of(actor), counsel_for_new()
    if request.method != "POST":
        form = NewForm(actor=actor, own=own, initial=proposed(timezone.localdate(at)))
        return _page(request, form)
    form = NewForm(request.POST, actor=actor, own=own)
    if form.is_valid():
        try:
            rows = calendar.enter(form.sittings(lawyer), own=own, law=lawyer, by=actor.name, at=at)
        except Unusable as failure:
            form.refuse(failure)
        else:
            text = ngettext(
                "%(n)d reception is in the calendar.", "%(n)d receptions are in the calendar.", len(rows)
            )
            messages.success(request, text % {"n": len(rows)})
            return redirect("desk:receptions")
    return _page(request, form, status=422)


@staff
@needs(RECEIVE)
@require_http_methods(FORM)
def move(request: HttpRequest, day_id: int) -> HttpResponse:
    """Another day, hour, place, leader or number of places; those who booked go along at once."""
    at, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    own, lawyer, day = gate.units_of(actor), counsel_for_new(), _day(day_id)
    if request.method != "POST":
        return _page(request, MoveForm(actor=actor, own=own, initial=as_is(day)), day=day)
    form = MoveForm(request.POST, actor=actor, own=own)
    if form.is_valid():
        given: dict[str, Any] = {"own": own, "law": lawyer, "by": actor.name, "at": at}
        try:
            row = calendar.move(day_id, form.sitting(), why=form.cleaned_data["why"], **given)
        except Unusable as failure:
            form.refuse(failure)
        else:
            carry_over(day_id, at)
            messages.success(request, _("Moved. Everybody who booked goes along in their order and is told."))
            return redirect("desk:reception", row.pk)
    return _page(request, form, day=day, status=422)


@staff
@needs(RECEIVE)
@require_http_methods(FORM)
def call_off(request: HttpRequest, day_id: int) -> HttpResponse:
    """It is not held; those who booked keep their order for the next one."""
    at, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    own, day = gate.units_of(actor), _day(day_id)
    others = [one for one in coming(at) if one.open and one.row.unit_id in own and one.row.pk != day_id]
    form = OffForm(request.POST or None, days=others)
    if request.method == "POST" and form.is_valid():
        to = form.cleaned_data["to"]
        try:
            calendar.call_off(
                day_id,
                why=form.cleaned_data["why"],
                to=int(to) if to else None,
                own=own,
                by=actor.name,
                at=at,
            )
        except Unusable as failure:
            form.refuse(failure)
        else:
            carry_over(day_id, at)
            messages.success(request, _("Called off. Everybody who booked keeps their order and is told."))
            return redirect("desk:receptions")
    status = 422 if form.errors else 200
    return render(request, "desk/receptions/off.html", {"form": form, "day": day, **_here()}, status=status)


@staff
@needs(RECEIVE)
@require_http_methods(["POST"])
def make_key(request: HttpRequest) -> HttpResponse:
    """A new secret address for one's own calendar, shown once; or the end of the one there is."""
    actor = request.actor  # type: ignore[attr-defined]
    if "end" in request.POST:
        keys.take_back(actor.account_id)
        messages.success(request, _("The address opens nothing any more."))
        return redirect("desk:receptions")
    secret = keys.make(actor.account_id, at=timezone.now())
    return render(
        request, "desk/receptions/key.html", {"secret": secret, "base": settings.HUIYIN_URL, **_here()}
    )


def _day(day_id: int) -> Day:
    day = one(day_id, timezone.now())
    if day is None:
        raise Http404
    return day


def _here() -> dict[str, Any]:
    return {"place": "receptions"}


def _page(request: HttpRequest, form: Any, *, day: Day | None = None, status: int = 200) -> HttpResponse:
    return render(request, "desk/receptions/form.html", {"form": form, "day": day, **_here()}, status=status)
