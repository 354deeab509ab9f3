"""Rating how the letters office and the responsible unit served, each by itself."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.domain.law.terms import Role
from huiyin.domain.law.why import Permit
from huiyin.foundation.people.actor import PersonActor
from huiyin.interfaces.portal.filing.forms import words
from huiyin.interfaces.portal.own.asking import act_key, form_page
from huiyin.interfaces.portal.review.right import ACTS
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.followed import followed, law_behind
from huiyin.work.feedback.acts.rate import rate as do_rate


class Grades(HouseForm):
    """One grade for the letters office, one for the unit that handled the matter."""

    office = forms.ChoiceField(
        label=gettext_lazy("How did the letters office serve you?"),
        widget=forms.RadioSelect,
        required=False,
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("How did the responsible unit serve you?"),
        widget=forms.RadioSelect,
        required=False,
    )
    comment = words(gettext_lazy("What do you want to say about it?"), rows=4)

    def __init__(self, matter_id: int, data: Any = None) -> None:
        super().__init__(data)
        self.law, speak = law_behind(PersonActor(matter_id)), get_language() or "zh-hans"
        grades = [(code, self.law.term(code).say(speak)) for code in self.law.group("ratings")]
        for name in ("office", "unit"):
            cast(forms.ChoiceField, self.fields[name]).choices = grades


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def rate(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Rate, once; no right ends by it."""
    if request.method != "POST":
        return form_page(request, matter_id, "rate", Grades(matter_id))
    given = {
        name: request.POST.get(name, "").replace("\x00", "")[:20_000]
        for name in ("office", "unit", "comment")
    }
    form = Grades(matter_id, given)
    if form.is_valid():
        try:
            key = act_key(request, matter_id)
            do_rate(actor=PersonActor(matter_id), at=timezone.now(), matter_id=matter_id, key=key, **given)
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            poor = bool({given["office"], given["unit"]} & set(form.law.having("poor")))
            return _kept(request, matter_id, poor=poor)
    return form_page(request, matter_id, "rate", form, status=422)


@require_safe
@with_pass
def rated(request: HttpRequest, matter_id: int) -> HttpResponse:
    """After a poor rating: the review, one click away, as long as it can be asked for."""
    case = followed(matter_id, actor=PersonActor(matter_id), at=timezone.now())
    act = ACTS.get(case.above.level, "")
    rights = [c for c in case.clocks if c.running and case.counsel.role_of(c.limit) is Role.REVIEW]
    until = rights[-1].due if rights else None
    if until is None or not isinstance(case.offers.get(act), Permit):
        return redirect("portal:matter", matter_id)
    organ = case.above.words(get_language() or "zh-hans")
    about = {"matter": case.matter, "until": until, "organ": organ}
    way = reverse("portal:ask_review", args=[matter_id])
    return render(request, "portal/promises/rated.html", {**about, "ask_review": way})


def _kept(request: HttpRequest, matter_id: int, *, poor: bool) -> HttpResponse:
    messages.success(request, _("Thank you. Your rating was kept; it ends none of your rights."))
    return redirect("portal:rated" if poor else "portal:matter", matter_id)
