"""Answers as plain data, ready for JSON; docs/law/cli.md describes every field."""

from __future__ import annotations

from datetime import date
from typing import Any

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.facts import Facts
from huiyin.domain.law.limits import Limit
from huiyin.domain.law.terms import Basis, Text, Unit
from huiyin.domain.law.why import Due, Permit, Refusal, Start

Plain = dict[str, Any]


def due_data(due: Due) -> Plain:
    """A due date with its steps."""
    return {
        "limit": due.limit,
        "article": basis_data(due.basis),
        "side": due.side.value,
        "unit": due.unit.value,
        "length": due.length,
        "from": due.start.isoformat(),
        "nominal": due.nominal.isoformat(),
        "due": due.due.isoformat(),
        "due_at": due.due_at.isoformat() if due.due_at else None,
        "rolled": due.rolled,
        "provisional": due.provisional,
        "calendar": due.calendar,
        "summary": text_data(due.summary),
        "steps": [
            {
                "day": step.day.isoformat(),
                "counted": step.counted,
                "number": step.number,
                "why": step.why,
                "label": text_data(step.label),
            }
            for step in due.steps
        ],
    }


def limit_data(limit: Limit) -> Plain:
    """A limit with its article, its length, whose it is, what starts it and what ends it."""
    return {
        "name": limit.name,
        "label": text_data(limit.label),
        "article": basis_data(limit.basis),
        "length": limit.length,
        "unit": limit.unit.value,
        "side": limit.side.value,
        "role": limit.role.value,
        "given": limit.given,
        "excludes": limit.excludes,
        "starts": {"moments": list(limit.starts), **text_data(limit.starts_words)},
        "ends": {"acts": list(limit.ends), **text_data(limit.ends_words)},
        "place": basis_data(limit.local) if limit.local else None,
        "readings": [one.id for one in limit.relies],
    }


def answer_data(answer: Permit | Refusal, counsel: Counsel, facts: Facts, on: date) -> Plain:
    """A permit or a refusal; ``answer`` says which."""
    said: Plain = {
        "act": answer.act,
        "answer": "permitted" if isinstance(answer, Permit) else "refused",
        "stage": facts.stage,
        "on": on.isoformat(),
        "article": basis_data(answer.basis[0]),
        "basis": [basis_data(one) for one in answer.basis],
    }
    if isinstance(answer, Refusal):
        return said | {
            "code": answer.code,
            "reason": text_data(answer.reason),
            "mend": text_data(answer.mend),
            "asks": list(answer.asks),
        }
    return said | {
        "to_stage": answer.to_stage,
        "starts": [_start_data(one, counsel, facts, on) for one in answer.starts],
        "ends": list(answer.ends),
        "papers": list(answer.papers),
        "why": text_data(answer.why),
    }


def basis_data(basis: Basis) -> Plain:
    """An article or a reading, as cited."""
    return {
        "id": basis.id,
        "number": text_data(basis.number),
        "label": text_data(basis.label),
        "mark": basis.mark,
    }


def text_data(text: Text) -> dict[str, str]:
    """A text by language."""
    return dict(text.words)


def _start_data(start: Start, counsel: Counsel, facts: Facts, on: date) -> Plain:
    began = on if start.moment == "on" else facts.moments.get(start.moment)
    hours = counsel.limit(start.limit).unit is Unit.HOURS  # facts hold days, and hours begin at a moment
    due = counsel.due(start.limit, began, length=start.length) if began and not hours else None
    return {
        "limit": start.limit,
        "moment": start.moment,
        "from": began.isoformat() if began else None,
        "length": due.length if due else start.length,
        "due": due.due.isoformat() if due else None,
    }
