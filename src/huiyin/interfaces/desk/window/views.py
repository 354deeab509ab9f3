"""Taking in a letter, a call or a visit; the same matter is looked for first."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.forms.taking import TakingForm
from huiyin.interfaces.desk.hints.answering import note_answer
from huiyin.interfaces.desk.hints.same.showing import lines
from huiyin.interfaces.desk.hints.views import boxed, for_typed, safely
from huiyin.interfaces.desk.window import slips
from huiyin.interfaces.desk.words import law
from huiyin.matters.failures import Invalid, NotPermitted, Refused, no_such_act
from huiyin.matters.queries.same_matter import Candidate, same_matter
from huiyin.matters.queries.since import already
from huiyin.work.intake.acts.add_material import add_material
from huiyin.work.intake.acts.take_call import take_call
from huiyin.work.intake.acts.take_letter import take_letter
from huiyin.work.intake.acts.take_visit import take_visit
from huiyin.work.intake.taking import query_code

LONGEST = 60_000  # characters of what was typed that are looked for
TAKES = {"letter": take_letter, "call": take_call, "visit": take_visit}


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, channel: str) -> HttpResponse:
    """The form, and what becomes of it."""
    if channel not in TAKES:
        raise Http404
    _ensure_may_take(request)
    if not law().knows(TAKES[channel].__name__):
        raise Refused(no_such_act(TAKES[channel].__name__, law().pack))
    at = timezone.now()
    today = timezone.localdate(at)
    if request.method != "POST":
        return _page(request, TakingForm(channel=channel, today=today))
    form = TakingForm(request.POST, request.FILES, channel=channel, today=today)
    if not form.is_valid():
        return _again(request, form)
    try:
        return _decide(request, form, at)
    except (Invalid, Refused) as failure:
        form.take(failure)
        return _again(request, form)


@staff
@require_POST
def same(request: HttpRequest) -> HttpResponse:
    """Candidates for the same matter while the form is being filled in (htmx)."""
    _ensure_may_take(request)
    found = _candidates(request.actor, request.POST)  # type: ignore[attr-defined]
    context = {"candidates": lines(found, _body(request.POST)), "seen": _ids(found)}
    return render(request, "desk/window/same.html", context)


def _decide(request: HttpRequest, form: TakingForm, at: datetime) -> HttpResponse:
    choice = request.POST.get("same", "")
    if already(TAKES[form.channel].__name__, form.cleaned_data["key"]):
        choice = "new"  # this very form was sent before: it leads to the matter it opened then
    if choice.isdecimal():
        return _add(request, form, int(choice), at)
    if choice != "new":
        found = _candidates(request.actor, request.POST)  # type: ignore[attr-defined]
        unseen = set(_ids(found)) - set(request.POST.get("seen", "").split(","))
        if unseen:
            form.remember_files()
            return _page(request, form, candidates=found, asks=True)
    return _open(request, form, at)


def _open(request: HttpRequest, form: TakingForm, at: datetime) -> HttpResponse:
    key = form.cleaned_data["key"]
    event = TAKES[form.channel](
        actor=request.actor,  # type: ignore[attr-defined]
        at=at,
        filing=form.filing(at),
        code=query_code(key),
        key=key,
    )
    given = {"category": form.cleaned_data["category"], "place": form.cleaned_data["place"]}
    note_answer(event.matter_id, request.POST, given, at)
    slips.remember(
        request, number=event.matter.number, key=key, matter_id=event.matter_id, channel=form.channel, at=at
    )
    return redirect("desk:taken")


def _add(request: HttpRequest, form: TakingForm, matter_id: int, at: datetime) -> HttpResponse:
    """It is the same: what came in joins that matter as a further item."""
    given = form.cleaned_data
    add_material(
        actor=request.actor,  # type: ignore[attr-defined]
        at=at,
        matter_id=matter_id,
        text="\n".join(filter(None, (given["body"], given["claims"]))),
        files=form.all_files(),
        channel=form.channel,
        key=given["key"],
    )
    messages.success(request, _("It was added to this matter; no second one was opened."))
    return redirect("desk:matter", matter_id=matter_id)


def _candidates(actor: Any, typed: Any) -> list[Candidate]:
    return same_matter(
        actor,
        text=_body(typed),
        name=typed.get("name", "")[:100],
        contact=typed.get("phone", "")[:60],
    )


def _body(typed: Any) -> str:
    return str(typed.get("body", ""))[:LONGEST]


def _ids(found: list[Candidate]) -> list[str]:
    return [str(c.matter.pk) for c in found]


def _again(request: HttpRequest, form: TakingForm) -> HttpResponse:
    form.remember_files()
    return _page(request, form, status=422)


def _page(request: HttpRequest, form: TakingForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": form, "channel": form.channel, "today": form.today, **more}
    if form.is_bound:  # shown again: what would come by itself stands there at once
        context |= boxed(safely(lambda: for_typed(form.data, form.today)))
    found = more.get("candidates", [])
    context |= {"seen": _ids(found), "candidates": lines(found, _body(form.data)) if found else []}
    context["kept"] = form.all_files() if form.is_bound and hasattr(form, "cleaned_data") else ()
    return render(request, "desk/window/take.html", context, status=status)


def _ensure_may_take(request: HttpRequest) -> None:
    if not request.actor.may(permissions.TAKE):  # type: ignore[attr-defined]
        raise NotPermitted(
            _("Your role does not take in letters, calls and visits. Ask your administrator if it should.")
        )
