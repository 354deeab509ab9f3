"""Reading the codes of a pack by group, with what it says of some of them: traits, receivers by unit, titles, stakes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from huiyin.domain.law.load.source import Node, fault
from huiyin.domain.law.terms import Text

# What may be said of a code, by its group. A trait is true or absent; the program asks for codes by trait and
# knows none of them by name.
TRAITS: dict[str, tuple[str, ...]] = {
    "kinds": (
        "confidential",  # never reaches those it is about
        "takes_path",  # one of the paths has to be chosen for it
        "usual",  # what a form proposes
        "wish",  # asks nothing for oneself: answered, not decided on
    ),
    "paths": ("own",),  # the regulation's own procedure; the others lead elsewhere
    "outcomes": ("refuses", "grants"),  # the claim is not granted; it is, in whole or in part
    "local_outcomes": ("grants",),
    "papers": ("served",),  # the person has it only from the day it is served
    "findings": (
        "helped",  # true but without basis in law: help is offered
        "own_fault",  # the office itself was wrong: it is put right, and conduct is spoken of
        "lacking",  # the rule is at fault: a change of it is proposed
    ),
    "checks": (
        "solved",  # the person says that what was closed is solved
        "unsolved",  # the person says that it is not: a finding about the closing
        "silent",  # there is no answer
        "refused",  # of these, the person did not wish to answer, and is not asked again
    ),
    "reception_kinds": ("working",),  # held on working days only
    "measures": (
        "answers",  # the office answers it in writing
        "lettered",  # it goes out as a numbered letter
        "held",  # it took place on a day, with somebody of the office, by function
        "moves",  # it moves the matter, and is taken by an act of its own
    ),
    "ratings": ("poor",),  # whoever rates so is shown the way to have it looked at again
}
SAID = {"receivers": ("units",), "papers": ("title",), "stakes": ("of",)}
CHECKLISTS = (
    "checklists"  # each code of it names a group of its own: the questions, each with the article it rests on
)


@dataclass(slots=True)
class Codes:
    """Every code with its words, by group, and what is said of some."""

    words: dict[str, Text] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    traits: dict[str, tuple[str, ...]] = field(default_factory=dict)
    receivers: dict[str, str] = field(default_factory=dict)
    titles: dict[str, Text] = field(default_factory=dict)
    stakes: dict[str, str] = field(default_factory=dict)
    rests_on: dict[str, str] = field(default_factory=dict)


def read_codes(node: Node) -> Codes:
    """The codes under ``node``; a code stands in one group only."""
    found, lists = Codes(), tuple(node.node(CHECKLISTS).data)
    for group, entries in node.data.items():
        inside = node.node(group)
        found.groups[group] = tuple(entries)
        for code in entries:
            if code in found.words:
                raise fault(inside.where, f"'{code}' is already a code of another group", "Name it otherwise")
            found.words[code] = inside.text(code)
            _said(found, group, code, inside.node(code), asks=group in lists)
    return found


def _said(found: Codes, group: str, code: str, node: Node, *, asks: bool) -> None:
    traits = TRAITS.get(group, ())
    node.only(*node.languages, *traits, *SAID.get(group, ()), *(("article",) if asks else ()))
    if asks:
        found.rests_on[code] = node.word("article")
    for trait in traits:
        if node.flag(trait):
            found.traits[trait] = (*found.traits.get(trait, ()), code)
    if group == "receivers":
        for kind in node.codes("units") or ("",):
            found.receivers[kind] = _once(found.receivers, kind, code, node)
    if group == "stakes":
        for what in node.codes("of"):
            if what in found.stakes:
                raise fault(node.where, f"'{what}' is already at stake in '{found.stakes[what]}'")
            found.stakes[what] = code
    if node.has("title"):
        found.titles[code] = node.text("title")


def _once(receivers: dict[str, Any], kind: str, code: str, node: Node) -> str:
    if kind in receivers:
        what = f"units of kind '{kind}'" if kind else "all other units"
        raise fault(node.where, f"'{code}' and '{receivers[kind]}' are both said to be {what}")
    return code
