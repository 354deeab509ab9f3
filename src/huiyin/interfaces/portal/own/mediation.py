"""Ending a mediation: the person may, at any time and without a reason."""

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
from huiyin.matters.failures import Invalid, Refused
from huiyin.work.hearing.acts.end_mediation import end_mediation


class Ending(HouseForm):
    """A reason is welcome, never demanded."""

    reason = words(gettext_lazy("Why do you end it?"), gettext_lazy("You need not say."), rows=3)


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def end(request: HttpRequest, matter_id: int) -> HttpResponse:
    """End it, once."""
    if request.method != "POST":
        return form_page(request, matter_id, "end_mediation", Ending(), room="hearing")
    reason = request.POST.get("reason", "").replace("\x00", "")[:2_000]
    form = Ending({"reason": reason})
    try:
        who, key = PersonActor(matter_id), act_key(request, matter_id)
        end_mediation(actor=who, at=timezone.now(), matter_id=matter_id, reason=reason, key=key)
    except (Invalid, Refused) as failure:
        form.take(failure)
        return form_page(request, matter_id, "end_mediation", form, status=409, room="hearing")
    messages.success(request, _("The mediation has ended. Your matter is handled in the ordinary way."))
    return redirect("portal:matter", matter_id)
