"""How the county's papers come to be signed: drafted by one, signed by another, now and then sent back first."""

import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from huiyin.domain.law.calendar import Calendar
from huiyin.interfaces.console.county import office_hours, people
from huiyin.interfaces.console.county.lives import Step
from huiyin.interfaces.console.county.writing.answering import ClaimAnswer
from huiyin.interfaces.console.county.writing.scenery import units, words

SENT_BACK = 0.035  # how often a draft comes back with remarks before it is signed
SAME_DAY = 0.7


def signed(
    rng: random.Random,
    calendar: Calendar,
    step: Step,
    *,
    unit: str,
    grave: bool = False,
    today: bool = False,
) -> list[Step]:
    """The step as it goes: submitted at its own moment by who planned it, signed the same or the next working day.

    `today` keeps the signature on the same day, where a limit ends soon.
    """
    signer = people.signer(unit, grave=grave).login
    draft = {"drafted": step.act, "given": step.data}
    steps, at = [Step("submit_draft", step.at, step.by, draft)], step.at
    if not today and rng.random() < SENT_BACK:
        back = office_hours.after(rng, calendar, at, at.date() + timedelta(days=1))
        again = office_hours.after(rng, calendar, back, back.date() + timedelta(days=rng.randint(0, 2)))
        remarks = rng.choice(words("writing/replies")["remarks"])
        steps += [Step("send_back_draft", back, signer, {"remarks": remarks})]
        steps += [Step("submit_draft", again, step.by, draft)]
        at = again
    later = 0 if today or rng.random() < SAME_DAY else 1
    when = office_hours.after(rng, calendar, at, at.date() + timedelta(days=later))
    return [*steps, Step(step.act, when, signer, step.data)]


def form_words(act: str, given: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """What was typed into the act's form, by its fields, so that whoever opens the draft finds it there."""
    if act != "decide":
        return {name: "on" if value is True else str(value) for name, value in given.items() if value}
    typed: dict[str, Any] = {}
    for n, answer in enumerate(given["answers"], start=1):
        typed |= {f"{name}_{n}": value for name, value in _typed(answer, at).items() if value}
    return typed


def _typed(answer: ClaimAnswer, at: datetime) -> dict[str, str]:
    due = (at.date() + timedelta(days=answer.days)).isoformat() if answer.measure else ""
    return {
        "facts": answer.facts,
        "finding": answer.finding,
        "reason": answer.reason,
        "basis": answer.basis,
        "outcome": answer.outcome,
        "measure": answer.measure,
        "measure_due": due,
        "assistance": answer.assistance,
        "conduct": answer.conduct,
        "no_question": answer.no_question,
        **_lacking(answer),
    }


def _lacking(answer: ClaimAnswer) -> dict[str, str]:
    if not answer.lacking:
        return {}
    rule, gap, proposal, owner = answer.lacking
    return {"rule": rule, "gap": gap, "proposal": proposal, "owner": str(units()[owner]["short"])}
