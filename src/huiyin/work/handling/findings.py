"""Each claim's finding held against its outcome by the law, one claim at a time, and what is said of conduct kept sealed."""

import json
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import get_language

from huiyin.domain.law.why import Refusal
from huiyin.foundation.vault.seal import seal
from huiyin.matters.asking import Asked
from huiyin.matters.models import Matter
from huiyin.matters.opinions.answers import Answer, unknown
from huiyin.matters.proposing import Proposal
from huiyin.matters.record import Invalid, Problem

BLOCK = 4096  # bytes; the longest that is said of most decisions
# Which field of the claim's answer the law's refusal is about; the words themselves name the claim.
FIELDS = {
    "finding_missing": "finding",
    "justified_supported": "outcome",
    "justified_done": "measure",
    "reasonable_explained": "outcome",
    "reasonable_helped": "assistance",
    "unfounded_not_supported": "outcome",
    "wrong_corrected": "outcome",
    "wrong_put_right": "measure",
    "wrong_conduct": "conduct",
    "lacking_explained": "outcome",
    "lacking_proposed": "rule",
}


@dataclass(frozen=True, slots=True)
class Decision(Answer):
    """The answer a decision gives to one claim, with what its finding asks for besides.

    `conduct` is what becomes of a question of conduct (with `no_question` as the reason why there is none), `change` a
    proposal to change a rule that proved lacking.
    """

    conduct: str = ""
    no_question: str = ""
    change: Proposal | None = None


def ensure_consistent(answers: tuple[Decision, ...], asked: Asked) -> None:
    """Raises Invalid with what the law says against each claim's answer: the reason with its article, and what to do instead."""
    problems = [found for a in answers for found in unknown(f"claim_{a.claim}", (a.conduct,), asked)]
    if problems:
        raise Invalid(*problems)
    problems = [found for answer in answers for found in _judged(answer, asked)]
    if problems:
        raise Invalid(*problems)


def _judged(answer: Decision, asked: Asked) -> list[Problem]:
    known = asked.counsel.pack.vocabulary.values
    given = {name: value for name, value in _facts(answer).items() if name in known and value != ""}
    facts = replace(asked.facts, values={**asked.facts.values, **given})
    said = asked.counsel.may(asked.permit.act, facts, asked.on)
    if not isinstance(said, Refusal):
        return []
    speak = get_language() or "zh-hans"
    field = f"{FIELDS.get(said.code, 'finding')}_{answer.claim}"
    return [Problem(field, f"{said.reason.say(speak)} {said.mend.say(speak)}")]


def _facts(answer: Decision) -> dict[str, Any]:
    return {
        "claim": answer.claim,
        "finding": answer.finding,
        "outcome": answer.outcome,
        "dated_measure": bool(answer.measure.strip() and answer.measure_due),
        "assistance": answer.assistance.strip(),
        "conduct": answer.conduct,
        "no_question": answer.no_question.strip(),
        "proposed": answer.change is not None,
    }


def conduct_said(matter: Matter, answers: tuple[Decision, ...], asked: Asked) -> dict[str, str]:
    """What is said of conduct, sealed: for those who read reports and stand outside the unit, and nobody else.

    Filled up with blanks, so that its length does not tell a reason from a question that goes its own way.
    """
    wrong = [a for a in answers if a.finding in asked.counsel.having("own_fault")]
    said = {str(a.claim): [a.conduct, a.no_question.strip()] for a in wrong}
    if not said:
        return {}
    words = json.dumps(said, ensure_ascii=False)
    return {"conduct": seal(words + " " * (-len(words.encode()) % BLOCK), f"conduct:{matter.pk}")}
