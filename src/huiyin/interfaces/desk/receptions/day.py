"""The list of a day of reception: whose turn it is, what each needs, received or not come, and who walks in."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huiyin.foundation.people.absences import away
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.interfaces.desk.casefile.timeline import act_words
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.forms.acting import fresh_key
from huiyin.interfaces.ui.refusals import refusal_words
from huiyin.jobs.receptions.carrying import fill
from huiyin.matters import gate
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.receptions.day_list import day_list, numbered
from huiyin.matters.queries.receptions.preparing import briefing_for, prepared
from huiyin.matters.queries.visits.prepared import related
from huiyin.work.reception.acts.note_absent import note_absent
from huiyin.work.reception.acts.receive import receive

LARGEST = 2**63 - 1  # of a key


@staff
@needs(RECEIVE)
@require_safe
def shown(request: HttpRequest, day_id: int) -> HttpResponse:
    """The day in the order of booking; of matters one may not see only that there are some."""
    return _page(request, day_id)


@staff
@needs(RECEIVE)
@require_safe
def prepared_for(request: HttpRequest, day_id: int) -> HttpResponse:
    """Every matter of the day on paper, for the leader to read beforehand; each reading is shown to its person."""
    at, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    found = prepared(day_id, actor=actor, at=at)
    if found is None:
        raise Http404
    listed, rows = found
    told = [(one, [(event.on, act_words(event.act, one.law)) for event in one.steps]) for one in rows]
    context = {
        "day": listed.day,
        "row": listed.day.row,
        "hidden": listed.hidden,
        "rows": told,
        "place": "receptions",
    }
    return render(request, "desk/receptions/prepared.html", {**context, "today": timezone.localdate(at)})


@staff
@needs(RECEIVE)
@require_safe
def briefing(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """All that is on record of one booking's matter, as for an announced visit."""
    at, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    found = briefing_for(matter_id, no, actor=actor, at=at)
    context = {"found": found, "matter": found.matter, "visit": found.visit, "may_issue": False}
    context |= {
        "related": related(found.matter, actor),
        "today": timezone.localdate(at),
        "place": "receptions",
    }
    return render(request, "desk/visits/briefing.html", context)


@staff
@needs(RECEIVE)
@require_POST
def received(request: HttpRequest, day_id: int) -> HttpResponse:
    """They are there: the meeting is opened, and its page comes up."""
    return _do(request, day_id, receive, _("The meeting is open. Write down what is said and promised."))


@staff
@needs(RECEIVE)
@require_POST
def absent(request: HttpRequest, day_id: int) -> HttpResponse:
    """Nobody came; the place goes to the first who waits."""
    return _do(request, day_id, note_absent, _("Noted. The place is free; nothing else follows for them."))


@staff
@needs(RECEIVE)
@require_safe
def walk_in(request: HttpRequest, day_id: int) -> HttpResponse:
    """Somebody without a booking: by the number of their matter to the form that gives the next turn."""
    number = request.GET.get("number", "").strip()[:40]
    matter_id = numbered(number, actor=request.actor)  # type: ignore[attr-defined]
    if matter_id is None:
        words = _(
            "There is no matter of the number “%(number)s” that you may see. Take it in at the window first."
        )
        return _page(request, day_id, wrong=words % {"number": number}, number=number, status=404)
    return redirect(f"{reverse('desk:act', args=[matter_id, 'book_reception'])}?reception={day_id}")


def _do(request: HttpRequest, day_id: int, act: Any, done: str) -> HttpResponse:
    at, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    matter_id, no = (_number(request.POST.get(name, "")) for name in ("matter", "booking"))
    key = request.POST.get("key", "")[:64] or None
    try:
        event = act(actor=actor, at=at, matter_id=matter_id, booking=no, key=key)
    except Invalid as failure:
        words = "; ".join(str(problem.message) for problem in failure.problems)
        return _page(request, day_id, wrong=words, status=409)
    except Refused as refused:
        return _page(request, day_id, wrong=" ".join(refusal_words(refused.refusal)), status=409)
    messages.success(request, done)
    if visit := event.inner.get("visit"):
        return redirect(meeting(matter_id, visit))
    fill(day_id, at)
    return redirect("desk:reception", day_id)


def meeting(matter_id: int, visit: int) -> str:
    """The page on which the meeting's minutes are written."""
    return reverse("desk:board", args=[matter_id, visit])


def _number(typed: str) -> int:
    """The number typed, or none that anything bears."""
    number = int(typed) if typed.isdecimal() and len(typed) < 20 else 0
    return number if number <= LARGEST else 0


def _page(request: HttpRequest, day_id: int, *, status: int = 200, **more: Any) -> HttpResponse:
    at, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    found = day_list(day_id, actor=actor, at=at)
    if found is None:
        raise Http404
    today = timezone.localdate(at)
    context = {
        "list": found,
        "day": found.day,
        "row": found.day.row,
        "own": found.day.row.unit_id in gate.units_of(actor),
        "now_on": found.day.row.day <= today and found.day.row.state == "published",
        "today": today,
        "gone": away([found.day.row.leader_id], found.day.row.day).get(found.day.row.leader_id),
        "key": fresh_key(),
        "place": "receptions",
        **more,
    }
    return render(request, "desk/receptions/day.html", context, status=status)
