"""Reading the vocabulary of a pack: its words, stages, acts, facts, and signed readings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from huiyin.domain.law.facts import ValueKind, Vocabulary
from huiyin.domain.law.load.codes import Codes, read_codes
from huiyin.domain.law.load.source import Node, fault, read
from huiyin.domain.law.pack import Silence
from huiyin.domain.law.stages import Act, Stage
from huiyin.domain.law.terms import Basis, Side, Text

HOUSE_PHRASES = Path(__file__).resolve().parent.parent / "packs" / "phrases.yaml"


@dataclass(frozen=True, slots=True)
class Words:
    """Every word of the pack by its code, and the groups the codes stand in."""

    stages: dict[str, Stage]
    acts: dict[str, Act]
    codes: Codes
    words: dict[str, Text]


def read_words(path: Path, languages: tuple[str, ...]) -> Words:
    """words.yaml: stages, acts, groups of codes (kinds, paths, outcomes ...) and the phrases of answers."""
    node = read(path, languages)
    node.only("stages", "acts", "codes", "phrases")
    codes = read_codes(node.node("codes"))
    return Words(_stages(node), _acts(node), codes, codes.words | _phrases(node.node("phrases")))


def _phrases(own: Node) -> dict[str, Text]:
    """The pack's own phrases, and those of the house for the rest, as far as it speaks the pack's languages."""
    house = read(HOUSE_PHRASES, own.languages)
    spoken = [name for name, said in house.data.items() if not set(own.languages) - set(said)]
    phrases = {f"phrase:{name}": house.text(name) for name in spoken if not own.has(name)}
    return phrases | {f"phrase:{name}": own.text(name) for name in own.data}


def _stages(node: Node) -> dict[str, Stage]:
    inside = node.node("stages")
    found = {}
    for name in inside.data:
        one = inside.node(name)
        one.only(*node.languages, "open", "answered", "tells", "apart")
        tells = one.text("tells") if one.has("tells") else None
        open_, answered, apart = one.flag("open"), one.flag("answered"), one.flag("apart")
        found[name] = Stage(name, inside.text(name), open_, answered, tells, apart)
    return found


def _acts(node: Node) -> dict[str, Act]:
    inside = node.node("acts")
    found = {}
    for name in inside.data:
        one = inside.node(name)
        one.only(*node.languages, "by", "either")
        found[name] = Act(name, inside.text(name), _side(one), one.flag("either"))
    return found


def _side(node: Node) -> Side:
    word = node.word("by")
    if word not in list(Side):
        raise fault(node.where, f"'by' must be office or person, it is '{word}'")
    return Side(word)


def read_facts(path: Path, words: Words, languages: tuple[str, ...]) -> Vocabulary:
    """facts.yaml: the values and moments the law may be asked with."""
    node = read(path, languages)
    node.only("values", "moments")
    values: dict[str, ValueKind] = {}
    for name in node.node("values").data:
        one = node.node("values").node(name)
        one.only(*languages, "type", "among", "asked_on")
        among, asked_on = one.word("among", ""), one.codes("asked_on")
        if among and among not in words.codes.groups:
            raise fault(one.where, f"'{among}' is no group of codes in words.yaml")
        if one.word("type") not in ("word", "flag", "number"):
            raise fault(one.where, "'type' must be word, flag or number")
        if asked_on and not among:
            raise fault(one.where, "what a form asks for must be 'among' a group of codes")
        choices, label = words.codes.groups.get(among, ()), one.words(one.data, name)
        values[name] = ValueKind(name, one.word("type"), choices, label, asked_on)
    moments = {name: node.node("moments").text(name) for name in node.node("moments").data}
    return Vocabulary(tuple(words.stages), values, moments)


def read_silences(path: Path, words: Words, languages: tuple[str, ...]) -> dict[str, Silence]:
    """silences.yaml: the signed readings, numbered in the order they stand in."""
    node = read(path, languages)
    node.only("readings")
    found: dict[str, Silence] = {}
    for number, one in enumerate(node.nodes("readings"), 1):
        one.only("id", "question", "reading", "why", "mark", "signed_by", "signed_on")
        cite = _numbered(words.words["phrase:reading"], number)
        basis = Basis(one.word("id"), cite, cite, one.text("reading"), one.word("mark"))
        if basis.id in found:
            raise fault(one.where, f"the reading '{basis.id}' stands here twice")
        found[basis.id] = Silence(
            basis,
            one.text("question"),
            one.text("reading"),
            one.text("why"),
            one.text("signed_by"),
            one.day("signed_on"),
        )
    return found


def _numbered(cite: Text, number: int) -> Text:
    return cite.each(lambda _, said: said.format(number=number))
