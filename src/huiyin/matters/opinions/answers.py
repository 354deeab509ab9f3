"""The answer to each claim, checked and written, with the promises it makes; used wherever an opinion is given or changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.domain.law.terms import LawError
from huiyin.domain.letters.wording import day_words
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.units.models import Unit
from huiyin.matters.asking import Asked, counsel_for
from huiyin.matters.models import Claim, Commitment, Matter, RuleChange
from huiyin.matters.models.claim import AGREED
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.children import add

NONE: Mapping[int, RuleChange] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one claim (`claim` is its position from 1): facts found, finding, reason, basis, outcome, measure.

    `assistance` is the help offered where the law has no basis for what is asked.
    """

    claim: int
    facts: str
    finding: str
    reason: str
    basis: str
    outcome: str
    measure: str = ""
    measure_due: date | None = None
    assistance: str = ""


def open_claims(matter: Matter, answers: tuple[Answer, ...]) -> int:
    """How many claims would stay unanswered: an answer counts with facts, reason, basis and outcome, an agreement too."""
    whole = {
        a.claim for a in answers if a.facts.strip() and a.reason.strip() and a.basis.strip() and a.outcome
    }
    return matter.claims - len((whole | _agreed(matter)) & set(range(1, matter.claims + 1)))


def _agreed(matter: Matter) -> set[int]:
    """The positions of the claims that an agreement answers already."""
    if not matter.marks.get("partly_agreed"):
        return set()
    return {c.position for c in select(Claim, matter=matter.pk, outcome=AGREED)}


def refusing(matter: Matter, answers: tuple[Answer, ...]) -> dict[str, bool]:
    """Whether a claim would not be supported, asked only where the matter is handled in the simplified way."""
    if not matter.marks.get("simplified"):
        return {}
    against = set(counsel_for(matter).having("refuses"))
    return {"refuses_claim": any(a.outcome in against for a in answers)}


def check(answers: tuple[Answer, ...], asked: Asked) -> None:
    """Raises Invalid for an unknown outcome, or a promise without a day, or a day that has passed."""
    problems = []
    for answer in answers:
        field = f"claim_{answer.claim}"
        problems += unknown(field, (answer.outcome, answer.finding), asked)
        if answer.measure.strip() and answer.measure_due is None:
            text = _(
                "Claim %(n)d: say by which day this will be done. A promise without a day cannot be kept."
            )
            problems.append(Problem(field, text % {"n": answer.claim}))
        if answer.measure_due and answer.measure_due < asked.on:
            text = _("Claim %(n)d: the day by which it will be done has already passed.")
            problems.append(Problem(field, text % {"n": answer.claim}))
    if problems:
        raise Invalid(*problems)


def unknown(field: str, codes: Iterable[str], asked: Asked) -> list[Problem]:
    """A problem for each code that is no word of the law; none for those left empty."""
    problems = []
    for code in filter(None, codes):
        try:
            asked.counsel.term(code)
        except LawError:
            problems.append(Problem(field, _("%(code)s is not an answer the law knows.") % {"code": code}))
    return problems


def write_answers(matter: Matter, answers: tuple[Answer, ...], *, unit: Unit | None = None) -> list[Claim]:
    """Write the answers into their claims, and each measure with a day as a promise of `unit` (else of the holder).

    Claims without an answer among them, or answered by an agreement, stay as they are. Gives all claims, in order.
    """
    by_position = {a.claim: a for a in answers}
    claims = select(Claim, order="position", matter=matter.pk)
    for claim in claims:
        answer = by_position.get(claim.position)
        if answer is None or claim.outcome == AGREED:
            continue
        claim.facts, claim.finding, claim.reason = answer.facts.strip(), answer.finding, answer.reason.strip()
        claim.basis, claim.outcome = answer.basis.strip(), answer.outcome
        claim.measure, claim.measure_due = answer.measure.strip(), answer.measure_due
        claim.assistance = answer.assistance.strip()
        claim.save()
        _promise(matter, claim, unit or matter.holder)
    matter.undecided_claims = sum(not c.outcome for c in claims)
    return claims


def _promise(matter: Matter, claim: Claim, unit: Unit) -> None:
    """What will be done by when becomes a promise; a new one takes the place of one on the same claim that is still open.

    A claim that came in with a joined matter is promised there, to its own person.
    """
    if not (claim.measure and claim.measure_due) or claim.from_matter is not None:
        return
    said = {"text": claim.measure, "unit_id": unit.pk, "due": claim.measure_due}
    earlier = Commitment.objects.filter(matter_id=matter.pk, claim_no=claim.no, kept_on=None)
    if matter.open_commitments and earlier.update(**said, pressed_on=None):
        return
    add(Commitment, matter, claim_no=claim.no, **said)
    matter.open_commitments += 1


def claim_contents(
    claims: list[Claim], asked: Asked, language: str, changes: Mapping[int, RuleChange] = NONE
) -> list[dict[str, Any]]:
    """The claims as the opinion prints them; `changes` are the proposals to change a rule, by the claim's position."""
    return [
        {
            "claim": c.text,
            "facts": c.facts,
            "finding": asked.counsel.term(c.finding).say(language) if c.finding else "",
            "reasons": c.reason,
            "basis": c.basis,
            "outcome": asked.counsel.term(c.outcome).say(language),
            "assistance": c.assistance,
            "rule_change": _change_words(changes.get(c.position), language),
            "correction": _correction(c, asked, language),
            "measure": c.measure,
            "measure_due": c.measure_due,
        }
        for c in claims
    ]


def _correction(claim: Claim, asked: Asked, language: str) -> str:
    if claim.finding not in asked.counsel.having("own_fault"):
        return ""
    with override(language):
        return _("What we did before was wrong. We put it right, and we apologise.")


def _change_words(row: RuleChange | None, language: str) -> str:
    if row is None:
        return ""
    with override(language):
        text = _("We have proposed to %(owner)s to change “%(rule)s”; it is to answer by %(due)s.")
        return text % {"owner": row.owner.full_name, "rule": row.rule, "due": day_words(row.due, language)}
