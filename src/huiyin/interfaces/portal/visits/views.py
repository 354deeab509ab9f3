"""Announcing a visit, changing it and calling it off; and the page that tells people how it goes."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.domain.law.counsel import counsel
from huiyin.foundation.people.actor import PersonActor
from huiyin.interfaces.portal.own.asking import act_key, form_page, key_of
from huiyin.interfaces.portal.tracking.entering import Code
from huiyin.interfaces.portal.tracking.guard import with_pass
from huiyin.interfaces.portal.tracking.passes import opened
from huiyin.interfaces.portal.visits.forms import Announcement, CallingOff
from huiyin.interfaces.portal.visits.shown import coming_of, representatives
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.interfaces.ui.refusals import page
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.followed import Followed, followed
from huiyin.work.announcing.acts.announce_visit import announce_visit
from huiyin.work.announcing.acts.cancel_visit import cancel_visit
from huiyin.work.announcing.acts.change_visit import change_visit

LONGEST = 20_000
TYPED = ("wished_day", "headcount", "about", "needs_words", "wished_for")


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """How it goes, and the two ways to begin: with a query code, or by filing first."""
    told = {
        "form": Code(),
        "speakers": representatives(counsel(*_rules()), timezone.localdate(timezone.now())),
        "opened": [(m, number) for m, (_since, number) in opened(request).items()],
    }
    return render(request, "portal/visits/start.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def announce(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Announce it, once."""
    case = _case(matter_id)
    room: dict[str, Any] = {"room": "visits", "speakers": representatives(case.counsel, case.today)}
    if request.method != "POST":
        asked = {"headcount": max(case.matter.people, 1)}
        form = Announcement(law=case.counsel, today=case.today, initial=asked)
        return form_page(request, matter_id, "announce_visit", form, **room)
    form = _filled(request, case)
    told = _("Your visit is announced. This page shows when the office has answered.")
    if _sent(request, matter_id, form, announce_visit, told):
        return redirect("portal:matter", matter_id)
    return form_page(request, matter_id, "announce_visit", form, status=422, **room)


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def change(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Say another day, another number, other needs."""
    case = _case(matter_id)
    visit = coming_of(case)
    if visit is None:
        return _nothing_to_come(request, case)
    if request.method != "POST":
        form = Announcement(law=case.counsel, today=case.today, initial=visit.said())
        return _page(request, "change_visit", case, form, visit=visit)
    form = _filled(request, case)
    if _sent(request, matter_id, form, change_visit, _("Your visit is changed, and the office is told.")):
        return redirect("portal:matter", matter_id)
    return _page(request, "change_visit", case, form, status=422, visit=visit)


def _sent(
    request: HttpRequest, matter_id: int, form: Announcement, act: Callable[..., object], told: str
) -> bool:
    """Do the act with what the form says; what hinders it stands in the form."""
    if not form.is_valid():
        return False
    given = {"matter_id": matter_id, "wish": form.wish(), "key": act_key(request, matter_id)}
    try:
        act(actor=PersonActor(matter_id), at=timezone.now(), **given)
    except (Invalid, Refused) as failure:
        form.take(failure)
        return False
    messages.success(request, told)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@with_pass
def cancel(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Call it off; another can be announced at once."""
    case = _case(matter_id)
    visit = coming_of(case)
    if visit is None and request.method != "POST":
        return _nothing_to_come(request, case)
    if request.method != "POST":
        return _page(request, "cancel_visit", case, CallingOff(), visit=visit)
    reason = request.POST.get("reason", "").replace("\x00", "")[:2_000]
    form = CallingOff({"reason": reason})
    try:
        who, key = PersonActor(matter_id), act_key(request, matter_id)
        cancel_visit(actor=who, at=timezone.now(), matter_id=matter_id, reason=reason, key=key)
    except (Invalid, Refused) as failure:
        form.take(failure)
        return _page(request, "cancel_visit", case, form, status=409, visit=visit)
    messages.success(
        request, _("The visit is called off. You can announce another, or come without announcing.")
    )
    return redirect("portal:matter", matter_id)


def _case(matter_id: int) -> Followed:
    return followed(matter_id, actor=PersonActor(matter_id), at=timezone.now())


def _filled(request: HttpRequest, case: Followed) -> Announcement:
    given: dict[str, Any] = {n: request.POST.get(n, "").replace("\x00", "")[:LONGEST] for n in TYPED}
    given["needs"] = [
        code for code in request.POST.getlist("needs") if code in case.counsel.group("visit_needs")
    ]
    return Announcement(given, law=case.counsel, today=case.today)


def _page(
    request: HttpRequest, name: str, case: Followed, form: HouseForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    told = {"form": form, "matter": case.matter, "case": case, "key": key_of(request), **more}
    return render(request, f"portal/visits/{name}.html", told, status=status)


def _nothing_to_come(request: HttpRequest, case: Followed) -> HttpResponse:
    words = [
        _("No visit is announced in this matter, or it has been held."),
        _("You can announce one, or come without announcing."),
    ]
    return page(request, 409, _("This is not possible now"), words, back_to=case.matter)


def _rules() -> tuple[str, str | None]:
    return settings.HUIYIN_PACK, settings.HUIYIN_PLACE or None
