"""Whether the cases cover the law: every article, the last day and the day after of every limit, every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from huiyin.domain.law.answering.deciding import rows_from
from huiyin.domain.law.check.cases import Case, facts_of
from huiyin.domain.law.check.faults import Fault, file_of, named
from huiyin.domain.law.check.ladder_names import uncovered
from huiyin.domain.law.check.trigger_names import untried
from huiyin.domain.law.conditions import Situation
from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.load.overlay import places
from huiyin.domain.law.load.source import Node
from huiyin.domain.law.pack import Pack
from huiyin.domain.law.stages import Row
from huiyin.domain.law.terms import Unit


def check_coverage(pack: Pack, counsel: Counsel, cases: Iterable[Case]) -> Iterator[Fault]:
    """What no case speaks for."""
    found = list(cases)
    national = [case for case in found if case.place is None]
    spoken = {case.article for case in found}
    for article in pack.articles.values():
        if article.basis.id not in spoken:
            yield Fault(named(pack, article.file), "no case stands beside this article")
    for place in places(pack.folder):
        if f"local:{place}" not in spoken:
            yield Fault(f"{pack.name}/local/{place}.yaml", "no case stands beside this overlay")
    yield from _limits(pack, counsel, [case for case in national if case.asks == "due"])
    yield from _rows(pack, counsel, [case for case in national if case.asks == "may"])
    yield from uncovered(pack, counsel, [case.node for case in national if case.asks == "ladder"])
    yield from untried(pack, counsel, [case.node for case in national if case.asks == "trigger"])


def _limits(pack: Pack, counsel: Counsel, cases: list[Case]) -> Iterator[Fault]:
    for name, limit in pack.limits.items():
        asked = [case.node for case in cases if case.node.get("due") == name and case.node.has("on")]
        offsets = {_offset(node, limit.unit) for node in asked}
        words = ("last-moment", "moment-after") if limit.unit is Unit.HOURS else ("last-day", "day-after")
        for offset, said in enumerate(words):
            if offset not in offsets:
                yield Fault(file_of(pack, limit.basis.id), f"limit '{name}' has no {said} case")


def _offset(node: Node, unit: Unit) -> int:
    """Days from the due day to the day asked about; for hours 0 at the due moment, 1 within an hour after it."""
    if unit is not Unit.HOURS:
        return (node.day("on") - node.day("gives")).days
    after = node.moment("on") - node.moment("gives")
    return 1 if timedelta(0) < after <= timedelta(hours=1) else 0 if not after else -1


def _rows(pack: Pack, counsel: Counsel, cases: list[Case]) -> Iterator[Fault]:
    allowed: set[str] = set()
    refused: set[str] = set()
    turned_away = {case.node.word("may") for case in cases if case.node.has("refused")}
    for case in cases:
        facts, act = facts_of(case, counsel), case.node.word("may")
        now = Situation(facts, case.node.day("on"), counsel)
        row = next((row for row in rows_from(pack, act, facts.stage) if row.when.holds(now)), None)
        if row:
            (allowed if case.node.has("permitted") else refused).add(row.name)
    # A row without any condition refuses nobody; for it, being refused at another stage is what can be shown.
    refused |= {row.name for row in pack.rows if row.act in turned_away and _is_open_to_all(pack, row)}
    for row in pack.rows:
        for found, said in ((allowed, "allowed"), (refused, "refused")):
            if row.name not in found:
                yield Fault(file_of(pack, row.basis[0].id), f"stage row '{row.name}' has no {said} case")


def _is_open_to_all(pack: Pack, row: Row) -> bool:
    barred = any(row.act in bar.acts for bar in pack.bars)
    return not row.needs and not barred and pack.acts[row.act].either
