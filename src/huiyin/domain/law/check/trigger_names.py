"""Whether a case speaks for each trigger: found and not found, the day before, and grave where it may be grave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from huiyin.domain.law.check.faults import Fault, file_of
from huiyin.domain.law.check.trigger_cases import answer_of
from huiyin.domain.law.conditions import AllOf, AnyOf, Condition, How, Not, Test
from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.load.source import Node
from huiyin.domain.law.pack import Pack
from huiyin.domain.law.triggers.trigger import Harm, Trigger

BY_DAYS = (How.PAST, How.LASTS)


def untried(pack: Pack, counsel: Counsel, cases: Iterable[Node]) -> Iterator[Fault]:
    """Triggers no case finds, or lacks, or shows on the first day and the day before it."""
    asked = [(node.word("trigger"), node, answer_of(node, counsel)) for node in cases]
    for trigger in pack.triggers.values():
        rows = [(node, answer) for name, node, answer in asked if name == trigger.name]
        found = {node.day("on") for node, answer in rows if answer}
        lacking = {node.day("on") for node, answer in rows if not answer}
        if not found:
            yield _fault(pack, trigger, "has no case in which it is found")
        if not lacking:
            yield _fault(pack, trigger, "has no case in which it is not found")
        if turns_on_a_day(trigger.when) and not {day - timedelta(days=1) for day in found} & lacking:
            yield _fault(pack, trigger, "has no case on the day before it is found")
        if trigger.graver and not any(a and a.harm is Harm.GRAVE for _, a in rows):
            yield _fault(pack, trigger, "has no case in which it is grave")


def turns_on_a_day(condition: Condition) -> bool:
    """Whether the passing of days alone can make it hold."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return any(turns_on_a_day(part) for part in parts)
        case Not(part):
            return turns_on_a_day(part)
        case Test():
            return condition.how in BY_DAYS
    return False


def _fault(pack: Pack, trigger: Trigger, what: str) -> Fault:
    return Fault(file_of(pack, trigger.basis[0].id), f"trigger '{trigger.name}' {what}")
