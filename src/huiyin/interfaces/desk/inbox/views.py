"""The inbox, and the list of all matters."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from huiyin.foundation.people import permissions
from huiyin.foundation.people.absences import stands_in_for
from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.inbox.narrowing import address_of, choices_of, wanted_of
from huiyin.interfaces.desk.oversight.asked import asked_of_us
from huiyin.matters.queries.courses.rule_changes import owed
from huiyin.matters.queries.courses.tasks import tasks_for
from huiyin.matters.queries.desk_list import COUNTED, Wanted, known, listed, overseen, tally, tally_of
from huiyin.matters.queries.inbox import Page
from huiyin.matters.queries.routing.objections import waiting_objections
from huiyin.matters.queries.visits.duties import duties_now

SIZE = 30
LANES = ("overdue", "soon", "none")


@staff
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """What lies on this desk, by what the law wants next."""
    actor = request.actor  # type: ignore[attr-defined]
    now = timezone.now()
    today = timezone.localdate(now)
    wanted, after = wanted_of(request.GET, actor), request.GET.get("after", "")
    absent = stands_in_for(actor.account_id, today) if actor.may(permissions.HANDLE) else []
    standing_in = [one.account_id for one in absent]
    try:
        found = listed(actor, wanted, on=today, size=SIZE, after=after, now=now, standing_in=standing_in)
    except ValueError:  # a page key somebody typed
        return redirect("desk:inbox")
    whole = not (wanted.is_narrow or after or found.after)
    counted = tally_of(found.rows, on=today, now=now) if whole else tally(actor, on=today, now=now)
    lanes = [
        (name, capped(getattr(counted, "undated" if name == "none" else name)), address_of(wanted, due=name))
        for name in LANES
    ]
    everything = capped(counted.overdue + counted.soon + counted.later + counted.undated)
    to_sign, rules_open = owed(actor)
    return _list(
        request,
        "desk/lists/inbox.html",
        wanted,
        found,
        today=today,
        now=now,
        lanes=lanes,
        everything=everything,
        to_sign=to_sign,
        rules_open=rules_open,
        mine=address_of(wanted, mine="" if wanted.mine else "1", officer=None),
        absent=absent,
        objections=[] if wanted.is_narrow or after else waiting_objections(actor),
        tasks=[] if wanted.is_narrow or after else tasks_for(actor),
        duties=[] if wanted.is_narrow or after else duties_now(actor, at=now),
        asked_of_us=[] if wanted.is_narrow or after else asked_of_us(actor, on=today),
        open_only=True,
        place="inbox",
    )


@staff
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Every matter one may know of, newest first, open or not."""
    actor = request.actor  # type: ignore[attr-defined]
    now = timezone.now()
    today = timezone.localdate(now)
    wanted, after = wanted_of(request.GET, actor, anywhere=True), request.GET.get("after", "")
    by_date = bool(wanted.due) and actor.may(permissions.SUPERVISE)
    try:
        if by_date:
            found = overseen(actor, wanted, on=today, size=SIZE, after=after, now=now)
        else:
            found = known(actor, replace(wanted, due=""), size=SIZE, before=after)
    except (ValueError, OverflowError):
        return redirect("desk:all")
    return _list(
        request,
        "desk/lists/all.html",
        wanted,
        found,
        today=today,
        now=now,
        by_date=by_date,
        open_only=False,
        place="all",
    )


def capped(count: int) -> str:
    """A count as shown: counted no further than needed."""
    return f"{COUNTED}+" if count > COUNTED else str(count)


def _list(
    request: HttpRequest, template: str, wanted: Wanted, found: Page, *, open_only: bool, **more: Any
) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "rows": found.rows,
        "wanted": wanted,
        "choices": choices_of(actor, open_only=open_only),
        "next": f"{address_of(wanted)}&after={found.after}" if found.after else "",
        "first": address_of(wanted) if request.GET.get("after") else "",
        "cleared": address_of(Wanted()),
        "asked": address_of(wanted),
        "many_units": actor.may(permissions.SUPERVISE),
        **more,
    }
    return render(request, template, context)
