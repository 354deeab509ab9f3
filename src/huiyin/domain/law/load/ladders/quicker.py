"""Laying a place's own minutes over a ladder: a place may be quicker than the plan, never slower."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from huiyin.domain.law.ladders.rungs import Ladder, Rung
from huiyin.domain.law.load.source import Node, fault
from huiyin.domain.law.terms import Basis, Dated


def quicker(ladders: Mapping[str, Ladder], node: Node, basis: Basis) -> dict[str, Ladder]:
    """The ladders with the place's minutes, by ladder and rung. Raises LawError for an unknown or a slower one."""
    found = dict(ladders)
    for name in node.data:
        if name not in found:
            raise fault(node.where, f"'{name}' is no ladder of the law", f"Use one of: {', '.join(found)}")
        found[name] = _quicker(found[name], node.node(name), basis)
    return found


def _quicker(ladder: Ladder, node: Node, basis: Basis) -> Ladder:
    for code in node.data:
        if ladder.rung(code) is None:
            known = ", ".join(one.code for one in ladder.rungs)
            raise fault(node.where, f"'{code}' is no rung of '{ladder.name}'", f"Use one of: {known}")
    rungs = tuple(
        _rung(one, node.node(one.code), basis) if one.code in node.data else one for one in ladder.rungs
    )
    return replace(ladder, rungs=rungs)


def _rung(rung: Rung, node: Node, basis: Basis) -> Rung:
    node.only("minutes", "since")
    minutes, since, legal = node.number("minutes"), node.day("since"), rung.minutes.latest
    if minutes > legal:
        why = f"the plan gives '{rung.code}' at most {legal} minutes, not {minutes}"
        raise fault(node.where, why, "Promise no more than that")
    kept = tuple(step for step in rung.minutes.steps if step[0] < since)
    return replace(rung, minutes=Dated((*kept, (since, minutes))), local=basis)
