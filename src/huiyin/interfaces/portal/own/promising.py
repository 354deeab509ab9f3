"""Saying whether something promised was done: the person's word beside the unit's."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huiyin.foundation.people.actor import PersonActor
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.portal.filing.forms import words
from huiyin.interfaces.portal.own.asking import act_key, form_page
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.followed import own_promise
from huiyin.work.promises.acts.confirm_promise import confirm_promise

SAID_WORDS = {
    "done": gettext_lazy("Yes, it is done"),
    "partly": gettext_lazy("Only in part"),
    "not_done": gettext_lazy("No, it is not done"),
}


class Word(HouseForm):
    """Yes, in part, or no; words are welcome, never demanded."""

    said = forms.ChoiceField(
        label=gettext_lazy("Was this done?"),
        choices=list(SAID_WORDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one: done, partly done, or not done.")},
    )
    words = words(
        gettext_lazy("What is done, and what is not?"),
        gettext_lazy("In your own words. The unit and the office read it."),
        rows=4,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def confirm(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """Say it, once; it can be changed afterwards."""
    promise = own_promise(matter_id, no, actor=PersonActor(matter_id))
    about: dict[str, Any] = {
        "promise": promise,
        "unit": tree().units[promise.unit_id].name,
        "room": "promises",
    }
    if request.method != "POST":
        form = Word(initial={"said": promise.said, "words": promise.said_words} if promise.said_by else None)
        return form_page(request, matter_id, "confirm_promise", form, **about)
    given = {name: request.POST.get(name, "").replace("\x00", "")[:20_000] for name in ("said", "words")}
    form = Word(given)
    if form.is_valid():
        try:
            key = act_key(request, matter_id)
            who, at = PersonActor(matter_id), timezone.now()
            confirm_promise(actor=who, at=at, matter_id=matter_id, commitment=no, key=key, **given)
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, _said(given["said"]))
            return redirect("portal:matter", matter_id)
    return form_page(request, matter_id, "confirm_promise", form, status=422, **about)


def _said(said: str) -> str:
    if said == "done":
        return _("Thank you. Your word stands beside the unit's.")
    return _("The promise is open again. The unit is pressed for it and has to answer in writing.")
