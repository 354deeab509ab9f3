"""Decide a matter claim by claim (Art 32) and issue the opinion, with the way to review always printed."""

from datetime import datetime
from typing import Any

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SIGN
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event
from huiyin.matters.opinions.answers import check, open_claims, refusing, write_answers
from huiyin.matters.opinions.quashed import new_opinion_facts
from huiyin.matters.papers import issue
from huiyin.matters.papers.opinion import opinion_contents
from huiyin.matters.proposing import PAPER, propose
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.handling.findings import Decision, conduct_said, ensure_consistent
from huiyin.work.handling.parts import end_parts, without_parts


@act
def decide(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    answers: tuple[Decision, ...],
    tasks_reason: str = "",
    key: str | None = None,
) -> Event:
    """Move to `decided`; every claim must be answered, and whoever does it signs. Raises Refused, Invalid, gate errors.

    `tasks_reason` says why it does not wait for parts that co-handling units still owe.
    """
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, SIGN), at_desk=True)
    left = open_claims(matter, answers)
    facts = {
        **refusing(matter, answers),
        **new_opinion_facts(matter, answers, on=local_day(at)),
        **without_parts(matter, tasks_reason),
        "proposals": sum(a.change is not None for a in answers),
    }
    asked = ask("decide", matter, actor=actor, at=at, undecided_claims=left, **facts)
    check(answers, asked)
    ensure_consistent(answers, asked)
    claims = write_answers(matter, answers)
    made = {
        a.claim: propose(matter, asked, a.change, unit=matter.holder, at=at, suffix=f"_{a.claim}")
        for a in answers
        if a.change
    }
    changes = {claim: row for claim, (row, paper) in made.items()}
    contents = opinion_contents(matter, asked, at=at, claims=claims, changes=changes)
    kinds = [name for name in asked.permit.papers if name != PAPER]  # the letters about rules are out already
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in kinds]
    parts = end_parts(matter, tasks_reason, on=asked.on)
    public = {"outcomes": [c.outcome for c in claims], "documents": [p.no for p in papers], **parts}
    public |= {"rule_changes": [row.no for row in changes.values()]} if made else {}
    inner: dict[str, Any] = {"documents": [paper.no for row, paper in made.values()]} if made else {}
    inner |= conduct_said(matter, answers, asked)
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)
