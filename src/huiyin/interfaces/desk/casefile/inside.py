"""What runs inside a matter, as the desk shows it: parts of other units, opinions, investigations, aid, another path."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.desk.words import Nearness, nearness, term, unit_name

HEADINGS = {
    "task": gettext_lazy("Parts asked of other units"),
    "consultation": gettext_lazy("Opinions asked for"),
    "investigation": gettext_lazy("Investigations on site"),
    "lead": gettext_lazy("A leader in charge of the case"),
    "aid": gettext_lazy("Referred for aid"),
    "path": gettext_lazy("Led to another legal path"),
    "problem": gettext_lazy("Problems to be solved"),
}
STATES = {
    ("task", "open"): gettext_lazy("not given yet"),
    ("task", "done"): gettext_lazy("given"),
    ("task", "failed"): gettext_lazy("not delivered"),
    ("task", "cancelled"): gettext_lazy("no longer waited for"),
    ("consultation", "open"): gettext_lazy("awaited"),
    ("consultation", "done"): gettext_lazy("received"),
    ("consultation", "failed"): gettext_lazy("none came"),
    ("consultation", "cancelled"): gettext_lazy("no longer waited for"),
    ("investigation", "done"): gettext_lazy("on record"),
    ("lead", "open"): gettext_lazy("in charge, next note awaited"),
    ("aid", "open"): gettext_lazy("outcome awaited"),
    ("path", "open"): gettext_lazy("outcome awaited"),
    ("path", "cancelled"): gettext_lazy("brought back"),
    ("problem", "open"): gettext_lazy("not solved yet"),
    ("problem", "done"): gettext_lazy("solved"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One proceeding: whose it is, what was asked, how it stands, what came of it, with which files."""

    who: str
    asked: str
    since: date
    due: date | None
    near: Nearness | None
    late: str
    state: str
    ended_on: date | None
    result: str
    lines: list[tuple[str, str]] = field(default_factory=list)
    files: list[Any] = field(default_factory=list)


def inside(
    rows: Iterable[Any], *, today: date, lawyer: Counsel, files: Iterable[Any] = (), aid: bool = True
) -> list[tuple[str, list[Part]]]:
    """The proceedings under their headings; empty ones are left out, and aid where the reader does not need it."""
    files, found = list(files), list(rows)
    kinds = [kind for kind in HEADINGS if aid or kind != "aid"]
    told = [
        (str(HEADINGS[kind]), [_part(one, today, lawyer, files) for one in found if one.kind == kind])
        for kind in kinds
    ]
    return [(heading, parts) for heading, parts in told if parts]


def _part(row: Any, today: date, lawyer: Counsel, files: list[Any]) -> Part:
    open_now = row.state == "open"
    result = row.details.get("result", "")
    state = term(result, lawyer) if result else str(STATES.get((row.kind, row.state), row.state))
    who = unit_name(row.unit_id) if row.kind == "task" else row.details.get("door", "") or row.whom
    if row.kind == "problem":
        who = " · ".join(filter(None, (unit_name(row.unit_id), row.whom)))
    return Part(
        who=who,
        asked=row.words or term(row.details.get("kind") or row.details.get("legal_path") or "", lawyer),
        since=row.opened_on,
        due=row.due,
        near=nearness(row.due, today) if open_now and row.due else None,
        late=_late(row, today),
        state=state,
        ended_on=row.ended_on,
        result=row.result,
        lines=_more(row),
        files=[one for one in files if one.item_no == row.no],
    )


def _late(row: Any, today: date) -> str:
    """By how much whoever owed it was late, while it is open or when it ended; a cancelled one was never late."""
    if row.due is None or row.state == "cancelled":
        return ""
    days = ((row.ended_on or today) - row.due).days
    if days <= 0 or row.state == "open":
        return ""  # while it is open its nearness says so
    return ngettext("%(n)d day late", "%(n)d days late", days) % {"n": days}


def _more(row: Any) -> list[tuple[str, str]]:
    lines = []
    if row.details.get("roles"):
        lines.append((_("Heard"), "、".join(row.details["roles"])))
    if "signed" in row.details:
        lines.append(
            (_("Signed"), _("yes") if row.details["signed"] else _("no; why not stands in the record"))
        )
    if row.details.get("limits"):
        lines.append((_("Limits there"), row.details["limits"]))
    notes = row.details.get("notes", ())  # the last of a charge that is open stands above them already
    for note in notes[:-1] if row.state == "open" else notes:
        lines.append((_("Note of %(day)s") % {"day": note["on"]}, note["words"]))
    if row.kind == "problem":
        lines += _problem(row.details)
    if row.details.get("by"):
        lines.append((_("Given by"), row.details["by"]))
    return lines


def _problem(details: dict[str, Any]) -> list[tuple[str, str]]:
    """What is lacking, how many it touches, each step with the days that were moved, what shows that it is solved."""
    lines = [
        (_("What is lacking"), details.get("lacking", "")),
        (_("Affected"), str(details.get("affected", ""))),
    ]
    for step in details.get("steps", ()):
        moved = f"（{step['due_before']} → {step['due']}：{step['reason']}）" if "due" in step else ""
        lines.append((_("Step of %(day)s") % {"day": step["on"]}, f"{step['words']}{moved}"))
    lines.append((_("What shows it"), details.get("evidence", "")))
    return [(label, words) for label, words in lines if words]


def inside_lines(said: dict[str, Any], lawyer: Counsel) -> list[tuple[str, str]]:
    """What an event of a proceeding says, for the timeline."""
    lines: list[tuple[str, str]] = []
    for name, label in (("joint", _("Asked")), ("without", _("Without the part of"))):
        if said.get(name):
            lines.append((label, "\n".join(f"{one['unit']}（{one['due']}）" for one in said[name])))
    if said.get("answers"):
        lines.append((_("In answer to"), _("what was asked for")))
    for name, label in _codes().items():
        if said.get(name):
            lines.append((label, term(str(said[name]), lawyer)))
    for name, label in _words().items():
        if said.get(name):
            lines.append((label, str(said[name])))
    return lines


def _codes() -> dict[str, str]:
    return {
        "aid_kind": _("Aid"),
        "aid_result": _("What came of it"),
        "path_result": _("What came of it"),
    }


def _words() -> dict[str, str]:
    return {
        "tasks_reason": _("Why it did not wait"),
        "who": _("Who withdrew"),
        "whom": _("Asked"),
        "question": _("Question"),
        "answer_due": _("Opinion due on"),
        "visited_on": _("Visited on"),
        "organ": _("Organ"),
        "answer_by": _("Answer by"),
        "otherwise": _("Otherwise"),
    }
