"""The timeline: each act in words, with what it left behind."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.terms import Basis, LawError
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk.board.lines import lines_of_minutes
from huiyin.interfaces.desk.casefile.duties.lines import lines_of_duties
from huiyin.interfaces.desk.casefile.inside import inside_lines
from huiyin.interfaces.desk.casefile.promising import lines_of_promises
from huiyin.interfaces.desk.forms.promises.serving import WAY_WORDS
from huiyin.interfaces.desk.joint.lines import lines_of_joint
from huiyin.interfaces.desk.late.lines import lines_of_lateness
from huiyin.interfaces.desk.receptions.lines import reception_lines
from huiyin.interfaces.desk.supervision.lines import lines_of_supervision
from huiyin.interfaces.desk.words import limit_words, speaking, term
from huiyin.matters.queries.casefile import Casefile
from huiyin.matters.queries.together.gathering import gathered
from huiyin.matters.queries.visits.gathering import DUTIES, with_duties_gathered

HEIR_WORDS = {
    "successor": gettext_lazy("it carries on the powers of the unit that is no more"),
    "none": gettext_lazy(
        "nobody carries on the powers of the unit that is no more; the petition office passes it on"
    ),
    "complained_of": gettext_lazy(
        "the unit that carries on is complained of, or stands over or under one that is; this office has no interest"
    ),
}


@dataclass(slots=True)
class Entry:
    """One act as the timeline shows it."""

    act: str
    words: str
    who: str
    at: datetime
    lines: list[tuple[str, str]] = field(default_factory=list)
    documents: list[Any] = field(default_factory=list)
    basis: list[Basis] = field(default_factory=list)


def timeline(file: Casefile) -> list[Entry]:
    """Newest first."""
    papers = {d.no: d for d in file.documents}
    return [_entry(file, event, papers) for event in reversed(_together(file))]


def _together(file: Casefile) -> list[Any]:
    """The acts, with many of one kind told as one."""
    return with_duties_gathered(gathered(file.events))


def _entry(file: Casefile, event: Any, papers: dict[int, Any]) -> Entry:
    lawyer = file.counsel
    inner = event.inner if isinstance(event.inner, dict) else {}
    numbers = dict.fromkeys([*event.public.get("documents", ()), *inner.get("documents", ())])
    return Entry(
        act=event.act,
        words=act_words(event.act, lawyer),
        who=_who(event),
        at=event.at,
        lines=[*_lines(event.public, lawyer), *_lines(inner, lawyer)],
        documents=[papers[no] for no in numbers if no in papers],
        basis=[found for found in (basis_of(mark, lawyer) for mark in event.articles) if found],
    )


def act_words(act: str, lawyer: Counsel) -> str:
    """What the law calls an act."""
    if act == DUTIES:
        return _("Duties of the visit")
    try:
        return lawyer.act(act).label.say(speaking())
    except LawError:
        return act


def basis_of(mark: str, lawyer: Counsel) -> Basis | None:
    """The article or reading of that mark."""
    found = lawyer.pack.articles.get(mark) or lawyer.pack.silences.get(mark)
    return found.basis if found else None


def _who(event: Any) -> str:
    unit = tree().units.get(event.unit_id)
    if event.actor_name and unit:
        return f"{unit.name} {event.actor_name}"
    if event.actor == "system":
        return _("the system")
    if event.actor == "signer":
        return _("one of those who signed")
    return unit.name if unit else _("the person")


def _lines(said: dict[str, Any], lawyer: Counsel) -> list[tuple[str, str]]:
    lines = [*lines_of_joint(said), *lines_of_minutes(said, lawyer)]
    if said.get("to_unit"):
        lines.append((_("To"), str(said["to_unit"])))
    if said.get("units"):
        lines.append((_("In dispute"), "、".join(map(str, said["units"]))))
    if said.get("officer"):
        lines.append((_("Officer"), str(said["officer"])))
    if said.get("from_unit"):
        lines.append((_("From unit"), str(said["from_unit"])))
    if said.get("heir") in HEIR_WORDS:
        lines.append((_("Why there"), str(HEIR_WORDS[said["heir"]])))
    if said.get("ground"):
        lines.append((_("Ground"), term(said["ground"], lawyer)))
    if said.get("legal_path"):
        lines.append((_("Path"), term(said["legal_path"], lawyer)))
    if said.get("outcomes"):
        lines.append((_("Outcome"), "、".join(term(o, lawyer) for o in said["outcomes"])))
    if said.get("drafted"):
        lines.append((_("Draft of"), act_words(said["drafted"], lawyer)))
    if "grave" in said:
        lines.append((_("Grade"), _("grave or complex") if said["grave"] else _("ordinary")))
    if said.get("outcome"):
        lines.append((_("Outcome"), term(said["outcome"], lawyer)))
    if said.get("whats_new"):
        lines.append((_("What is new"), term(said["whats_new"], lawyer)))
    if said.get("proposal_answer"):
        lines.append((_("Adopted?"), term(said["proposal_answer"], lawyer)))
    if said.get("what"):
        lines.append((_("Asked for"), "；".join(map(str, said["what"]))))
    if said.get("hearing_on"):
        lines.append(
            (pgettext("hearing", "Hearing"), f"{said['hearing_on']} {said.get('hearing_hour', '')}".strip())
        )
    if said.get("visit_on"):
        lines.append((_("Visit on"), f"{said['visit_on']} {said.get('visit_hour', '')}".strip()))
    lines += [_moved(row, lawyer) for row in said.get("clocks", ())]
    if said.get("how"):
        lines.append((_("How"), str(WAY_WORDS.get(said["how"], said["how"]))))
    lines += lines_of_promises(said, lawyer)
    for name, label in _labels().items():
        if said.get(name):
            lines.append((label, str(said[name])))
    lines += lines_of_lateness(said, lawyer)
    lines += [*lines_of_duties(said, lawyer), *reception_lines(said, lawyer)]
    return [*lines, *inside_lines(said, lawyer), *lines_of_supervision(said, lawyer)]


def _moved(row: dict[str, Any], lawyer: Counsel) -> tuple[str, str]:
    """A date that the act changed."""
    return limit_words(row["limit"], lawyer), f"{row['before']} → {row['after']}"


def _labels() -> dict[str, str]:
    """What is shown as it was said, under which word."""
    return {
        "rule": _("The rule"),
        "owner": _("In charge"),
        "referred_from": _("Referred from"),
        "served_on": _("Received on"),
        "held_on": pgettext("hearing", "Held on"),
        "place": pgettext("hearing", "Where"),
        "presider": _("Presided over by"),
        "mediator": _("Mediator"),
        "to_office": pgettext("exchange", "Handed over to"),
        "from_office": pgettext("exchange", "Came from"),
        "from_number": pgettext("exchange", "Number there"),
        "number_there": pgettext("exchange", "Number there"),
        "contact": pgettext("exchange", "Whom to call there"),
        "subject": pgettext("hearing", "About"),
        "published": pgettext("hearing", "Published"),
        "needed_by": _("Needed by"),
        "expected_on": _("Answer expected by"),
        "set_days": _("Days set"),
        "days": _("Days more"),
        "new_due": _("New last day"),
        "reason": _("Reason"),
        "objection": _("Objection"),
        "competent": _("Held to be competent"),
        "found": _("What the examination showed"),
        "dispute": _("What is in dispute"),
        "right_door": _("Where to turn"),
        "promise": _("Promise"),
        "evidence": _("Done"),
        "comment": _("Comment"),
        "approver": _("Approved by"),
        "signer": _("Signed by"),
        "drafter": _("Drafted by"),
        "note": _("Note"),
        "until": _("Answered by"),
        "into": _("Joined to"),
        "from": _("Taken in from"),
        "anew_days": _("Days for a new opinion"),
        "headcount": _("About how many"),
        "receiver": _("Who receives"),
        "position_by": _("Position of"),
        "position_due": _("Position due"),
    }
