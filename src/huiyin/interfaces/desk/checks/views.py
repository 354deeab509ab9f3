"""The pages of checks: the list with the form to draw, and one check with its rows and what came of it."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.foundation.people import permissions
from huiyin.foundation.units.unusable import Unusable
from huiyin.interfaces.desk.checks.forms import DrawForm
from huiyin.interfaces.desk.checks.shown import figures
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.words import law
from huiyin.matters.checking.drawing import draw_sample, end_sample, frame_of
from huiyin.matters.checking.estimating import needed
from huiyin.matters.failures import NotPermitted
from huiyin.matters.queries.checking.results import result_of, rows_of, sample, samples

BACK = timedelta(days=90)
ACCURACY = 0.05  # five points, for which the page says how many answers it would take


@staff
@needs(permissions.SUPERVISE)
@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """The checks there are; a look at what could be drawn; the drawing itself."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    if not law().knows("check_closure"):
        raise NotPermitted(_("The law of this office knows no check of closed matters."))
    today = timezone.localdate(at)
    most = law().value("check_most", today)
    first = {"first": today - BACK, "last": today, "size": min(100, most)}
    sent = request.method == "POST"
    form = DrawForm(request.POST, most=most) if sent else DrawForm(initial=first, most=most)
    seen: dict[str, Any] = {}
    if sent and form.is_valid():
        try:
            if "look" in request.POST:
                frame = frame_of(actor, form.scope())
                seen = {
                    "frame": frame,
                    "share": frame.share * 100,
                    "needed": needed(ACCURACY, len(frame.matters)),
                }
            else:
                drawn = draw_sample(actor=actor, at=at, scope=form.scope(), size=form.cleaned_data["size"])
                messages.success(request, _("Drawn by lot: %(n)d matters.") % {"n": drawn.drawn})
                return redirect("desk:check", sample_id=drawn.pk)
        except Unusable as failure:
            for fault in failure.faults:
                form.add_error(fault.field if fault.field in form.fields else None, fault.message)
    context = {"form": form, "samples": samples(actor), "place": "oversight", **seen}
    status = 422 if sent and form.errors else 200
    return render(request, "desk/checks/list.html", context, status=status)


@staff
@needs(permissions.SUPERVISE)
@require_safe
def shown(request: HttpRequest, sample_id: int) -> HttpResponse:
    """One check: the shares with their uncertainty, the units, the drawn matters with both words."""
    actor, today = request.actor, timezone.localdate(timezone.now())  # type: ignore[attr-defined]
    found = sample(sample_id, actor=actor)
    after = request.GET.get("after", "")
    try:
        rows = rows_of(found, actor=actor, after=after)
    except ValueError:  # a key somebody typed
        return redirect("desk:check", sample_id=sample_id)
    result = result_of(found, on=today)
    context = {
        "sample": found,
        "rows": rows.rows,
        "next": f"?after={rows.after}" if rows.after else "",
        "first": "?" if after else "",
        "figures": figures(result),
        "doubtful": law().having("unsolved"),
        "result": result,
        "others": found.closed - found.scope.get("own", 0),
        "own": found.scope.get("own", 0),
        "place": "oversight",
    }
    return render(request, "desk/checks/one.html", context)


@staff
@needs(permissions.SUPERVISE)
@require_POST
def ended(request: HttpRequest, sample_id: int) -> HttpResponse:
    """End it: nobody is asked any more, and the result stands."""
    try:
        end_sample(sample_id, actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except Unusable as failure:
        messages.error(request, " ".join(fault.message for fault in failure.faults))
        return redirect("desk:checks")
    messages.success(request, _("The check has ended. What was said stands."))
    return redirect("desk:check", sample_id=sample_id)
