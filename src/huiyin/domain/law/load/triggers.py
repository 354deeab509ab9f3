"""Reading the triggers an article gives, and a place that switches some of them off."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from huiyin.domain.law.load.conditions import read_condition
from huiyin.domain.law.load.source import Node, fault
from huiyin.domain.law.terms import Basis
from huiyin.domain.law.triggers.trigger import Graver, Trigger, Upon

Cite = Callable[[Node], tuple[Basis, ...]]


def read_trigger(node: Node, cite: Cite) -> Trigger:
    """A trigger; ``cite`` gives the bases of a node. Raises LawError that names it and what is wrong with it."""
    node.only("name", "label", "upon", "when", "says", "evidence", "harm", "graver", "optional", "relies")
    if not node.has("when"):
        raise fault(node.where, "a trigger without 'when' would be found on everything")
    upon = node.word("upon")
    if upon not in list(Upon):
        raise fault(node.where, f"'upon' is '{upon}'", f"Use one of: {', '.join(Upon)}")
    evidence = tuple(one.words(one.data, "evidence") for one in node.nodes("evidence"))
    if not evidence:
        raise fault(node.where, "a trigger shows its 'evidence'")
    return Trigger(
        name=node.word("name"),
        label=node.text("label"),
        upon=Upon(upon),
        when=read_condition(node, "when"),
        says=node.text("says"),
        evidence=evidence,
        harm=node.text("harm"),
        graver=_graver(node.node("graver")) if node.has("graver") else None,
        basis=cite(node),
        optional=node.flag("optional"),
    )


def _graver(node: Node) -> Graver:
    node.only("when", "because")
    if not node.has("when"):
        raise fault(node.where, "'graver' says 'when'")
    return Graver(read_condition(node, "when"), node.text("because"))


def switched_off(triggers: Mapping[str, Trigger], names: tuple[str, ...], where: str) -> dict[str, Trigger]:
    """The triggers without those a place switches off. Raises LawError for one that the law itself demands."""
    for name in names:
        if name not in triggers:
            raise fault(where, f"'{name}' is no trigger of the law", f"Use one of: {', '.join(triggers)}")
        if not triggers[name].optional:
            cite = triggers[name].basis[0].number.say("en")
            raise fault(where, f"trigger '{name}' is demanded by {cite}", "Leave it on")
    return {name: one for name, one in triggers.items() if name not in names}
