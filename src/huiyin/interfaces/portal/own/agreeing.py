"""Agreeing to be reached, and taking it back: asked about promises, served electronically."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.foundation.people.actor import PersonActor
from huiyin.interfaces.portal.filing.forms import E_SERVICE, E_SERVICE_HELP, MAY_CALL, MAY_CALL_HELP
from huiyin.interfaces.portal.own.asking import act_key, form_page
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Refused
from huiyin.matters.queries.followed import followed
from huiyin.work.promises.acts.agree_contact import agree_contact


class Consents(HouseForm):
    """The two consents, each by itself."""

    may_call = forms.BooleanField(label=MAY_CALL, help_text=MAY_CALL_HELP, required=False)
    e_service = forms.BooleanField(label=E_SERVICE, help_text=E_SERVICE_HELP, required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def agree(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Set both as they shall be from now on."""
    if request.method != "POST":
        marks = followed(matter_id, actor=PersonActor(matter_id), at=timezone.now()).matter.marks
        form = Consents(initial={name: marks.get(name, False) for name in ("may_call", "e_service")})
        return form_page(request, matter_id, "agree_contact", form, room="promises")
    form = Consents(request.POST)
    given = {name: name in request.POST for name in ("may_call", "e_service")}
    try:
        key = act_key(request, matter_id)
        who, at = PersonActor(matter_id), timezone.now()
        agree_contact(actor=who, at=at, matter_id=matter_id, key=key, **given)
    except Refused as failure:
        form.take(failure)
        return form_page(request, matter_id, "agree_contact", form, status=409, room="promises")
    messages.success(request, _("Kept. You can change it at any time."))
    return redirect("portal:matter", matter_id)
