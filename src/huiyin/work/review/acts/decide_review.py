"""Decide a review (Art 35, 36): uphold, quash, change, or order a new opinion, with findings, reasons and basis."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import REVIEW, SIGN
from huiyin.foundation.units.tree import tree
from huiyin.matters.asking import Asked, ask
from huiyin.matters.models import Event, Matter, Review
from huiyin.matters.opinions.answers import Answer
from huiyin.matters.opinions.desks import handling_unit
from huiyin.matters.papers import issue
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.review.changes import changed_contents, whole
from huiyin.work.review.effects import BACK
from huiyin.work.review.papers import anew_words, head, next_step
from huiyin.work.review.reaching import guard, reach_review


@act
def decide_review(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    outcome: str,
    findings: str,
    reasons: str,
    basis: str,
    redo_days: int = 0,
    changes: tuple[Answer, ...] = (),
    key: str | None = None,
) -> Event:
    """Move to `review_decided` or `second_review_decided` and issue the opinion; it takes effect when it is served.

    `redo_days` is the time set for a new opinion, `changes` the claims that get another answer. Raises Refused, Invalid, gate errors.
    """
    matter, review = reach_review(matter_id, actor=actor, needs=(REVIEW, SIGN))
    changed = whole(changes, matter) if outcome == "change" else ()
    given = {"review_outcome": outcome, "changed_claims": len(changed), **guard(review, actor)}
    if outcome in BACK:
        given["redo_days"] = redo_days
    asked = ask("decide_review", matter, actor=actor, at=at, **given)
    _check(findings, reasons, basis)
    contents = {
        **_contents(matter, review, asked, at, outcome, redo_days, changed),
        "fact_finding": findings,
        "review_reasons": reasons,
        "legal_basis": basis,
    }
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in asked.permit.papers]
    decided = {
        "state": "decided",
        "outcome": outcome,
        "findings": findings.strip(),
        "opinion": reasons.strip(),
        "basis": basis.strip(),
        "redo_days": redo_days if outcome in BACK else None,
        "decided_on": asked.on,
        "document_no": papers[0].no if papers else None,
    }
    change(Review, decided, matter=matter.pk, no=review.no)
    matter.marks = {
        **matter.marks,
        "review_outcome": outcome,
        "redo_days": redo_days if outcome in BACK else 0,
    }
    public = {"level": review.level, "documents": [p.no for p in papers]}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"outcome": outcome})


def _check(findings: str, reasons: str, basis: str) -> None:
    said = {
        "findings": (findings, _("Say what was found: the person reads why the review came out as it did.")),
        "reasons": (reasons, _("Say why the review comes to this outcome.")),
        "basis": (basis, _("Name the law and the article it rests on.")),
    }
    problems = [Problem(name, why) for name, (words, why) in said.items() if not words.strip()]
    if problems:
        raise Invalid(*problems)


def _contents(
    matter: Matter,
    review: Review,
    asked: Asked,
    at: datetime,
    outcome: str,
    redo_days: int,
    changed: tuple[Answer, ...],
) -> dict[str, Any]:
    contents = {
        **head(matter, review, asked, at=at),
        "review_claims": review.grounds,
        "decision": asked.counsel.term(outcome).say(matter.language),
        "outcome": outcome,
    }
    if outcome == "change":
        contents |= changed_contents(matter, changed, asked)
    if outcome in BACK:
        unit = tree().units[handling_unit(matter, on=asked.on).pk]
        words = {"anew_within": anew_words(redo_days, matter.language), "execution_unit": unit.full_name}
        return contents | words
    return contents | next_step(matter, review, asked)
