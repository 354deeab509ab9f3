"""Each claim's finding held against its outcome by the law, one claim at a time, and what is said of conduct kept sealed."""

import json
from dataclasses import dataclass
from typing import Any

from huiyin.foundation.vault.seal import seal
from huiyin.matters.asking import Asked
from huiyin.matters.models import Matter
from huiyin.matters.opinions.answers import Answer, unknown
from huiyin.matters.opinions.consistent import ensure_each_fits, facts_of_answer
from huiyin.matters.proposing import Proposal
from huiyin.matters.record import Invalid

BLOCK = 4096  # bytes; the longest that is said of most decisions


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
    ensure_each_fits([_facts(answer) for answer in answers], asked)


def _facts(answer: Decision) -> dict[str, Any]:
    return {
        **facts_of_answer(answer),
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
