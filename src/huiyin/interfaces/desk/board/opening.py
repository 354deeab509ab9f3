"""People are here together: one form opens the board, in the matter they have or in one registered by the same step."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.board.forms.opening import OpeningForm, from_announcement
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.window import slips
from huiyin.interfaces.desk.words import law
from huiyin.interfaces.ui.refusals import refusal_words
from huiyin.matters.failures import Invalid, NotPermitted, Refused, no_such_act
from huiyin.matters.queries.visits.board import running_visit
from huiyin.matters.queries.visits.table import numbered, open_visits, to_come
from huiyin.work.group_visits.acts.open_drill import open_drill
from huiyin.work.group_visits.acts.open_visit import open_visit
from huiyin.work.intake.acts.take_visit import take_visit
from huiyin.work.intake.taking import query_code


@staff
@needs(permissions.RECEIVE)
@require_http_methods(["GET", "HEAD", "POST"])
def together(request: HttpRequest) -> HttpResponse:
    """The form, and the board it opens."""
    if not law().knows("open_visit"):
        raise Refused(no_such_act("open_visit", law().pack))
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    if request.method != "POST":
        initial = _initial(request)
        return _page(request, OpeningForm(actor=actor, initial=initial))
    form = OpeningForm(request.POST, actor=actor)
    if not form.is_valid():
        return _page(request, form, status=422)
    unseen = _unseen(request, form)
    if unseen:
        return _page(request, form, asks=unseen)
    try:
        return _open(request, form, at)
    except (Invalid, Refused) as failure:
        form.take(failure)
        return _page(request, form, status=422)


def _initial(request: HttpRequest) -> dict[str, Any]:
    """What the link that led here knows: the matter, and the announcement in it."""
    given: dict[str, Any] = {name: request.GET[name] for name in ("number", "drill") if request.GET.get(name)}
    actor, wanted = request.actor, request.GET.get("announced", "")  # type: ignore[attr-defined]
    matter = numbered(actor, given.get("number", ""))
    rows = to_come(matter.pk, actor=actor) if matter and wanted else []
    found = next((row for row in rows if str(row.no) == wanted), None)
    return {**given, **from_announcement(found)} if found else given


def _open(request: HttpRequest, form: OpeningForm, at: datetime) -> HttpResponse:
    actor, key = request.actor, form.cleaned_data["key"]  # type: ignore[attr-defined]
    if form.cleaned_data["drill"]:
        event = open_drill(actor=actor, at=at, coming=form.coming(), key=key)
        return redirect("desk:board", event.matter_id, event.inner["visit"])
    matter_id = form.matter_id or _take(request, form, at)
    try:
        event = open_visit(
            actor=actor, at=at, matter_id=matter_id, coming=form.coming(), announced=form.visit, key=key
        )
    except Refused as refused:
        there = running_visit(matter_id, actor=actor)
        if there is None:
            raise
        # somebody was faster: lead there, with who opened it and when
        messages.info(request, refusal_words(refused.refusal)[0])
        return redirect("desk:board", matter_id, there)
    return redirect("desk:board", matter_id, event.inner["visit"])


def _take(request: HttpRequest, form: OpeningForm, at: datetime) -> int:
    """Register the visit first; the slip with its query code waits at the window for the next minutes."""
    actor, key = request.actor, form.cleaned_data["key"]  # type: ignore[attr-defined]
    if not actor.may(permissions.TAKE):
        words = _(
            "Your role takes in no visits. Give the number of their matter, or let the window open the board."
        )
        raise NotPermitted(words)
    event = take_visit(actor=actor, at=at, filing=form.filing(at), code=query_code(key), key=key)
    number = event.matter.number
    slips.remember(request, number=number, key=key, matter_id=event.matter_id, channel="visit", at=at)
    return event.matter_id


def _unseen(request: HttpRequest, form: OpeningForm) -> list[Any]:
    """Boards that are open at this office and that whoever opens another one has not been shown."""
    if form.matter_id is not None or form.cleaned_data["drill"]:
        return []
    actor = request.actor  # type: ignore[attr-defined]
    seen = set(request.POST.get("seen", "").split(","))
    return [row for row in open_visits(actor) if not row.drill and str(row.matter_id) not in seen]


def _page(request: HttpRequest, form: OpeningForm, status: int = 200, asks: Any = ()) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    running = asks or open_visits(actor)
    context = {"form": form, "asks": bool(asks), "running": running, "place": "board"}
    context["seen"] = ",".join(str(row.matter_id) for row in running)
    return render(request, "desk/board/open.html", context, status=status)
