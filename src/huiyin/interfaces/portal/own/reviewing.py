"""Asking for a review, and after it for a second one: one page, which knows which of the two is next."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huiyin.domain.law.why import Permit, Refusal
from huiyin.foundation.people.actor import PersonActor
from huiyin.interfaces.portal.filing.forms import words
from huiyin.interfaces.portal.own.asking import act_key, key_of
from huiyin.interfaces.portal.own.enclosing import enclosed, files_field
from huiyin.interfaces.portal.review.right import ACTS, review_page
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.interfaces.ui.refusals import page, refusal_words
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.followed import Followed, followed
from huiyin.matters.queries.offered import is_open
from huiyin.work.review.acts.ask_review import ask_review
from huiyin.work.review.acts.ask_second_review import ask_second_review
from huiyin.work.review.request import Request

LONGEST = 40_000


class Grounds(HouseForm):
    """What is not right in the opinion; why it comes late, where it does; what shows it."""

    grounds = words(
        gettext_lazy("What do you not agree with, and why?"),
        gettext_lazy("In your own words. You need not name laws; say what was found wrongly or left out."),
        rows=8,
    )
    late_reason = words(
        gettext_lazy("Why does it come only now?"),
        gettext_lazy("For instance: you were ill, you never got the paper, or you were told a wrong date."),
        rows=3,
    )
    uploads = files_field()

    def __init__(self, data: Any = None, *, late: bool) -> None:
        super().__init__(data)
        if not late:
            del self.fields["late_reason"]


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def ask(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Ask for the review that is next, once."""
    case = followed(matter_id, actor=PersonActor(matter_id), at=timezone.now())
    level = case.above.level
    answer = case.offers.get(ACTS.get(level, "ask_review"))
    late = not isinstance(answer, Permit)
    if request.method == "POST":
        sent = request.POST.get("level", "")
        return _sent(request, case, int(sent) if sent in {"1", "2"} else level, late)
    if answer is None or not is_open(answer):
        told = (
            refusal_words(answer) if isinstance(answer, Refusal) else [_("No review can be asked for now.")]
        )
        return page(request, 409, _("This is not possible now"), told, back_to=case.matter)
    return _shown(request, case, Grounds(late=late))


def _sent(request: HttpRequest, case: Followed, level: int, late: bool) -> HttpResponse:
    matter_id = case.matter.pk
    given = {n: request.POST.get(n, "").replace("\x00", "")[:LONGEST] for n in ("grounds", "late_reason")}
    form, came = Grounds(given, late=late), enclosed(request, matter_id)
    for sentence in came.refused:
        form.add_error("uploads", sentence)
    if came.refused:
        return _shown(request, case, form, status=422, **came.shown())
    asking = Request(given["grounds"], given["late_reason"], files=came.files)
    try:
        do = ask_second_review if level > 1 else ask_review
        who, key = PersonActor(matter_id), act_key(request, matter_id)
        do(actor=who, at=timezone.now(), matter_id=matter_id, request=asking, key=key)
    except (Invalid, Refused) as failure:
        form.take(failure)
        return _shown(request, case, form, status=422, **came.shown())
    said = _("Your request has gone to the organ that reviews. This page shows every step of it.")
    messages.success(request, said)
    return redirect("portal:matter", matter_id)


def _shown(
    request: HttpRequest, case: Followed, form: forms.Form, status: int = 200, **more: Any
) -> HttpResponse:
    told = {"form": form, "matter": case.matter, "key": key_of(request), **review_page(case), **more}
    return render(request, "portal/review/ask_review.html", told, status=status)
