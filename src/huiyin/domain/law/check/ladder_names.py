"""Whether ladders use only names the pack gives, and whether a case speaks for each of their rungs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huiyin.domain.law.check.faults import Fault, file_of
from huiyin.domain.law.check.ladder_cases import spans_of
from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.ladders.rungs import Ladder
from huiyin.domain.law.load.source import Node
from huiyin.domain.law.pack import Pack


def means_unknown(pack: Pack) -> Iterator[Fault]:
    """Rungs whose means is no code of the pack."""
    for ladder in pack.ladders.values():
        for rung in ladder.rungs:
            if rung.means and rung.means not in pack.groups.get("means", ()):
                yield _fault(pack, ladder, f"rung '{rung.code}': means '{rung.means}' is unknown")


def uncovered(pack: Pack, counsel: Counsel, cases: Iterable[Node]) -> Iterator[Fault]:
    """Rungs that no case calls with a moment, and conditional ones that no case leaves out."""
    asked = [(node.word("ladder"), spans_of(node, counsel)) for node in cases]
    for ladder in pack.ladders.values():
        found = [spans for name, spans in asked if name == ladder.name]
        for rung in ladder.rungs:
            if not any(rung.code in spans and spans[rung.code].due for spans in found):
                yield _fault(pack, ladder, f"rung '{rung.code}' has no case in which it is due")
            if rung.applies and all(rung.code in spans for spans in found):
                yield _fault(pack, ladder, f"rung '{rung.code}' has no case in which it is not called")


def _fault(pack: Pack, ladder: Ladder, what: str) -> Fault:
    return Fault(file_of(pack, ladder.basis.id), f"ladder '{ladder.name}', {what}")
