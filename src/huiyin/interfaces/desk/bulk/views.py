"""The pages of bulk work: choose and ask, how it goes, stop."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.foundation.people.absences import away, stands_in_for
from huiyin.foundation.people.permissions import ROUTE, STAFFING
from huiyin.interfaces.desk.bulk.forms import BulkForm, handlers
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.inbox.narrowing import address_of, wanted_of
from huiyin.interfaces.ui.refusals import page as refused
from huiyin.jobs.bulk.asking import MOST, ask_for, stop
from huiyin.matters.failures import Invalid
from huiyin.matters.queries.casework.bulk import Choice, ids_of, progress, run_of, runs_of, to_choose
from huiyin.matters.queries.casework.officers import Colleague, staff_of
from huiyin.matters.queries.desk_list import Wanted


@staff
@needs(STAFFING, ROUTE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose among the matters of the desk, as the address narrows them, and say what is to be done with them."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    today = timezone.localdate(now)
    wanted = wanted_of(request.GET, actor)
    standing_in = [one.account_id for one in stands_in_for(actor.account_id, today)] if wanted.mine else []
    people = handlers(staff_of(actor.unit_id))
    absent = away([one.account_id for one in people], today)
    colleagues = [Colleague(one.account_id, one.name, absent.get(one.account_id)) for one in people]
    sent = request.method == "POST"
    form = (
        BulkForm(request.POST, actor=actor, colleagues=colleagues)
        if sent
        else BulkForm(actor=actor, colleagues=colleagues)
    )
    ticked = [
        int(pk) for pk in request.POST.getlist("matters") if pk.isascii() and pk.isdecimal() and len(pk) < 20
    ]
    if sent and form.is_valid():
        only = None if "all" in request.POST else ticked
        chosen = ids_of(actor, wanted, on=today, now=now, most=MOST, ticked=only, standing_in=standing_in)
        try:
            params, key = form.params(), form.cleaned_data["key"]
            run = ask_for(actor, form.cleaned_data["act"], params, chosen, at=now, key=key)
        except Invalid as failure:
            form.take(failure)
        else:
            return redirect("desk:bulk", run_id=run.pk)
    found = to_choose(actor, wanted, on=today, now=now, standing_in=standing_in)
    return _choosing(request, form, found, wanted, set(ticked) if sent else None, now)


def _choosing(
    request: HttpRequest,
    form: BulkForm,
    found: Choice,
    wanted: Wanted,
    ticked: Collection[int] | None,
    now: datetime,
) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    whose = ""
    if wanted.officer:
        known = {one.account_id: one.name for one in staff_of(actor.unit_id)}
        whose = known.get(wanted.officer, "") or _name_on(found)
    context = {
        "form": form,
        "found": found,
        "rows": [(row, ticked is None or row.pk in ticked) for row in found.rows],
        "whose": whose,
        "inbox": address_of(wanted),
        "today": timezone.localdate(now),
        "place": "bulk",
    }
    return render(request, "desk/bulk/new.html", context, status=422 if form.is_bound else 200)


def _name_on(found: Choice) -> str:
    """The name of somebody who has left the unit, as their matters still show it."""
    return next((row.officer.name for row in found.rows if row.officer), "")


@staff
@needs(STAFFING, ROUTE)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The newest runs of one's own."""
    rows = runs_of(request.actor)  # type: ignore[attr-defined]
    return render(request, "desk/bulk/list.html", {"rows": rows, "place": "bulk"})


@staff
@require_safe
def shown(request: HttpRequest, run_id: int) -> HttpResponse:
    """How a run goes, with each refusal."""
    run = run_of(run_id, request.actor)  # type: ignore[attr-defined]
    if run is None:
        return _no_such(request)
    goes = progress(run, request.actor)  # type: ignore[attr-defined]
    return render(request, "desk/bulk/run.html", {"goes": goes, "run": run, "place": "bulk"})


@staff
@require_safe
def strip(request: HttpRequest, run_id: int) -> HttpResponse:
    """The strip that shows how far it is, asked for again every two seconds; 304 where nothing moved meanwhile."""
    run = run_of(run_id, request.actor)  # type: ignore[attr-defined]
    if run is None:
        return _no_such(request)
    text = f"{run.pk}|{run.done}|{run.failed}|{run.ended_at}|{get_language()}"
    mark = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    response: HttpResponse = HttpResponseNotModified()
    if request.headers.get("If-None-Match") != mark:
        response = render(request, "desk/bulk/strip.html", {"run": run})
        if run.ended_at is not None:
            response.headers["HX-Refresh"] = "true"  # the whole page, with what was refused
    response.headers["ETag"] = mark
    # numbers only: the browser may keep them for the next look, which the house forbids for pages of matters
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@staff
@require_POST
def stopped(request: HttpRequest, run_id: int) -> HttpResponse:
    """Do nothing more; what is done stays done."""
    if stop(run_id, actor=request.actor, at=timezone.now()):  # type: ignore[attr-defined]
        messages.success(request, _("Stopped. What was done stays done; the rest is as it was."))
    else:
        messages.info(request, _("It had come to its end already."))
    return redirect("desk:bulk", run_id=run_id)


def _no_such(request: HttpRequest) -> HttpResponse:
    return refused(request, 404, _("Not found"), [_("There is no such bulk work of yours.")])
