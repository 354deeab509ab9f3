"""Settle by agreement (Art 33): both sides have signed, and each term becomes a promise with its unit and day."""

from datetime import datetime
from typing import Any

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.along import let_read
from huiyin.matters.asking import Asked, ask, counsel_for
from huiyin.matters.models import Claim, Event, Matter, Proceeding
from huiyin.matters.opinions.waiving import waived
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write
from huiyin.work.hearing import agreeing
from huiyin.work.hearing.agreeing import BY_MEDIATION, Agreement
from huiyin.work.hearing.rows import running_mediation


@act
def settle(
    *, actor: StaffActor, at: datetime, matter_id: int, agreement: Agreement, key: str | None = None
) -> Event:
    """Move to `settled` where it answers every claim, else the rest is still decided. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    claims = agreeing.claims_of(matter)
    asked = ask("settle", matter, actor=actor, at=at, **_facts(matter, agreement))
    agreeing.check(agreement, claims, on=asked.on)
    units = agreeing.owners(matter, agreement.terms, on=asked.on)
    body = agreeing.contents(matter, agreement, units, claims, asked)
    contents = {**shared(matter, unit=matter.holder, at=at, asked=asked), **body}
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in asked.permit.papers]
    agreeing.take_on(matter, agreement, units, claims)
    agreeing.answer(matter, agreement, claims, papers[0], asked)
    row = _conclude(matter, agreement, asked, claims, papers[0].no)
    others = list({u.pk: u for u in units if u.pk != matter.holder_id}.values())
    let_read(matter, others, at=at)
    public: dict[str, Any] = {"agreement": agreement.how, "documents": [p.no for p in papers]}
    public |= {"claims": sorted(agreement.claims), "left": matter.undecided_claims}
    inner = {"settlement": row, "invited": [u.pk for u in others]}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)


def _facts(matter: Matter, agreement: Agreement) -> dict[str, Any]:
    """What the law is asked: whether both signed, each term has its unit and day, and no right is given up."""
    lawyer = counsel_for(matter)
    words = [*(term.text for term in agreement.terms), agreement.other_party]
    return {
        "agreement": agreement.how,
        "terms": sum(bool(term.text.strip()) for term in agreement.terms),
        "terms_open": sum(term.unit is None or term.due is None for term in agreement.terms),
        "claims_settled": len(set(agreement.claims)),
        "undecided_claims": max(matter.undecided_claims - len(set(agreement.claims)), 0),
        "waives_rights": any(waived(text, lawyer) for text in words),
        "signed_by_person": agreement.person.given,
        "signed_by_unit": agreement.unit.given,
    }


def _conclude(matter: Matter, agreement: Agreement, asked: Asked, claims: list[Claim], paper: int) -> int:
    """Close the mediation, or note the settlement; the matter remembers what is agreed. Returns the row's number."""
    told = {"claims": sorted(agreement.claims), "terms": len(agreement.terms), "paper": paper}
    whole = asked.permit.to_stage != matter.stage
    matter.marks = {**matter.marks, "mediating": False, "by_agreement" if whole else "partly_agreed": True}
    if agreement.how == BY_MEDIATION:
        row = running_mediation(matter)
        over = {"state": "done", "ended_on": asked.on, "details": {**row.details, **told}}
        change(Proceeding, over, matter=matter.pk, no=row.no)
        return row.no
    asked_for = "；".join(c.text for c in claims if c.position in agreement.claims)
    made = {"kind": "settlement", "unit": matter.holder, "words": asked_for, "opened_on": asked.on}
    return add(Proceeding, matter, **made, state="done", ended_on=asked.on, details=told).no
