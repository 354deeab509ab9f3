"""The acts of review, reopening and joining as the county lives them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from huiyin.interfaces.console.county.lives import Step
from huiyin.interfaces.console.county.writing.answering import ClaimAnswer
from huiyin.jobs.deeds.joined import absorb_key
from huiyin.matters.opinions.answers import Answer
from huiyin.work.joining.acts.absorb import absorb
from huiyin.work.joining.acts.carry_over import carry_over
from huiyin.work.joining.acts.merge import merge
from huiyin.work.review.acts.admit_review import admit_review
from huiyin.work.review.acts.ask_reopen import ask_reopen
from huiyin.work.review.acts.ask_review import ask_review
from huiyin.work.review.acts.ask_second_review import ask_second_review
from huiyin.work.review.acts.decide_review import decide_review
from huiyin.work.review.acts.decline_reopen import decline_reopen
from huiyin.work.review.acts.reopen import reopen
from huiyin.work.review.acts.serve_review import serve_review
from huiyin.work.review.request import Request

PLAIN: Mapping[str, Callable[..., Any]] = {
    "admit_review": admit_review,
    "serve_review": serve_review,
    "ask_reopen": ask_reopen,
    "reopen": reopen,
    "decline_reopen": decline_reopen,
}
ASKING: Mapping[str, Callable[..., Any]] = {
    "ask_review": ask_review,
    "ask_second_review": ask_second_review,
}
JOINING = frozenset({"merge", "absorb", "carry_over"})
ACTS = frozenset({*PLAIN, *ASKING, *JOINING, "decide_review"})


def do(given: dict[str, Any], step: Step, matters: Mapping[int, int], merged: dict[int, int]) -> Any:
    """One of ACTS; `matters` are the matters that the planned lives became, `merged` the events that joined some of them."""
    data = dict(step.data)
    if step.act in ASKING:
        return ASKING[step.act](**given, request=Request(data["grounds"]))
    if step.act == "decide_review":
        return decide_review(**given, **(data | {"changes": _answers(data.get("changes", ()), step)}))
    if step.act == "merge":
        event = merge(**given, into=matters[data["into"]], reason=data["reason"])
        merged[event.matter_id] = event.no
        return event
    if step.act == "absorb":
        joined = matters[data["merged"]]
        return absorb(**given, merged=joined, key=absorb_key(joined, merged[joined]))
    if step.act == "carry_over":
        return carry_over(**given, leading=matters[data["leading"]])
    return PLAIN[step.act](**given, **data)


def _answers(given: Sequence[ClaimAnswer], step: Step) -> tuple[Answer, ...]:
    """The answers as the act takes them, from the first claim on; a measure is due so many days after the step."""
    return tuple(
        Answer(
            claim=position,
            facts=a.facts,
            finding=a.finding,
            reason=a.reason,
            basis=a.basis,
            outcome=a.outcome,
            measure=a.measure,
            measure_due=step.at.date() + timedelta(days=a.days) if a.measure else None,
            assistance=a.assistance,
        )
        for position, a in enumerate(given, start=1)
    )
