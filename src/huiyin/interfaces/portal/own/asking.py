"""What the pages of the person's own acts share: first the law's answer, then a form, then the act, once."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from huiyin.domain.law.why import Refusal
from huiyin.foundation.people.actor import PersonActor
from huiyin.interfaces.portal.tracking.telling.inside import requests
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.interfaces.ui.refusals import page, refusal_words
from huiyin.matters.failures import no_such_act
from huiyin.matters.queries.followed import followed
from huiyin.matters.queries.offered import is_open


def form_page(
    request: HttpRequest,
    matter_id: int,
    act: str,
    form: HouseForm,
    *,
    status: int = 200,
    room: str = "tracking",
    **more: Any,
) -> HttpResponse:
    """The page of an act's form, or the law's reason why it cannot be done now and what can; `room` holds its template."""
    case = followed(matter_id, actor=PersonActor(matter_id), at=timezone.now())
    answer = case.offers.get(act) or no_such_act(act, case.counsel.pack)
    if isinstance(answer, Refusal) and not is_open(answer) and request.method != "POST":
        return page(request, 409, _("This is not possible now"), refusal_words(answer), back_to=case.matter)
    told = {"form": form, "matter": case.matter, "case": case, "key": key_of(request), **more}
    if more.get("answers"):
        told["asked"] = next((one for one in requests(case) if one.no == more["answers"]), None)
    return render(request, f"portal/{room}/{act}.html", told, status=status)


def key_of(request: HttpRequest) -> str:
    """The key of the form sent, kept through every correction; a fresh one for a fresh form."""
    return request.POST.get("key", "")[:64] or secrets.token_urlsafe(18)


def act_key(request: HttpRequest, matter_id: int) -> str | None:
    """The key under which the act is done once; bound to this matter, so that none can be used up from elsewhere."""
    sent = request.POST.get("key", "")[:64]
    return f"{matter_id}:{sent}" if sent else None
