"""Saying whether what was closed is solved: the person's own word on a matter drawn by lot."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.people.actor import PersonActor
from huiyin.interfaces.portal.filing.forms import words
from huiyin.interfaces.portal.own.asking import act_key, form_page
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.followed import Followed, followed
from huiyin.work.checking.acts.answer_check import answer_check


class Answer(HouseForm):
    """Solved, in part, or not; words are welcome, never demanded."""

    elsewhere = {"check_said": "said"}
    said = forms.ChoiceField(
        label=gettext_lazy("Is it solved?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one. You need not answer at all.")},
    )
    words = words(
        gettext_lazy("What is solved, and what is not?"),
        gettext_lazy("In your own words. The office that asks and the unit read it."),
        rows=4,
    )

    def __init__(self, *args: Any, law: Counsel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        speak = get_language() or "zh-hans"
        codes = [code for code in law.group("checks") if code not in law.having("silent")]
        self.fields["said"].choices = [(code, law.term(code).say(speak)) for code in codes]  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def answer(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Say it, once; it can be changed while the check is open."""
    who, at = PersonActor(matter_id), timezone.now()
    case = followed(matter_id, actor=who, at=at)
    about: dict[str, Any] = {"check": case.check, "room": "checks"}
    if request.method != "POST":
        return form_page(
            request, matter_id, "answer_check", Answer(law=case.counsel, initial=_before(case)), **about
        )
    given = {name: request.POST.get(name, "").replace("\x00", "")[:20_000] for name in ("said", "words")}
    form = Answer(given, law=case.counsel)
    if form.is_valid():
        try:
            answer_check(actor=who, at=at, matter_id=matter_id, key=act_key(request, matter_id), **given)
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(
                request, _("Thank you. Your word stands beside what the unit said when it closed it.")
            )
            return redirect("portal:matter", matter_id)
    return form_page(request, matter_id, "answer_check", form, status=422, **about)


def _before(case: Followed) -> dict[str, str]:
    row = case.check
    return {"said": row.said, "words": row.words} if row is not None and row.by else {}


def check_of(case: Followed) -> dict[str, Any]:
    """What the tracking page shows of an open check: nothing where there is none."""
    row = case.check
    if row is None or not case.offers.opens("answer_check"):
        return {}
    said = case.counsel.term(row.said).say(get_language() or "zh-hans") if row.said else ""
    return {"check": row, "check_said": said, "check_unsolved": row.said in case.counsel.having("unsolved")}
