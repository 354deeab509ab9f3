"""The pages of a unit's staff: who is away, entering and ending an absence."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.foundation.people import absences
from huiyin.foundation.people.models import Account
from huiyin.foundation.people.permissions import STAFFING
from huiyin.foundation.units.unusable import Unusable
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.staff.forms import AwayForm, EndAwayForm
from huiyin.matters.queries.casework.officers import left_with_work, staff_of


@staff
@needs(STAFFING)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The unit's staff with their absences."""
    actor = request.actor  # type: ignore[attr-defined]
    today = _today()
    found = absences.listed(actor.unit_id, today)
    rows = [(one, [a for a in found if a.account_id == one.account_id]) for one in staff_of(actor.unit_id)]
    context = {"rows": rows, "gone": left_with_work(actor), "today": today, "place": "staff"}
    return render(request, "desk/staff/list.html", context)


@staff
@needs(STAFFING)
@require_http_methods(["GET", "HEAD", "POST"])
def away(request: HttpRequest) -> HttpResponse:
    """Enter an absence."""
    actor = request.actor  # type: ignore[attr-defined]
    people, today, sent = staff_of(actor.unit_id), _today(), request.method == "POST"
    initial = {"account": request.GET.get("who", "")}
    form = (
        AwayForm(request.POST, staff=people, today=today)
        if sent
        else AwayForm(staff=people, today=today, initial=initial)
    )
    if sent and form.is_valid() and _entered(form, actor.name, today):
        messages.success(request, _("The absence is entered."))
        return redirect("desk:staff")
    return render(
        request, "desk/staff/away.html", {"form": form, "place": "staff"}, status=422 if sent else 200
    )


@staff
@needs(STAFFING)
@require_POST
def back(request: HttpRequest) -> HttpResponse:
    """End an absence: the colleague is back today."""
    actor, form = request.actor, EndAwayForm(request.POST)  # type: ignore[attr-defined]
    try:
        if not form.is_valid():
            raise Unusable
        row = absences.end(form.cleaned_data["absence"], unit_id=actor.unit_id, on=_today())
    except Unusable as failure:
        for fault in failure.faults:
            messages.error(request, fault.message)
    else:
        messages.success(request, _("%(name)s is no longer entered as away.") % {"name": row.account.name})
    return redirect("desk:staff")


def _entered(form: AwayForm, by: str, today: date) -> bool:
    given = form.cleaned_data
    people = Account.objects.in_bulk([int(given[name]) for name in ("account", "deputy") if given[name]])
    try:
        absences.enter(
            account=people[int(given["account"])],
            deputy=people[int(given["deputy"])] if given["deputy"] else None,
            first=given["first"],
            last=given["last"],
            by=by,
            at=timezone.now(),
            on=today,
        )
    except Unusable as failure:
        form.refuse(failure)
        return False
    return True


def _today() -> date:
    return timezone.localdate(timezone.now())
