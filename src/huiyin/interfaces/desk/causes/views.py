"""The page of causes: what waits, the figures of a period, the draws; and drawing."""

import secrets
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.causes.figures import figures
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.forms.acting import day, words
from huiyin.interfaces.desk.forms.causes.coding import definitions
from huiyin.interfaces.desk.words import law
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Invalid
from huiyin.matters.queries.causes.waiting import SHOWN, differing, draws, to_code, to_read_again
from huiyin.work.causes.drawing import LONGEST_SEED, draw_second


class DrawForm(HouseForm):
    """Which days, and the seed: proposed by chance, or anything that was agreed on beforehand."""

    first = day(pgettext_lazy("draw", "Coded from"))
    last = day(pgettext_lazy("draw", "Coded until"))
    seed = words(
        pgettext_lazy("draw", "Seed"),
        longest=LONGEST_SEED,
        help_text=pgettext_lazy(
            "draw", "With the same seed anybody draws the same matters. It is kept and shown."
        ),
    )


class Period(forms.Form):
    """The days looked at; both may be left out."""

    first = forms.DateField(required=False)
    last = forms.DateField(required=False)


@staff
@needs(permissions.SUPERVISE, permissions.HANDLE)
@require_safe
def causes(request: HttpRequest) -> HttpResponse:
    """What waits for the reader first, then what the codings of the period say."""
    actor, today = request.actor, timezone.localdate(timezone.now())  # type: ignore[attr-defined]
    if not law().knows("code_cause"):
        return render(request, "desk/causes/unknown.html", {"place": "oversight"})
    first, last = _period(request, today)
    context = {
        "to_code": list(to_code(actor)[:SHOWN]),
        "to_read_again": list(to_read_again(actor)[:SHOWN]),
        "differing": differing(actor),
        "figures": figures(actor, first, last),
        "first": first,
        "last": last,
        "draws": draws(actor) if actor.may(permissions.SUPERVISE) else [],
        "may_draw": actor.may(permissions.SUPERVISE),
        "meanings": definitions(law()),
        "place": "oversight",
    }
    return render(request, "desk/causes/causes.html", context)


@staff
@needs(permissions.SUPERVISE)
@require_http_methods(["GET", "HEAD", "POST"])
def draw(request: HttpRequest) -> HttpResponse:
    """Draw coded matters of other units to be read again by one's own."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    sent, today = request.method == "POST", timezone.localdate(at)
    start: dict[str, Any] = {"first": _year_before(today), "last": today, "seed": secrets.token_hex(8)}
    form = DrawForm(request.POST) if sent else DrawForm(initial=start)
    if sent and form.is_valid():
        try:
            drawn = draw_second(actor=actor, at=at, **form.cleaned_data)
        except Invalid as failure:
            form.take(failure)
        else:
            said = {"n": len(drawn.matters), "frame": drawn.frame}
            messages.success(request, _("%(n)d of %(frame)d are drawn and wait to be read again.") % said)
            return redirect("desk:causes")
    context = {"form": form, "place": "oversight"}
    return render(request, "desk/causes/draw.html", context, status=422 if sent else 200)


def _period(request: HttpRequest, today: date) -> tuple[date, date]:
    """The days asked for; a year until today where none, or none that make sense, are given."""
    asked = Period(request.GET)
    given = asked.cleaned_data if asked.is_valid() else {}
    first, last = given.get("first") or _year_before(today), given.get("last") or today
    return (first, last) if first <= last else (_year_before(today), today)


def _year_before(today: date) -> date:
    leap = today.month == 2 and today.day == 29
    return today.replace(year=today.year - 1, day=28 if leap else today.day)
