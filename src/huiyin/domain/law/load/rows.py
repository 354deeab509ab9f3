"""Reading what an article says about acts: stage rows, needs, bars, and answers at the wrong stage."""

from __future__ import annotations

from collections.abc import Callable

from huiyin.domain.law.conditions import AllOf, Condition, Not
from huiyin.domain.law.load.conditions import read_condition
from huiyin.domain.law.load.source import Node, fault
from huiyin.domain.law.stages import Bar, Elsewhere, Need, Row, RowPaper, RowStart
from huiyin.domain.law.terms import Basis

Cite = Callable[[Node], tuple[Basis, ...]]
_NEED = ("code", "when", "must", "never", "reason", "mend", "relies", "asks")


def read_row(node: Node, cite: Cite) -> Row:
    """One row of the stage table; ``cite`` gives the bases of a node: its article and what it relies on."""
    node.only("name", "act", "from", "to", "when", "needs", "starts", "ends", "papers", "why", "relies")
    return Row(
        name=node.word("name"),
        act=node.word("act"),
        stages=node.codes("from"),
        to=node.word("to"),
        when=read_condition(node, "when"),
        needs=tuple(_need(one, cite) for one in node.nodes("needs")),
        starts=tuple(_start(one) for one in node.nodes("starts")),
        ends=node.codes("ends"),
        papers=tuple(_paper(one) for one in node.nodes("papers")),
        why=node.text("why"),
        basis=cite(node),
    )


def read_bar(node: Node, cite: Cite) -> Bar:
    """A need laid upon several acts: a competence or a ground."""
    node.only("acts", "stages", *_NEED)
    return Bar(node.codes("acts"), node.codes("stages"), _need_of(node, cite))


def read_elsewhere(node: Node, cite: Cite) -> Elsewhere:
    """The answer to an act at a stage from which no row of it leads on."""
    node.only("act", "stages", "code", "reason", "mend", "relies", "asks")
    return Elsewhere(
        act=node.word("act"),
        stages=node.codes("stages"),
        code=node.word("code"),
        reason=node.text("reason"),
        mend=node.text("mend"),
        basis=cite(node),
    )


def _need(node: Node, cite: Cite) -> Need:
    node.only(*_NEED)
    return _need_of(node, cite)


def _need_of(node: Node, cite: Cite) -> Need:
    return Need(
        code=node.word("code"),
        when=read_condition(node, "when"),
        must=_must(node),
        reason=node.text("reason"),
        mend=node.text("mend"),
        basis=cite(node),
        asks=node.codes("asks"),
    )


def _must(node: Node) -> Condition:
    if not node.has("must") and not node.has("never"):
        raise fault(node.where, "a need must say 'must' or 'never'")
    parts: list[Condition] = []
    if node.has("must"):
        parts.append(read_condition(node, "must"))
    if node.has("never"):
        parts.append(Not(read_condition(node, "never")))
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _start(node: Node) -> RowStart:
    node.only("limit", "moment", "length_from", "when")
    return RowStart(
        node.word("limit"), node.word("moment"), node.word("length_from", ""), read_condition(node, "when")
    )


def _paper(node: Node) -> RowPaper:
    node.only("paper", "when")
    return RowPaper(node.word("paper"), read_condition(node, "when"))
