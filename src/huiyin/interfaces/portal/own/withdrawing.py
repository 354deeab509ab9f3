"""Withdrawing a matter, or only a request for review or reopening, after being told what that means."""

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
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Refused
from huiyin.work.intake.acts.withdraw import withdraw as do_withdraw
from huiyin.work.review.acts.withdraw_request import withdraw_request


class Leaving(HouseForm):
    """A reason is welcome, never demanded."""

    reason = words(gettext_lazy("Why do you withdraw it?"), gettext_lazy("You need not say."), rows=3)


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def withdraw(request: HttpRequest, matter_id: int) -> HttpResponse:
    """The page is itself the second thought: it says what ends, and asks."""
    if request.method != "POST":
        return form_page(request, matter_id, "withdraw", Leaving())
    reason = request.POST.get("reason", "").replace("\x00", "")[:2_000]
    form = Leaving({"reason": reason})
    try:
        key = act_key(request, matter_id)
        do_withdraw(
            actor=PersonActor(matter_id), at=timezone.now(), matter_id=matter_id, reason=reason, key=key
        )
    except Refused as failure:
        form.take(failure)
        return form_page(request, matter_id, "withdraw", form, status=409)
    messages.success(request, _("The matter is withdrawn."))
    return redirect("portal:matter", matter_id)


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def take_back(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Only the request is taken back; the page says what stays."""
    form = HouseForm(request.POST or None)
    if request.method != "POST":
        return form_page(request, matter_id, "withdraw_request", form, room="review")
    try:
        key = act_key(request, matter_id)
        withdraw_request(actor=PersonActor(matter_id), at=timezone.now(), matter_id=matter_id, key=key)
    except Refused as failure:
        form.take(failure)
        return form_page(request, matter_id, "withdraw_request", form, status=409, room="review")
    messages.success(request, _("Your request is taken back. Everything else is as it was."))
    return redirect("portal:matter", matter_id)
