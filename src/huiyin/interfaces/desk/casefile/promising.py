"""What the desk shows of promises and of papers on their way: words on the timeline, files that prove, attempts to serve."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.desk.words import term
from huiyin.matters.queries.casefile import Casefile


def lines_of_promises(said: dict[str, Any], lawyer: Counsel) -> list[tuple[str, str]]:
    """What an act said of promises and consents, as lines of label and words."""
    lines = []
    if said.get("said"):
        lines.append((_("The person says"), term(said["said"], lawyer)))
    if said.get("said_words"):
        lines.append((_("In their words"), str(said["said_words"])))
    for one in said.get("answers", ()):
        words = f"{term(one['said'], lawyer)} {one['said_words']}".strip()
        lines.append((str(one["promise"]), words))
    if said.get("words"):
        lines.append((_("Said"), str(said["words"])))
    for name, label in _serving_labels().items():
        if said.get(name):
            lines.append((label, str(said[name])))
    if "may_call" in said:
        lines.append((_("May be asked about promises"), _("yes") if said["may_call"] else _("no")))
        lines.append((_("May be served electronically"), _("yes") if said["e_service"] else _("no")))
    return lines


def _serving_labels() -> dict[str, str]:
    return {
        "sent_on": _("Sent on"),
        "returned_on": _("Came back on"),
        "next_step": _("What comes next"),
        "why_reissued": _("What was wrong"),
    }


def servings_of(file: Casefile) -> dict[int, list[Any]]:
    """For each paper, by its number, the attempts to serve it, oldest first."""
    found: dict[int, list[Any]] = {}
    for row in file.beside.servings:
        found.setdefault(row.document_no, []).append(row)
    return found


def proof_of(file: Casefile) -> dict[int, list[Any]]:
    """For each promise, by its number, the files of the unit's last report."""
    by_no = {a.no: a for a in file.attachments}
    reports = {
        e.public["commitment"]: e for e in file.events if e.act == "keep_promise" and "commitment" in e.public
    }
    return {
        no: [by_no[a] for a in event.public.get("attachments", ()) if a in by_no]
        for no, event in reports.items()
    }
