"""The cases of ladders: so many people with such needs at such a moment, and who is then due when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.facts import Value
from huiyin.domain.law.ladders.schedule import Span, schedule
from huiyin.domain.law.load.source import Node, fault

WAITS = "waits"  # in a case: it is called, and waits for another rung


def run_ladder(node: Node, counsel: Counsel) -> str | None:
    """What is wrong with the rungs a case expects; None when they are as expected.

    ``calls`` names all of them, ``among`` some, each with its moment or "waits"; ``without`` those that are not called.
    """
    node.only("name", "ladder", "at", "given", "met", "missed", "calls", "among", "without")
    found = spans_of(node, counsel)
    if not any(node.has(name) for name in ("calls", "among", "without")):
        raise fault(
            node.where, "a case of a ladder says what it 'calls', what is 'among' that, or is 'without'"
        )
    if node.has("calls") and set(found) != set(node.node("calls").data):
        return f"calls: expected {sorted(node.node('calls').data)}, found {sorted(found)}"
    for name in ("calls", "among"):
        for code in node.node(name).data:
            wrong = _wrong(code, node.node(name), found)
            if wrong:
                return wrong
    return next((f"'{one}' is called" for one in node.codes("without") if one in found), None)


def spans_of(node: Node, counsel: Counsel) -> dict[str, Span]:
    """The rungs of a case with their spans."""
    name, at = node.word("ladder"), node.moment("at")
    known = counsel.ladder(name)
    if known is None:
        raise fault(node.where, f"'{name}' is no ladder of this law")
    met, missed = _moments(node.node("met")), _moments(node.node("missed"))
    for code in (*met, *missed, *node.codes("without")):
        if known.rung(code) is None:
            raise fault(node.where, f"'{code}' is no rung of '{name}'")
    return schedule(counsel.rungs(name, given_of(node), at.date()), at, met=met, missed=missed)


def given_of(node: Node) -> dict[str, Value]:
    """The values a case is asked with; a list of words stays a list of words."""
    given: dict[str, Any] = node.node("given").data
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}


def _moments(node: Node) -> dict[str, datetime]:
    return {code: node.moment(code) for code in node.data}


def _wrong(code: str, expected: Node, found: dict[str, Span]) -> str | None:
    if code not in found:
        return f"'{code}' is not called, only {', '.join(found)}"
    due = found[code].due
    if expected.get(code) == WAITS:
        return None if due is None else f"'{code}': expected to wait, found due at {due}"
    return (
        None
        if due == expected.moment(code)
        else f"'{code}': expected {expected.get(code)}, found {due or WAITS}"
    )
