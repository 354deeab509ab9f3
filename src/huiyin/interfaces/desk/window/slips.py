"""The receipt slip: number and query code, for the clerk who took the matter in and for ten minutes only."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe

from huiyin.domain.letters.slip import slip
from huiyin.interfaces.desk.door import staff
from huiyin.matters.queries.receptions.days import coming
from huiyin.work.intake.taking import query_code

PLACE = "taken"
SHOWN = timedelta(minutes=10)  # long enough for a printer that jams, too short for whoever comes next


def remember(
    request: HttpRequest, *, number: str, key: str, matter_id: int, channel: str, at: datetime
) -> None:
    """Keep what the slip is made of. The code itself is not kept: it follows from the filing's key and the server's secret."""
    request.session[PLACE] = {
        "number": number,
        "key": key,
        "matter": str(matter_id),
        "channel": channel,
        "at": at.isoformat(),
    }


@staff
def taken(request: HttpRequest) -> HttpResponse:
    """The slip to print, and the way on."""
    held = request.session.get(PLACE)
    if held and timezone.now() - datetime.fromisoformat(held["at"]) > SHOWN:
        del request.session[PLACE]
        held = None
    if not held:
        return redirect("desk:inbox")
    made = slip(held["number"], query_code(held["key"]), f"{settings.HUIYIN_URL}/track/")
    received = datetime.fromisoformat(held["at"])
    qr = mark_safe(made.qr_svg)  # noqa: S308 - drawn by segno from an address of ours
    today = [day for day in coming(timezone.now()) if day.open and day.row.day == timezone.localdate()]
    context = {"slip": made, "held": held, "received": received, "qr": qr, "receptions": today}
    return render(request, "desk/window/taken.html", context)
