"""What a board shows, row by row: each with a digest by which a page knows whether it is another one now."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from huiyin.interfaces.desk.words import speaking
from huiyin.matters.queries.visits.board import Board, Owed
from huiyin.matters.queries.visits.table import Speaker, speakers
from huiyin.matters.together.at_table import changed

GONE = "dropped"


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a list as a page draws it."""

    key: str
    digest: str
    html: str


def duties_of(board: Board, kinds: Iterable[str]) -> list[Owed]:
    """The duties of these kinds that were not taken off, those whose time runs out first at the head."""
    wanted = [one for one in board.duties if one.row.kind in set(kinds) and one.state != GONE]
    return sorted(
        wanted, key=lambda one: (one.row.met_at is not None, one.row.due_at is None, one.row.due_at)
    )


def context_of(board: Board) -> dict[str, Any]:
    """What every template of the board is given."""
    on = timezone.localdate(board.at)
    standing = [line for line in board.minutes if line.struck_at is None]
    return {
        "board": board,
        "matter": board.matter,
        "visit": board.visit,
        "now": board.at,
        "language": speaking(),
        "open": board.visit.state == "open",
        "late": sum(one.state in {"late", "missed", "met_late"} for one in board.duties),
        "met": sum(one.row.met_at is not None for one in board.duties),
        "counted": sum(one.state != GONE for one in board.duties),
        "demands": [line for line in standing if line.kind == "demand"],
        "lines": len(standing),
        "mark": changed(board.visit, board.minutes),
        "speakers": speakers(board.visit, board.representatives, board.minutes, board.signatures, on=on),
    }


def lists_of(request: HttpRequest, board: Board, given: dict[str, Any]) -> dict[str, list[Part]]:
    """The lists of the board: clocks, tasks, minutes, speakers."""
    tasks = duties_of(board, ["task"])
    clocks = duties_of(board, ["tell", "know", "come", "report"])
    numbers = {line.no: n for n, line in enumerate(board.minutes, start=1)}
    draw = _Drawing(request, given)
    return {
        "clocks": [draw.part("duty", f"d{one.row.no}", _of_duty(one), duty=one) for one in clocks],
        "tasks": [draw.part("duty", f"d{one.row.no}", _of_duty(one), duty=one) for one in tasks],
        "minutes": [
            draw.part("line", f"m{line.no}", _of_row(line), line=line, n=numbers[line.no], numbers=numbers)
            for line in board.minutes
        ],
        "speakers": [
            draw.part("speaker", f"s{one.row.no}", _of_speaker(one, given), speaker=one)
            for one in given["speakers"]
        ],
    }


class _Drawing:
    """Draws rows with one request's language and form token."""

    def __init__(self, request: HttpRequest, given: dict[str, Any]) -> None:
        self._request, self._given = request, given
        self._shared = [given["language"], given["open"], given["board"].keeps]

    def part(self, template: str, key: str, marks: list[Any], **own: Any) -> Part:
        """One row drawn; its digest is of what it says, not of the token in its forms."""
        html = render_to_string(f"desk/board/rows/{template}.html", {**self._given, **own}, self._request)
        return Part(key, digest_of([*self._shared, *marks]), html)


def digest_of(marks: list[Any]) -> str:
    """A short mark of what a row says."""
    return hashlib.sha256(repr(marks).encode()).hexdigest()[:16]


def _of_row(row: Any) -> list[Any]:
    return [getattr(row, field.attname) for field in row._meta.concrete_fields]


def _of_duty(one: Owed) -> list[Any]:
    return [*_of_row(one.row), one.mine, one.kept]


def _of_speaker(one: Speaker, given: dict[str, Any]) -> list[Any]:
    signed = _of_row(one.signature) if one.signature else []
    return [*_of_row(one.row), one.called, one.current, bool(given["lines"]), *signed]
