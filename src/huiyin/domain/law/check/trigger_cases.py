"""The cases of triggers: a thing with such days and numbers on such a day, and whether an office is to be pressed for it."""

from __future__ import annotations

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.facts import Facts
from huiyin.domain.law.load.asked import read_facts
from huiyin.domain.law.load.source import Node, fault
from huiyin.domain.law.terms import Text
from huiyin.domain.law.triggers.finding import Finding


def run_trigger(node: Node, counsel: Counsel) -> str | None:
    """What is wrong with the answer; ``found`` says whether it is, ``harm`` how grave, ``says`` what the words hold."""
    node.only("name", "trigger", "on", "facts", "found", "harm", "says")
    if not node.has("found"):
        raise fault(node.where, "a case of a trigger says whether it is 'found'")
    answer = answer_of(node, counsel)
    if (answer is not None) is not node.flag("found"):
        return f"found: expected {node.flag('found')}"
    if answer is None:
        return None
    if node.has("harm") and answer.harm.value != node.word("harm"):
        return f"harm: expected {node.word('harm')}, found {answer.harm.value}"
    said = " ".join(word for text in spoken(answer) for word in text.words.values())
    return next((f"does not say '{one}': {said}" for one in node.codes("says") if one not in said), None)


def answer_of(node: Node, counsel: Counsel) -> Finding | None:
    """The finding of a case, if there is one."""
    name = node.word("trigger")
    if name not in {one.name for one in counsel.triggers()}:
        raise fault(node.where, f"'{name}' is no trigger of this law")
    return counsel.found(name, trigger_facts(node, counsel), node.day("on"))


def trigger_facts(node: Node, counsel: Counsel) -> Facts:
    """The facts of a case."""
    return read_facts(node.get("facts"), counsel.pack.vocabulary)


def spoken(answer: Finding) -> tuple[Text, ...]:
    """Every text of a finding."""
    return (answer.says, *answer.evidence, answer.harm_why)
