"""The screen in the hall: duties, times, the room and what comes next; no minutes and nobody's name."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.board.page import found_board, stamp
from huiyin.interfaces.desk.board.rows import duties_of
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.words import speaking
from huiyin.matters.queries.visits.board import Board, Owed, version_of

SHOWN = 6  # as many rows as are read from the other end of a hall


@staff
@needs(permissions.RECEIVE)
@require_safe
def wall(request: HttpRequest, matter_id: int, visit: int) -> HttpResponse:
    """The page, read anew every few seconds: by the script in one piece, without one by the browser itself."""
    actor = request.actor  # type: ignore[attr-defined]
    known = request.headers.get("If-None-Match", "")
    at = timezone.now()
    if known and known == _stamp(version_of(matter_id, actor=actor), request):
        answer = HttpResponse(status=304)
    else:
        found = found_board(request, matter_id, visit)
        answer = render(request, "desk/board/wall.html", shown(found))
        answer.headers["ETag"] = _stamp(found.version, request)
    answer.headers["X-Now"] = str(int(at.timestamp() * 1000))
    return answer


def shown(found: Board) -> dict[str, Any]:
    """What the hall may read of a board."""
    clocks = [
        one for one in duties_of(found, ["tell", "know", "come", "report"]) if one.row.due_at is not None
    ]
    met = sorted((one for one in clocks if one.row.met_at is not None), key=_met_at, reverse=True)
    rows = chosen([one for one in clocks if one.row.met_at is None], met)
    tasks = duties_of(found, ["task"])
    return {
        "board": found,
        "visit": found.visit,
        "rows": rows,
        "further": len(clocks) - len(rows),
        "next": found.pressing,
        "tasks": tasks,
        "tasks_met": sum(one.row.met_at is not None for one in tasks),
        "met": len(met),
        "counted": len(clocks),
        "now": found.at,
        "language": speaking(),
        "open": found.visit.state == "open",
    }


def chosen(running: list[Owed], met: list[Owed]) -> list[Owed]:
    """As many rows as fit: what is late, what comes next and who came last, none of them crowding out the others."""
    late = [one for one in running if one.seconds is not None and one.seconds < 0]
    coming = [one for one in running if one not in late]
    most = max(SHOWN // 3, SHOWN - len(coming) - len(met)), max(SHOWN // 3, SHOWN - len(late) - len(met))
    rows = [*late[: most[0]], *coming[: most[1]]]
    return [*rows, *met][:SHOWN]


def _met_at(one: Owed) -> datetime:
    return one.row.met_at or one.row.start_at


def _stamp(version: int, request: HttpRequest) -> str:
    return stamp(version, request).replace('"', '"wall-', 1)
