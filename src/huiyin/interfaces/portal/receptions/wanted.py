"""The reception somebody wanted to book before they had a matter: kept while they file, and come back to after the receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from huiyin.matters.queries.receptions.days import one

PLACE = "wanted_reception"


def want(request: HttpRequest, day_id: int) -> None:
    """Remember it in this browser."""
    request.session[PLACE] = day_id


def wanted(request: HttpRequest) -> int | None:
    """The reception, while it can still be booked."""
    found = request.session.get(PLACE)
    day = one(found, timezone.now()) if isinstance(found, int) else None
    return day.row.pk if day and day.open and not day.begun else None


def after_receipt(request: HttpRequest, matter_id: int) -> HttpResponse:
    """To the booking that was wanted, else to the matter."""
    day_id = wanted(request)
    request.session.pop(PLACE, None)
    return redirect("portal:book", matter_id, day_id) if day_id else redirect("portal:matter", matter_id)
