"""What a person reads of drafts, signatures, grades and proposals to change a rule."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.portal.tracking.telling.words import Told, day, term
from huiyin.matters.queries.followed import Followed


def _submit(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = {
        "decide": _(
            "%(unit)s has drafted the answer to your requests. It waits for the signature of a leader."
        ),
        "extend": _("%(unit)s has asked its leader to approve more time."),
    }.get(
        p.get("drafted", ""),
        _("%(unit)s has drafted a paper in your matter. It waits for the signature of a leader."),
    )
    return said % {"unit": unit} + " " + _("The dates run on meanwhile.")


def _send_back(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("The leader sent the draft back to be worked over. The dates run on.")


def _take_back(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("%(unit)s took its draft back to change it. The dates run on.") % {"unit": unit}


def _grade(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if p.get("grave"):
        return _(
            "%(unit)s graded your matter as grave or complex: the head of the unit signs what is decided."
        ) % {"unit": unit}
    return _("%(unit)s graded your matter as an ordinary one again.") % {"unit": unit}


def _propose(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = _("%(unit)s proposed to %(owner)s to change a rule: %(rule)s. The answer is due by %(due)s.")
    said = {"unit": unit, "owner": p.get("owner", ""), "rule": p.get("rule", ""), "due": day(p.get("due"))}
    return text % said


def _improve(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = _(
        "%(unit)s proposed to %(owner)s to improve its practice: %(rule)s. The answer is due by %(due)s."
    )
    said = {"unit": unit, "owner": p.get("owner", ""), "rule": p.get("rule", ""), "due": day(p.get("due"))}
    return text % said


def _answer(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = {"unit": unit, "rule": p.get("rule", ""), "answer": term(law, p.get("proposal_answer", ""))}
    if p.get("proposal_kind", "policy") != "policy":
        return _("%(unit)s answered the proposal to improve its practice (%(rule)s): %(answer)s.") % said
    return _("%(unit)s answered the proposal to change %(rule)s: %(answer)s.") % said


def _publish(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("%(unit)s published the proposal to change %(rule)s, without anybody's name.") % {
        "unit": unit,
        "rule": p.get("rule", ""),
    }


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a rule that this matter brought about as a proposal: which rule, who answers, what came of it."""

    rule: str
    proposal: str
    owner: str
    due: date
    answered: str
    answered_on: date | None
    answer: str
    late: bool


def changes_of(case: Followed) -> list[Change]:
    """The proposals made in the matter, once its answer is in the person's hands."""
    if not case.counsel.stage(case.matter.stage).answered:
        return []
    units = tree().units
    return [
        Change(
            rule=row.rule,
            proposal=row.proposal,
            owner=units[row.owner_id].full_name,
            due=row.due,
            answered="" if row.state == "open" else term(case.counsel, row.state),
            answered_on=row.answered_on,
            answer=row.answer,
            late=row.state == "open" and row.due < case.today,
        )
        for row in case.beside.rule_changes
        if row.kind == "policy"
    ]


SENTENCES: dict[str, Told] = {
    "submit_draft": _submit,
    "send_back_draft": _send_back,
    "take_back_draft": _take_back,
    "grade": _grade,
    "propose_rule_change": _propose,
    "propose_improvement": _improve,
    "answer_rule_change": _answer,
    "publish_rule_change": _publish,
}
