"""The public calendar of receptions: the list, one reception with its door to booking, and the feeds to follow it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.domain.law.terms import LawError
from huiyin.interfaces.portal.receptions.wanted import want
from huiyin.interfaces.portal.tracking import guessing
from huiyin.interfaces.portal.tracking.entering import LONGEST, Code
from huiyin.interfaces.portal.tracking.passes import open_pass, opened
from huiyin.interfaces.ui import ical
from huiyin.interfaces.ui.templatetags.house import day_words, speaking
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.queries.followed import matter_behind
from huiyin.matters.queries.receptions.days import Day, coming, in_feed, offices, one


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What is to come, soonest first; of one office where it is asked for."""
    at, wanted = timezone.now(), request.GET.get("office", "")
    units = offices(at)
    unit = next((one for one in units if str(one.pk) == wanted), None)
    days = [told(day) for day in coming(at, unit_id=unit.pk if unit else None)]
    context = {"days": days, "offices": units, "office": unit, "feed": feed_address(unit.pk if unit else 0)}
    return render(request, "portal/receptions/list.html", context)


@require_safe
def feed(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The calendar of one office, or with 0 of all, for calendar programs."""
    at = timezone.now()
    days = in_feed(at, unit_id or None)
    name = days[0].unit.name if unit_id and days else ""
    title = _("Leaders' receptions %(office)s") % {"office": name}
    body = ical.calendar_of(title.strip(), [entry_of(day) for day in days if day.row.state != "moved"])
    return ical.sent(request, body, "receptions.ics")


@require_http_methods(["GET", "HEAD", "POST"])
def shown(request: HttpRequest, day_id: int) -> HttpResponse:
    """One reception, and how to book it: with a matter that is open here, with a code, or by filing first."""
    day = one(day_id, timezone.now())
    if day is None:
        raise Http404
    if request.method == "POST":
        return _with_code(request, day, request.POST.get("code", "").replace("\x00", " ")[:LONGEST])
    return _page(request, day, Code())


@require_POST
def file_first(request: HttpRequest, day_id: int) -> HttpResponse:
    """No matter yet: file one, and come back to this reception with it."""
    want(request, day_id)
    return redirect("portal:file")


def told(day: Day) -> dict[str, Any]:
    """A reception as the pages show it."""
    return {"day": day, "row": day.row, "kind": kind_words(day.row.kind)}


def kind_words(kind: str) -> str:
    """What the law calls this kind of reception."""
    try:
        return counsel_for_new().term(kind).say(speaking())
    except LawError:
        return kind


def entry_of(day: Day) -> ical.Entry:
    """A reception as a calendar program shows it; how many have booked is nobody's there."""
    row, off = day.row, day.row.state == "cancelled"
    lines = [
        _("Receives: %(leader)s") % {"leader": f"{row.leader_title} {day.leader}"},
        _("Topics: %(topics)s") % {"topics": row.topics} if row.topics else "",
        _("At the joint desk: %(units)s") % {"units": _(", ").join(unit.name for unit in day.units)}
        if day.units
        else "",
        _("Not held: %(why)s") % {"why": row.why} if off else "",
        _("%(n)d places, in the order of booking") % {"n": row.places},
    ]
    return ical.Entry(
        uid=ical.uid("reception", row.origin or row.pk),
        sequence=row.sequence + off,
        begins=day.begins,
        ends=day.ends,
        summary=f"{kind_words(row.kind)} {row.leader_title} {day.leader} · {day.unit.name}",
        place=row.place,
        description="\n".join(line for line in lines if line),
        url=f"{settings.HUIYIN_URL}{reverse('portal:reception', args=[row.pk])}",
        changed=row.changed_at or row.entered_at,
        cancelled=off,
    )


def feed_address(unit_id: int) -> str:
    """Where a calendar program finds it."""
    return f"{settings.HUIYIN_URL}{reverse('portal:reception_feed', args=[unit_id])}"


def _with_code(request: HttpRequest, day: Day, code: str) -> HttpResponse:
    form = Code({"code": code})
    if guessing.must_wait(request):
        form.add_error(
            "code",
            _("Too many wrong codes came from your connection. Please wait 15 minutes, then try again."),
        )
        return _page(request, day, form, status=429)
    if not code.strip():
        form.add_error("code", _("Type the code from your slip."))
        return _page(request, day, form, status=422)
    found = matter_behind(code)
    if found is None:
        guessing.failed(request)
        form.add_error(
            "code", _("No matter is found with this code. Compare it with your slip letter by letter.")
        )
        return _page(request, day, form, status=404)
    matter_id, signer = found
    if signer is not None:
        text = _(
            "With this code you read what you signed. Whoever speaks for you all books with the code of the matter itself."
        )
        form.add_error("code", text)
        return _page(request, day, form, status=403)
    return open_pass(request, redirect("portal:book", matter_id, day.row.pk), matter_id)


def _page(request: HttpRequest, day: Day, form: Code, status: int = 200) -> HttpResponse:
    open_here = [(m, number) for m, (_since, number) in opened(request).items()]
    context = {**told(day), "form": form, "opened": open_here, "title": day_words(day.row.day)}
    return render(request, "portal/receptions/one.html", context, status=status)
