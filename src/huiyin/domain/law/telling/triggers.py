"""Triggers in words, as lines of the book."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from huiyin.domain.law.answering.phrases import phrase
from huiyin.domain.law.check.trigger_cases import answer_of, trigger_facts
from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.load.source import Node
from huiyin.domain.law.pack import Pack
from huiyin.domain.law.terms import Text
from huiyin.domain.law.triggers.trigger import Trigger

Spoken = Callable[[Text], str]


def trigger_lines(trigger: Trigger, pack: Pack, lang: str, spoken: Spoken) -> Iterator[str]:
    """What it is called, what it says and on which readings; what shows it; when it is grave; whether it can be switched off."""

    def say(name: str, known: Mapping[str, object]) -> str:
        return phrase(pack, name, known).say(lang)

    cited = tuple(one.number for one in trigger.basis)
    yield f"- {trigger.label.say(lang)} `{trigger.name}`: {spoken(trigger.says)}"
    yield f"  - {say('book_trigger_basis', {'basis': cited})}"
    yield from (f"  - {spoken(one)}" for one in trigger.evidence)
    yield f"  - {spoken(trigger.harm)}"
    if trigger.graver:
        yield f"  - {say('book_trigger_grave', {})}{spoken(trigger.graver.because)}"
    if trigger.optional:
        yield f"  - {say('book_trigger_optional', {})}"


def trigger_case(node: Node, asked: Counsel) -> tuple[str, Mapping[str, object]]:
    """Which phrase tells a case of a trigger, and what it is filled with."""
    trigger = asked.pack.triggers[node.word("trigger")]
    answer, on = answer_of(node, asked), node.day("on")
    if answer is None:
        stage = asked.stage(trigger_facts(node, asked).stage).label
        return "book_case_not_found", {"trigger": trigger.label, "on": on, "stage": stage}
    return "book_case_found", {"trigger": trigger.label, "on": on, "says": answer.says}
