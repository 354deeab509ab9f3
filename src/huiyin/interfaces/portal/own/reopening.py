"""Asking for a matter to be reopened, because a fact or a reason is new."""

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
from huiyin.interfaces.portal.own.enclosing import enclosed, files_field
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Invalid, Refused
from huiyin.work.review.acts.ask_reopen import ask_reopen

LONGEST = 40_000


class News(HouseForm):
    """What is new, and what shows it."""

    elsewhere = {"reason": "text"}

    whats_new = forms.ChoiceField(
        label=gettext_lazy("What is new?"),
        choices=[
            (
                "new_facts",
                gettext_lazy("a fact: something has happened since, or I found something that shows it"),
            ),
            ("new_reasons", gettext_lazy("a reason: a rule has changed, or one was overlooked")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    text = words(gettext_lazy("Describe it"), rows=7)
    uploads = files_field()


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def reopen(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Ask for it to be reopened, once."""
    if request.method != "POST":
        return form_page(request, matter_id, "ask_reopen", News(), room="review")
    given = {n: request.POST.get(n, "").replace("\x00", "")[:LONGEST] for n in ("whats_new", "text")}
    form, came = News(given), enclosed(request, matter_id)
    for sentence in came.refused:
        form.add_error("uploads", sentence)
    if not came.refused and form.is_valid():
        try:
            who, key = PersonActor(matter_id), act_key(request, matter_id)
            at, new, text = timezone.now(), given["whats_new"], given["text"]
            ask_reopen(
                actor=who, at=at, matter_id=matter_id, whats_new=new, text=text, files=came.files, key=key
            )
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(
                request, _("Your request has gone to the office. This page shows what they answer.")
            )
            return redirect("portal:matter", matter_id)
    return form_page(request, matter_id, "ask_reopen", form, status=422, room="review", **came.shown())
