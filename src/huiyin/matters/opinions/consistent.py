"""Each claim's finding held against its outcome by the law, one claim at a time: in a decision and where a review changes one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import get_language

from huiyin.domain.law.why import Refusal
from huiyin.matters.asking import Asked
from huiyin.matters.opinions.answers import Answer
from huiyin.matters.record import Invalid, Problem

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
Facts = Mapping[str, Any]


def facts_of_answer(answer: Answer) -> dict[str, Any]:
    """What the law asks of one claim's answer, whoever gives it."""
    return {
        "claim": answer.claim,
        "finding": answer.finding,
        "outcome": answer.outcome,
        "dated_measure": bool(answer.measure.strip() and answer.measure_due),
        "assistance": answer.assistance.strip(),
    }


def ensure_each_fits(answers: Iterable[Facts], asked: Asked) -> None:
    """Raises Invalid with what the law says against each claim's answer: the reason with its article, and what to do instead."""
    problems = [problem for facts in answers if (problem := _judged(facts, asked))]
    if problems:
        raise Invalid(*problems)


def _judged(answer: Facts, asked: Asked) -> Problem | None:
    known = asked.counsel.pack.vocabulary.values
    given = {name: value for name, value in answer.items() if name in known and value != ""}
    facts = replace(asked.facts, values={**asked.facts.values, **given})
    said = asked.counsel.may(asked.permit.act, facts, asked.on)
    if not isinstance(said, Refusal):
        return None
    speak = get_language() or "zh-hans"
    field = f"{FIELDS.get(said.code, 'finding')}_{answer['claim']}"
    return Problem(field, f"{said.reason.say(speak)} {said.mend.say(speak)}")
