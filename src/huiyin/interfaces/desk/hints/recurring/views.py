"""The pages of recurring problems: the list, one of them, putting one aside, and bringing it back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.domain.reading.recurring.heat import formula
from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.forms.acting import words
from huiyin.interfaces.desk.words import law, unit_name
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Invalid
from huiyin.services.hints.recurring import answering
from huiyin.services.hints.recurring.answering import ASIDE, LONGEST, OPEN, TAKEN_UP
from huiyin.services.hints.recurring.showing import NoSuchProblem, Shown, listed, shown

STATES = {
    OPEN: gettext_lazy("to be looked at"),
    TAKEN_UP: gettext_lazy("taken up"),
    ASIDE: gettext_lazy("put aside"),
}


class AsideForm(HouseForm):
    """Why a problem is put aside."""

    words = words(
        gettext_lazy("Why it is put aside"),
        longest=LONGEST,
        help_text=gettext_lazy(
            "For example: not one thing, or dealt with already and where. It stays beside it."
        ),
    )


@staff
@needs(permissions.SUPERVISE)
@require_safe
def listed_page(request: HttpRequest) -> HttpResponse:
    """The problems of one state, the hottest first, with the formula."""
    state = request.GET.get("state", OPEN)
    state = state if state in STATES else OPEN
    found = listed(request.actor, at=timezone.now(), state=state)  # type: ignore[attr-defined]
    context = {
        "rows": [_row(one) for one in found],
        "state": state,
        "states": list(STATES.items()),
        "formula": [(_said(part), part.weight, part.damped) for part in formula()],
        "place": "oversight",
    }
    return render(request, "desk/recurring/list.html", context)


@staff
@needs(permissions.SUPERVISE)
@require_safe
def one(request: HttpRequest, problem_id: int) -> HttpResponse:
    """One problem within what the reader may see."""
    return render(request, "desk/recurring/one.html", _context(request, problem_id))


@staff
@needs(permissions.SUPERVISE)
@require_http_methods(["GET", "HEAD", "POST"])
def aside(request: HttpRequest, problem_id: int) -> HttpResponse:
    """Put it aside with a reason."""
    context = _context(request, problem_id)
    sent = request.method == "POST"
    form = AsideForm(request.POST) if sent else AsideForm()
    if sent and form.is_valid():
        at, said = timezone.now(), form.cleaned_data["words"]
        try:
            answering.put_aside(actor=request.actor, at=at, problem=problem_id, words=said)  # type: ignore[attr-defined]
        except Invalid as failure:
            form.take(failure)
        else:
            messages.success(request, _("It is put aside; its matters are where they were."))
            return redirect("desk:recurring")
    return render(
        request, "desk/recurring/aside.html", {**context, "form": form}, status=422 if sent else 200
    )


@staff
@needs(permissions.SUPERVISE)
@require_POST
def back(request: HttpRequest, problem_id: int) -> HttpResponse:
    """Among the open ones again."""
    _reached(request, problem_id)
    answering.bring_back(actor=request.actor, at=timezone.now(), problem=problem_id)  # type: ignore[attr-defined]
    messages.success(request, _("It is among the open ones again."))
    return redirect("desk:recurring_one", problem_id)


def _reached(request: HttpRequest, problem_id: int) -> Shown:
    try:
        return shown(request.actor, problem_id, at=timezone.now())  # type: ignore[attr-defined]
    except (NoSuchProblem, OverflowError):
        raise Http404(_("There is no such problem, or it is not for you.")) from None


def _context(request: HttpRequest, problem_id: int) -> dict[str, Any]:
    found = _reached(request, problem_id)
    return {
        "problem": found,
        "row": _row(found),
        "points": [(_said(point.part), point) for point in found.points],
        "most": max(found.months.values(), default=1),
        "units": [(unit_name(unit), n) for unit, n in found.standing.units],
        "unkept": [(unit_name(unit), n) for unit, n in found.standing.unkept],
        "state": STATES[found.row.state],
        "may_put_aside": found.row.state == OPEN,
        "is_aside": found.row.state == ASIDE,
        "take_up": _taking_up(problem_id) if found.row.state == OPEN else "",
        "taken_up_at": _file(found.row.systemic_id),
        "place": "oversight",
    }


def _row(found: Shown) -> dict[str, Any]:
    return {
        "id": found.row.pk,
        "name": found.name,
        "matters": len(found.matters),
        "voices": found.voices,
        "first": min(one.received_on for one in found.matters),
        "last": max(one.received_on for one in found.matters),
        "units": [unit_name(unit) for unit, _n in found.standing.units[:3]],
        "unkept": sum(n for _unit, n in found.standing.unkept),
        "waiting": found.standing.waiting,
        "days": found.standing.days,
        "heat": found.heat,
        "why": found.row.words_of_office,
    }


def _said(part: Any) -> str:
    return str(part.zh if (get_language() or "").startswith("zh") else part.en)


def _taking_up(problem_id: int) -> str:
    """Where a file on a common cause is opened from its matters; empty where this installation or its law has none."""
    if not law().knows("open_systemic"):
        return ""
    try:
        return f"{reverse('desk:systemic_new')}?recurring={problem_id}"
    except NoReverseMatch:
        return ""


def _file(systemic_id: int | None) -> str:
    try:
        return reverse("desk:systemic_file", args=[systemic_id]) if systemic_id else ""
    except NoReverseMatch:
        return ""
