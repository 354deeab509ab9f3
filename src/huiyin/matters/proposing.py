"""Proposing what offices should do otherwise: the record that lives on, and the letter to the organ that answers it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext_lazy

from huiyin.foundation.units.models import Unit
from huiyin.matters.asking import Asked
from huiyin.matters.gate.scope import OWN_FILE
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Document, Inspection, Matter, RuleChange, Systemic
from huiyin.matters.nameless import ensure_nameless
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared
from huiyin.matters.record.children import add
from huiyin.matters.record.refusals import Invalid, Problem

LIMIT = "answer_proposal"
POLICY, IMPROVEMENT, RESPONSIBILITY = "policy", "improvement", "responsibility"
PAPER = "rule_change_proposal"
PAPERS = {
    POLICY: PAPER,
    IMPROVEMENT: "improvement_proposal",
    RESPONSIBILITY: "accountability_proposal",
}
COUNTED = "rule_changes"  # the mark that says how many were made
CARRIED = ("contact", "seal_unit", "date", "signed_by")
FOUND_IN = (  # what an office was doing, by the row of its own file, as the letter goes on after "In"
    (Systemic, pgettext_lazy("letter", "going into one cause behind many matters")),
    (Inspection, pgettext_lazy("letter", "an inspection")),
)
LONGEST_RULE, LONGEST = 300, 5_000  # house sizes, not law


@dataclass(frozen=True, slots=True)
class Proposal:
    """Which rule (law and article), what it lacks, how it should read, and the unit in charge of it (a unit's id)."""

    rule: str
    gap: str
    proposal: str
    owner: int | None


def propose(
    matter: Matter,
    asked: Asked,
    given: Proposal,
    *,
    unit: Unit,
    at: datetime,
    suffix: str = "",
    kind: str = POLICY,
    origin: Matter | None = None,
    **more: Any,
) -> tuple[RuleChange, Document]:
    """Write the proposal and issue its letter as the next child after it, which is how the two are found together.

    `unit` proposes; `suffix` is added to the names of fields in problems; `origin` is what showed the need, where that
    is not the matter itself; `more` goes into the letter. The matter is saved when the act is written.
    Raises Invalid, Refused.
    """
    _check(matter, given, suffix)
    owner = lawful_unit(matter, given.owner or 0, on=asked.on, field=f"owner{suffix}")
    due = asked.counsel.due(LIMIT, asked.on)
    row = add(
        RuleChange,
        matter,
        kind=kind,
        rule=given.rule.strip(),
        gap=given.gap.strip(),
        proposal=given.proposal.strip(),
        owner=owner,
        proposed_by=unit,
        proposed_on=asked.on,
        due=due.due,
    )
    # neither the person nor the matter is named: the organ in charge of a rule needs to know neither
    common = shared(matter, unit=unit, at=at, asked=asked)
    contents: dict[str, Any] = {name: common[name] for name in CARRIED if name in common}
    contents |= {
        "went_to": owner.full_name,
        "rule": row.rule,
        "gap": row.gap,
        "proposal": row.proposal,
        **_found_in(origin or matter),
        **more,
    }
    basis = asked.counsel.limit(
        LIMIT
    ).basis  # the letter rests on the article of proposals, whichever act it comes with
    contents["legal_basis"] = [basis.label.say(matter.language)]
    contents |= {"answer_by": row.due, "answer_by_computation": due.summary.say(matter.language)}
    paper = issue(PAPERS[kind], matter, contents, asked=asked, unit=unit, for_person=False)
    matter.marks = {**matter.marks, COUNTED: matter.marks.get(COUNTED, 0) + 1}
    return row, paper


def _found_in(origin: Matter) -> dict[str, str]:
    """What the office was doing, where the need showed in a file of its own; of a matter the letter speaks by itself."""
    if origin.channel != OWN_FILE:
        return {}
    for model, words in FOUND_IN:
        if model.objects.filter(matter_id=origin.pk).exists():
            with override(origin.language):
                return {"found_in": str(words)}
    return {}


def _check(matter: Matter, given: Proposal, suffix: str) -> None:
    problems = []
    for name, longest in (("rule", LONGEST_RULE), ("gap", LONGEST), ("proposal", LONGEST)):
        words = getattr(given, name).strip()
        if not words:
            text = _("Say which rule it is, what it lacks, and how it should be changed.")
            problems.append(Problem(f"{name}{suffix}", text))
        elif len(words) > longest:
            text = _("The text has %(n)d characters; keep it to %(max)d.")
            problems.append(Problem(f"{name}{suffix}", text % {"n": len(words), "max": longest}))
    if given.owner is None:
        problems.append(Problem(f"owner{suffix}", _("Choose the organ that is in charge of the rule.")))
    if problems:
        raise Invalid(*problems)
    for name in ("rule", "gap", "proposal"):
        ensure_nameless(matter, getattr(given, name), field=f"{name}{suffix}")
