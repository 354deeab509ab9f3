"""Releases of public statistics: which there are, and one more for months that are past."""

from datetime import date, timedelta

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huiyin.foundation.people.permissions import STATISTICS
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.forms.acting import REQUIRED, words
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import NotPermitted
from huiyin.services.analytics.releasing.files import releases as every
from huiyin.services.analytics.releasing.making import release
from huiyin.services.analytics.releasing.spans import CannotRelease, span_named


class NewRelease(HouseForm):
    """Which months, and that it is understood that this is done once."""

    first = words(gettext_lazy("First month"), help_text=gettext_lazy("Like 2026-01."), longest=7)
    last = words(
        gettext_lazy("Last month"), help_text=gettext_lazy("The same for a single month."), longest=7
    )
    understood = forms.BooleanField(
        label=gettext_lazy(
            "I know that what is published stays as it is, and that these months are published once"
        ),
        error_messages=dict(REQUIRED),
    )


@staff
@needs(STATISTICS)
@require_http_methods(["GET", "HEAD", "POST"])
def releases(request: HttpRequest) -> HttpResponse:
    """The releases, and the form of the next."""
    at, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    if not tree().units[actor.unit_id].home:
        raise NotPermitted(_("Only the office that runs this installation publishes its figures."))
    form = (
        NewRelease(request.POST)
        if request.method == "POST"
        else NewRelease(initial=_next(timezone.localdate(at)))
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = release(span_named(f"{given['first']}_{given['last']}"), at=at, by=actor.name)
        except CannotRelease as failure:
            form.add_error(None, str(failure))
        else:
            hidden = sum(bool(row[-1]) for table in made.about["tables"] for row in table["rows"])
            said = _("Published: %(tables)d tables; in %(hidden)d rows a number is hidden.")
            messages.success(request, said % {"tables": len(made.about["tables"]), "hidden": hidden})
            return redirect("desk:releases")
    context = {"form": form, "rows": every(), "place": "oversight"}
    return render(request, "desk/reports/releases.html", context, status=422 if form.errors else 200)


def _next(today: date) -> dict[str, str]:
    last = today.replace(day=1) - timedelta(days=1)
    return {"first": f"{last:%Y-%m}", "last": f"{last:%Y-%m}"}
