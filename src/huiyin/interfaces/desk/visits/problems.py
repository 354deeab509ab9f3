"""Problems to be solved: each unit's own, those reported to it, and visits about what nobody had entered."""

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
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.forms.acting import fresh_key, words
from huiyin.interfaces.desk.forms.announcing.problems import entered, fields_of_problem
from huiyin.interfaces.desk.forms.picking import CategoryField
from huiyin.interfaces.desk.words import law
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.visits.problems import problems, unentered
from huiyin.work.announcing.acts.enter_problem import enter_problem

GROUP = "group_size"


class NewProblem(HouseForm):
    """A problem for which no matter is there yet."""

    key = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=64)
    category = CategoryField()
    place = words(pgettext_lazy("problem", "Where"), required=False, longest=120)

    def __init__(self, *args: Any, unit_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"key": fresh_key()}, **kwargs})
        self.fields = {**fields_of_problem(unit_id), **self.fields}


@staff
@needs(permissions.HANDLE, permissions.RECEIVE)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What is not solved first, by its day."""
    now, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    today, lawyer = timezone.localdate(now), law()
    smallest = lawyer.value(GROUP, today) if GROUP in lawyer.pack.values else 1
    found = problems(actor, on=today)
    context = {
        "open_ones": [one for one in found if one.row.state == "open"],
        "ended": [one for one in found if one.row.state != "open"],
        "unentered": unentered(actor, at=now, smallest=smallest),
        "today": today,
        "may_enter": actor.may(permissions.HANDLE) and lawyer.knows("enter_problem"),
        "place": "visits",
    }
    return render(request, "desk/visits/problems.html", context)


@staff
@needs(permissions.HANDLE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter one for which there is no matter; it is opened in the unit's own hands, without any person."""
    at, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    sent = request.method == "POST"
    form = NewProblem(request.POST, unit_id=actor.unit_id) if sent else NewProblem(unit_id=actor.unit_id)
    if sent and form.is_valid():
        try:
            key = f"{actor.account_id}:{form.cleaned_data['key']}"
            event = enter_problem(actor=actor, at=at, problem=entered(form.cleaned_data), key=key)
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, _("The problem is entered, and reported to those who have to know."))
            return redirect("desk:matter", event.matter_id)
    return render(
        request,
        "desk/visits/problem_new.html",
        {"form": form, "place": "visits"},
        status=422 if sent else 200,
    )
