"""Answers as lines on a terminal, in one language."""

from __future__ import annotations

from collections.abc import Iterator

from huiyin.domain.law.answering.phrases import speak
from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.limits import Limit
from huiyin.domain.law.terms import Basis
from huiyin.domain.law.why import Due, Permit, Refusal


def due_lines(due: Due, lang: str) -> Iterator[str]:
    """The due date, why it is that, and each day of the computation."""
    yield f"{due.due_at or due.due}  {due.basis.label.say(lang)}"
    yield due.summary.say(lang)
    yield ""
    for step in due.steps:
        yield f"{step.day}  {step.number or '':>3}  {step.label.say(lang)}"


def limit_lines(limit: Limit, counsel: Counsel, lang: str) -> Iterator[str]:
    """A limit in two lines."""
    unit = speak(counsel.pack, limit.unit.value, lang)
    side = speak(counsel.pack, limit.side.value, lang)
    most = "<= " if limit.given else ""
    cite = limit.basis.number.say(lang)
    yield f"{limit.name}  {limit.label.say(lang)}  {most}{limit.length} {unit}  {side}  {cite}"
    yield f"    {limit.starts_words.say(lang)} -> {limit.ends_words.say(lang)}"


def answer_lines(answer: Permit | Refusal, counsel: Counsel, lang: str) -> Iterator[str]:
    """A permit or a refusal with what it rests on."""
    act = counsel.act(answer.act).label.say(lang)
    if isinstance(answer, Refusal):
        yield f"refused ({answer.code}): {act}"
        yield answer.reason.say(lang)
        yield answer.mend.say(lang)
    else:
        yield f"permitted: {act} -> {counsel.stage(answer.to_stage).label.say(lang)}"
        yield answer.why.say(lang)
        for start in answer.starts:
            yield f"+ {counsel.limit(start.limit).label.say(lang)} ({start.limit})"
        for paper in answer.papers:
            yield f"* {counsel.paper(paper).say(lang)} ({paper})"
    yield from (_cited(one, lang) for one in answer.basis)


def _cited(basis: Basis, lang: str) -> str:
    return f"[{basis.mark}] {basis.label.say(lang)}: {basis.gist.say(lang)}"
