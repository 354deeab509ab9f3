"""The answers a review changes: checked when it is decided, kept sealed in its paper, put in force when it is served."""

from dataclasses import fields
from datetime import date
from typing import Any

from huiyin.foundation.ledger.rows import select
from huiyin.matters.asking import Asked
from huiyin.matters.models import Claim, Document, Matter
from huiyin.matters.opinions.answers import Answer, check
from huiyin.matters.opinions.consistent import ensure_each_fits, facts_of_answer
from huiyin.matters.papers.show import contents_of

KEPT = "changed_answers"  # the name under which a paper's sealed contents hold them; no paper prints it


def whole(answers: tuple[Answer, ...], matter: Matter) -> tuple[Answer, ...]:
    """Those that answer a claim of this person in full: facts, reason, basis and outcome."""
    own = {c.position for c in select(Claim, matter=matter.pk, from_matter=None)}
    return tuple(
        a
        for a in answers
        if a.claim in own and a.facts.strip() and a.reason.strip() and a.basis.strip() and a.outcome
    )


def changed_contents(matter: Matter, answers: tuple[Answer, ...], asked: Asked) -> dict[str, Any]:
    """The changed answers as the paper prints them, and as they are kept. Raises Invalid."""
    check(answers, asked)
    ensure_each_fits(map(facts_of_answer, answers), asked)
    texts = {c.position: c.text for c in select(Claim, matter=matter.pk, from_matter=None)}
    say = matter.language
    printed = [
        {
            "claim": texts[a.claim],
            "facts": a.facts,
            "finding": asked.counsel.term(a.finding).say(say) if a.finding else "",
            "reasons": a.reason,
            "basis": a.basis,
            "outcome": asked.counsel.term(a.outcome).say(say),
            "assistance": a.assistance,
            "measure": a.measure,
            "measure_due": a.measure_due,
        }
        for a in answers
    ]
    return {"changed_claims": printed, KEPT: [_plain(a) for a in answers]}


def kept_answers(document: Document) -> tuple[Answer, ...]:
    """The changed answers a review opinion holds; none where it changes nothing."""
    return tuple(Answer(**row) for row in contents_of(document).get(KEPT, ()))


def _plain(answer: Answer) -> dict[str, Any]:
    row = {field.name: getattr(answer, field.name) for field in fields(Answer)}
    due: date | None = row["measure_due"]
    return row | {"measure_due": due.isoformat() if due else None}
