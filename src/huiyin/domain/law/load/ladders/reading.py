"""Reading the ladders an article gives: their rungs, in order, each with whom, what, by which means, in how many minutes."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from huiyin.domain.law.ladders.rungs import Callee, Ladder, Rung, RungKind, Upon
from huiyin.domain.law.load.conditions import read_condition
from huiyin.domain.law.load.source import Node, fault, read_dated
from huiyin.domain.law.terms import Basis, Text

Choice = TypeVar("Choice", bound=StrEnum)
Cite = Callable[[Node], tuple[Basis, ...]]


def read_ladder(node: Node, cite: Cite) -> Ladder:
    """A ladder; ``cite`` gives the bases of a node. Raises LawError that names the rung and what is wrong with it."""
    node.only("name", "label", "rungs")
    rungs: dict[str, Rung] = {}
    for one in node.nodes("rungs"):
        rung = _rung(one, cite, rungs)
        if rung.code in rungs:
            raise fault(one.where, f"rung '{rung.code}' stands here twice", "Give each rung its own code")
        rungs[rung.code] = rung
    if not rungs:
        raise fault(node.where, "a ladder must have rungs")
    return Ladder(node.word("name"), node.text("label"), tuple(rungs.values()), cite(node)[0])


def _rung(node: Node, cite: Cite, earlier: dict[str, Rung]) -> Rung:
    node.only(
        *("code", "kind", "label", "whom", "callee", "means", "minutes"),
        *("when", "applies", "after", "upon", "relies"),
    )
    after = node.word("after", "")
    if after and after not in earlier:
        raise fault(node.where, f"waits for '{after}', which is no earlier rung of this ladder")
    if node.has("upon") and not after:
        raise fault(node.where, "'upon' says what of another rung it waits for, and 'after' names none")
    if node.has("when") != node.has("applies"):
        raise fault(node.where, "'when' and 'applies' go together: a condition, and the same in words")
    return Rung(
        code=node.word("code"),
        kind=_choice(node, "kind", RungKind),
        label=node.text("label"),
        whom=node.text("whom"),
        callee=_choice(node, "callee", Callee),
        means=node.word("means", ""),
        minutes=read_dated(node, "minutes"),
        when=read_condition(node, "when"),
        basis=cite(node),
        applies=_maybe(node, "applies"),
        after=after,
        upon=_choice(node, "upon", Upon) if node.has("upon") else Upon.MET,
    )


def _maybe(node: Node, name: str) -> Text | None:
    return node.text(name) if node.has(name) else None


def _choice(node: Node, name: str, among: type[Choice]) -> Choice:
    word = node.word(name)
    if word not in list(among):
        known = ", ".join(among)
        raise fault(node.where, f"'{name}' is '{word}'", f"Use one of: {known}")
    return among(word)
