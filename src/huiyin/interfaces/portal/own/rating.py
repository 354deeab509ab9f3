"""Rating how the letters office and the responsible unit served, each by itself."""

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
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Invalid, Refused
from huiyin.work.feedback.acts.rate import rate as do_rate

GRADE_WORDS = {
    "satisfied": gettext_lazy("satisfied"),
    "fairly": gettext_lazy("fairly satisfied"),
    "dissatisfied": gettext_lazy("dissatisfied"),
}


class Grades(HouseForm):
    """One grade for the letters office, one for the unit that handled the matter."""

    office = forms.ChoiceField(
        label=gettext_lazy("How did the letters office serve you?"),
        choices=list(GRADE_WORDS.items()),
        widget=forms.RadioSelect,
        required=False,
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("How did the responsible unit serve you?"),
        choices=list(GRADE_WORDS.items()),
        widget=forms.RadioSelect,
        required=False,
    )
    comment = words(gettext_lazy("What do you want to say about it?"), rows=4)


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def rate(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Rate, once; no right ends by it."""
    if request.method != "POST":
        return form_page(request, matter_id, "rate", Grades())
    given = {
        name: request.POST.get(name, "").replace("\x00", "")[:20_000]
        for name in ("office", "unit", "comment")
    }
    form = Grades(given)
    if form.is_valid():
        try:
            key = act_key(request, matter_id)
            do_rate(actor=PersonActor(matter_id), at=timezone.now(), matter_id=matter_id, key=key, **given)
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, _("Thank you. Your rating was kept; it ends none of your rights."))
            return redirect("portal:matter", matter_id)
    return form_page(request, matter_id, "rate", form, status=422)
