"""The board as a page, whole without a script, and as data for the script that keeps it fresh."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.board.forms.doing import there_of
from huiyin.interfaces.desk.board.forms.table import LineForm
from huiyin.interfaces.desk.board.rows import context_of, lists_of
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.words import speaking
from huiyin.matters.failures import Invalid, NoSuchMatter
from huiyin.matters.queries.visits.board import Board, board_of, version_of
from huiyin.matters.queries.visits.table import was_read

PARTS = ("head", "next", "foot")


@staff
@needs(permissions.RECEIVE)
@require_safe
def board(request: HttpRequest, matter_id: int, visit: int) -> HttpResponse:
    """The page. It is read anew by hand where there is no script."""
    found = found_board(request, matter_id, visit)
    given = context_of(found)
    demands = [(line.no, line.text[:60]) for line in given["demands"]]
    line = LineForm(there=there_of(found), initial={"demands": demands, "kind": "demand"})
    line.fields["unit"].widget.attrs["class"] = "form-control"
    context = {**given, "lists": lists_of(request, found, given), "line_form": line, "place": "board"}
    context |= {"account": request.actor.account_id, "stamp": stamp(found.version, request)}  # type: ignore[attr-defined]
    return _fresh(render(request, "desk/board/board.html", context), found)


@staff
@needs(permissions.RECEIVE)
@require_safe
def state(request: HttpRequest, matter_id: int, visit: int) -> HttpResponse:
    """The same as data; 304 while nothing was done in the matter."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    known = request.headers.get("If-None-Match", "")
    if known and known == stamp(version_of(matter_id, actor=actor), request):
        return _timed(HttpResponse(status=304), at)
    found = found_board(request, matter_id, visit)
    given = context_of(found)
    lists = lists_of(request, found, given)
    body = {
        "account": str(actor.account_id),
        "token": get_token(request),
        "open": given["open"],
        "mark": given["mark"],
        "parts": {name: render_to_string(f"desk/board/parts/{name}.html", given, request) for name in PARTS},
        "lists": {name: [[one.key, one.digest, one.html] for one in rows] for name, rows in lists.items()},
        "demands": [[line.no, line.text[:60]] for line in given["demands"]],
    }
    answer = JsonResponse(body)
    answer.headers["ETag"] = stamp(found.version, request)
    return _timed(answer, at)


def found_board(request: HttpRequest, matter_id: int, visit: int) -> Board:
    """The board, its reading written down once for the hour in which it refreshes itself."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    logged = not was_read(matter_id, actor=actor, at=at)
    try:
        return board_of(matter_id, visit, actor=actor, at=at, logged=logged)
    except Invalid as missing:
        raise NoSuchMatter(str(missing)) from missing


def stamp(version: int, request: HttpRequest) -> str:
    """What a page compares: the acts in the matter, the language, and for whom it was drawn."""
    return f'"{version}-{speaking()}-{request.actor.account_id}"'  # type: ignore[attr-defined]


def _fresh(answer: HttpResponse, found: Board) -> HttpResponse:
    return _timed(answer, found.at)


def _timed(answer: HttpResponse, at: Any) -> HttpResponse:
    """Let the browser know the server's clock, so that a wrong clock of its own does not matter."""
    answer.headers["X-Now"] = str(int(at.timestamp() * 1000))
    return answer
