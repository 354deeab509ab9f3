"""The person agrees that their answer be published, or takes it back; what was published then goes at once."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huiyin.foundation.people.actor import PersonActor
from huiyin.interfaces.portal.own.asking import act_key, form_page
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Refused
from huiyin.matters.queries.casework.published import publication_of
from huiyin.matters.queries.followed import followed
from huiyin.work.publishing.acts.agree_publication import agree_publication


class Consent(HouseForm):
    """One choice."""

    agrees = forms.BooleanField(
        label=gettext_lazy(
            "The question and the answer may be published without anything that shows who I am"
        ),
        help_text=gettext_lazy(
            "You may change this at any time. Taken back, what was published goes at once."
        ),
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def agree(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Set it as it shall be from now on."""
    who, at = PersonActor(matter_id), timezone.now()
    if request.method != "POST":
        matter = followed(matter_id, actor=who, at=at).matter
        form = Consent(initial={"agrees": matter.publishable})
        public = publication_of(matter)
        return form_page(request, matter_id, "agree_publication", form, room="answers", public=public)
    form, agrees = Consent(request.POST), "agrees" in request.POST
    try:
        agree_publication(
            actor=who, at=at, matter_id=matter_id, agrees=agrees, key=act_key(request, matter_id)
        )
    except Refused as failure:
        form.take(failure)
        return form_page(request, matter_id, "agree_publication", form, status=409, room="answers")
    messages.success(request, _("Kept. You can change it at any time."))
    return redirect("portal:matter", matter_id)
