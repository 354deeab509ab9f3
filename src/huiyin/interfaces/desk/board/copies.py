"""The copy that a representative takes along: the minutes as they stand, with a query code that is shown for ten minutes."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from huiyin.domain.letters.slip import slip
from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.board.forms.doing import BoardForm
from huiyin.interfaces.desk.board.page import found_board
from huiyin.interfaces.desk.board.rows import context_of
from huiyin.interfaces.desk.door import needs, staff
from huiyin.matters.queries.visits.board import Board
from huiyin.work.intake.taking import query_code

PLACE = "board_copy"
SHOWN = timedelta(minutes=10)  # long enough for a printer that jams, too short for whoever comes next


def remember(request: HttpRequest, found: Board, form: BoardForm, event: Any) -> None:
    """Keep what the copy is made of. The code itself is not kept: it follows from the form's key and the server's secret."""
    request.session[PLACE] = {
        "matter": str(found.matter.pk),
        "visit": found.visit.no,
        "key": form.cleaned_data["key"],
        "to": form.cleaned_data["representative"],
        "at": event.at.isoformat(),
    }


@staff
@needs(permissions.RECEIVE)
@require_safe
def copy(request: HttpRequest, matter_id: int, visit: int) -> HttpResponse:
    """The copy to print; without one just handed over, the board."""
    held: dict[str, Any] = request.session.get(PLACE) or {}
    fresh = bool(held) and timezone.now() - datetime.fromisoformat(held["at"]) <= SHOWN
    if not fresh or (held["matter"], held["visit"]) != (str(matter_id), visit):
        return redirect("desk:board", matter_id, visit)
    found = found_board(request, matter_id, visit)
    given = context_of(found)
    made = slip(found.matter.number or "-", query_code(held["key"]), f"{settings.HUIYIN_URL}/track/")
    speaker = next((one for one in given["speakers"] if one.row.no == held["to"]), None)
    numbers = {line.no: n for n, line in enumerate(found.minutes, start=1)}
    qr = mark_safe(made.qr_svg)  # noqa: S308 - drawn by segno from an address of ours
    own = {"slip": made, "qr": qr, "speaker": speaker, "numbers": numbers, "place": "board"}
    return render(request, "desk/board/copy.html", {**given, **own})
