"""What runs inside a matter, for its person: what the office asks of them, who helps, aid, and another legal path."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from huiyin.foundation.units.tree import tree
from huiyin.interfaces.portal.tracking.telling.words import term
from huiyin.matters.queries.followed import Followed


@dataclass(frozen=True, slots=True)
class Request:
    """Something the office asks of the person: what, why, by when, what happens otherwise; `no` is the event's number."""

    no: int
    unit: str
    what: list[str]
    why: str
    needed_by: date
    otherwise: str
    days: int  # from today; below zero when the day has passed
    paper: int | None


@dataclass(frozen=True, slots=True)
class Helper:
    """A unit that was asked for its part: by when, how it stands, and by how many days it is late."""

    unit: str
    due: date | None
    state: str  # open, done, failed, cancelled
    ended_on: date | None
    late: int


@dataclass(frozen=True, slots=True)
class Aid:
    """A referral for aid: which, to whom, and what came of it in the law's words."""

    kind: str
    organ: str
    result: str
    reason: str


@dataclass(frozen=True, slots=True)
class Path:
    """Another legal path: its name, where to turn, its limits, and whether it was taken up there."""

    name: str
    door: str
    limits: list[str]
    result: str  # code of the result, empty while nobody has asked
    result_words: str
    reason: str
    open: bool


def inside(case: Followed) -> dict[str, Any]:
    """What the page shows of it; empty lists where there is nothing."""
    rows = case.beside.proceedings
    return {
        "requests": requests(case),
        "lead": _lead(case),
        "helpers": [_helper(row, case.today) for row in rows if row.kind == "task"],
        "aid": [_aid(case, row) for row in rows if row.kind == "aid"],
        "aid_open": any(row.kind == "aid" and row.state == "open" for row in rows),
        "paths": [_path(case, row) for row in rows if row.kind == "path"],
    }


def requests(case: Followed) -> list[Request]:
    """What is asked and not answered; what came in after a request answers it, unless it was sent in answer to another."""
    if not case.matter.is_open:
        return []
    came = [event for event in case.events if event.act == "add_material" and event.actor == "person"]
    return [
        _request(case, event)
        for event in case.events
        if event.act == "ask_for_more"
        and not any(one.no > event.no and one.public.get("answers", event.no) == event.no for one in came)
    ]


def _request(case: Followed, event: Any) -> Request:
    said, unit = event.public, tree().units.get(event.unit_id)
    needed_by = date.fromisoformat(said["needed_by"])
    return Request(
        no=event.no,
        unit=unit.name if unit else "",
        what=list(said.get("what", ())),
        why=said.get("why", ""),
        needed_by=needed_by,
        otherwise=said.get("otherwise", ""),
        days=(needed_by - case.today).days,
        paper=next(iter(said.get("documents", ())), None),
    )


def _lead(case: Followed) -> str:
    """Who asked the others for their parts, and answers; or who carries that unit's work on."""
    asked = [e.unit_id for e in case.events if e.act == "invite_joint" and e.unit_id]
    return tree().successor(asked[-1], case.today, case.matter.category).name if asked else ""


def _helper(row: Any, today: date) -> Helper:
    unit = tree().units.get(row.unit_id)
    late = ((row.ended_on or today) - row.due).days if row.due and row.state != "cancelled" else 0
    return Helper(unit.name if unit else "", row.due, row.state, row.ended_on, max(late, 0))


def _aid(case: Followed, row: Any) -> Aid:
    result = row.details.get("result", "")
    said = term(case.counsel, result) if result else _("the outcome is awaited")
    return Aid(term(case.counsel, row.details.get("kind", "")), row.whom, said, row.result)


def _path(case: Followed, row: Any) -> Path:
    path, speak = row.details.get("legal_path", ""), get_language() or "zh-hans"
    limits = case.counsel.path_limits(path) if path else ()
    result = row.details.get("result", "")
    return Path(
        name=term(case.counsel, path),
        door=row.details.get("door", "") or row.whom,
        limits=[
            _("%(name)s: %(words)s") % {"name": one.label.say(speak), "words": one.length.say(speak)}
            for one in limits
        ],
        result=result,
        result_words=term(case.counsel, result) if result else "",
        reason=row.result,
        open=row.state == "open",
    )
