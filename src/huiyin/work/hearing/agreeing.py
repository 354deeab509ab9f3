"""An agreement as it is brought to the desk: its terms, the claims it answers, and who signed on which day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from huiyin.domain.letters.wording import day_words
from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.units.models import Unit
from huiyin.matters.asking import Asked
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Claim, Commitment, Document, Matter
from huiyin.matters.models.claim import AGREED
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.children import add

BY_MEDIATION = "by_mediation"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that will be done: by which unit (an id), by which day; `claim` is the position it answers, or 0."""

    text: str
    unit: int | None
    due: date | None
    claim: int = 0


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed for one side, and on which day; empty while nobody did."""

    name: str = ""
    on: date | None = None

    @property
    def given(self) -> bool:
        """Whether there is a name with a day."""
        return bool(self.name.strip()) and self.on is not None


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the two sides agreed; `how` is a code of the law, `claims` are positions from 1."""

    how: str
    terms: tuple[Term, ...]
    claims: tuple[int, ...]
    person: Signature
    unit: Signature
    other_party: str = ""
    mediator: str = ""


def check(agreement: Agreement, claims: list[Claim], *, on: date) -> None:
    """Raises Invalid with every problem at once."""
    open_ones = {c.position for c in claims if c.outcome != AGREED and c.from_matter is None}
    problems = []
    if not set(agreement.claims) <= open_ones:
        text = _("Choose among the claims of this matter that no agreement answers yet.")
        problems.append(Problem("claims", text))
    for n, term in enumerate(agreement.terms, start=1):
        if term.due and term.due < on:
            text = _("Term %(n)d: the day by which it will be done has already passed.")
            problems.append(Problem(f"due_{n}", text % {"n": n}))
        if term.claim and term.claim not in agreement.claims:
            text = _("Term %(n)d answers a claim that the agreement does not name.")
            problems.append(Problem(f"claim_{n}", text % {"n": n}))
    for field, one in (("person_on", agreement.person), ("unit_on", agreement.unit)):
        if one.on and one.on > on:
            text = _("The day of signing lies in the future. Enter the day on which it was signed.")
            problems.append(Problem(field, text))
    if problems:
        raise Invalid(*problems)


def owners(matter: Matter, terms: Iterable[Term], *, on: date) -> list[Unit]:
    """The unit of each term, in order: in force, and neither complained of nor kin of one that is. Raises Invalid."""
    return [
        lawful_unit(matter, term.unit or matter.holder_id, on=on, field=f"unit_{n}")
        for n, term in enumerate(terms, start=1)
    ]


def take_on(matter: Matter, agreement: Agreement, units: list[Unit], claims: list[Claim]) -> None:
    """Write each term as a promise of its unit."""
    numbers = {c.position: c.no for c in claims}
    for term, unit in zip(agreement.terms, units, strict=True):
        claim_no = numbers.get(term.claim, 0)
        add(Commitment, matter, claim_no=claim_no, text=term.text.strip(), unit=unit, due=term.due)
        matter.open_commitments += 1


def answer(matter: Matter, agreement: Agreement, claims: list[Claim], paper: Document, asked: Asked) -> None:
    """Mark the claims that the agreement answers; their answer is the agreement itself."""
    with override(matter.language):
        reason = _("Settled by the agreement %(number)s that both sides signed.") % {"number": paper.number}
    basis = asked.permit.basis[0].label.say(matter.language)
    for claim in claims:
        if claim.position in agreement.claims:
            answered = {"outcome": AGREED, "reason": reason, "basis": basis}
            change(Claim, answered, matter=matter.pk, no=claim.no)
    matter.undecided_claims -= len(agreement.claims)


def contents(
    matter: Matter, agreement: Agreement, units: list[Unit], claims: list[Claim], asked: Asked
) -> dict[str, Any]:
    """What the agreement says beside the contents that papers share."""
    with override(matter.language):
        signed = [
            _signed(pgettext("hearing", "The person"), agreement.person, matter.language),
            _signed(pgettext("hearing", "The other side"), agreement.unit, matter.language),
        ]
    return {
        "other_party": agreement.other_party.strip() or matter.holder.full_name,
        "mediator": agreement.mediator.strip() if agreement.how == BY_MEDIATION else "",
        "accepted_on": asked.facts.moments.get("accepted"),
        "claims_answered": [c.text for c in claims if c.position in agreement.claims],
        "terms": [
            {"term": term.text.strip(), "unit": unit.full_name, "due": term.due}
            for term, unit in zip(agreement.terms, units, strict=True)
        ],
        "signatures": signed,
    }


def claims_of(matter: Matter) -> list[Claim]:
    """The claims in order."""
    return select(Claim, order="position", matter=matter.pk)


def _signed(side: str, signature: Signature, language: str) -> str:
    named = {"side": side, "name": signature.name.strip()}
    when = day_words(signature.on, language) if signature.on else ""
    return _("%(side)s: %(name)s (signed on %(day)s)") % {**named, "day": when}
