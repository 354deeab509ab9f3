"""Reading the article files: first what each is, then what each gives, for an article may rely on another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from huiyin.domain.law.contents import Content
from huiyin.domain.law.ladders.rungs import Ladder
from huiyin.domain.law.limits import Limit
from huiyin.domain.law.load.ladders.reading import read_ladder
from huiyin.domain.law.load.rows import read_bar, read_elsewhere, read_row
from huiyin.domain.law.load.source import Node, fault, read, read_dated
from huiyin.domain.law.load.triggers import read_trigger
from huiyin.domain.law.pack import Article, Definition, PathLimit, Value
from huiyin.domain.law.stages import Bar, Elsewhere, Row
from huiyin.domain.law.terms import Basis, Role, Side, Text, Unit
from huiyin.domain.law.triggers.trigger import Trigger

Kept = TypeVar("Kept")
KINDS = ("definitions", "limits", "stage_rows", "contents", "competences", "grounds", "ladders", "triggers")


@dataclass(slots=True)
class Given:
    """What all articles together give, gathered while reading."""

    definitions: dict[str, Definition] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    limits: dict[str, Limit] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    elsewhere: list[Elsewhere] = field(default_factory=list)
    papers: dict[str, tuple[Content, ...]] = field(default_factory=dict)
    path_limits: dict[str, tuple[PathLimit, ...]] = field(default_factory=dict)
    ladders: dict[str, Ladder] = field(default_factory=dict)
    triggers: dict[str, Trigger] = field(default_factory=dict)


def article_files(folder: Path) -> list[Path]:
    """The article files of a chapter, in the order of their numbers."""
    return [path for path in sorted(folder.glob("art*.yaml")) if not path.name.endswith(".cases.yaml")]


def read_article(path: Path, cite: Text) -> tuple[Article, Node]:
    """An article, and the node that holds what it gives. ``cite`` is how the pack cites a {number}."""
    node = read(path, tuple(cite.words))
    node.only("id", "number", "title", "gist", "mark", "sources", "checked", "notes", "gives")
    number = node.text("number")
    label = cite.each(lambda lang, said: said.format(number=number.words[lang]))
    basis = Basis(node.word("id"), number, label, node.text("gist"), node.word("mark"))
    given = node.node("gives")
    given.only(*KINDS)
    names = {kind: tuple(_names(given, kind)) for kind in KINDS if given.has(kind)}
    notes = node.text("notes") if node.has("notes") else None
    article = Article(
        basis,
        node.text("title"),
        path.parent.name,
        path,
        node.codes("sources"),
        node.day("checked"),
        names,
        notes,
    )
    return article, given


def _names(given: Node, kind: str) -> list[str]:
    if kind == "contents":
        return list(given.node(kind).data)
    return [str(one.get("name") or one.get("code") or one.get("path", "")) for one in given.nodes(kind)]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what one article gives into ``into``; ``bases`` are all articles and readings by id."""

    article: Basis
    bases: Mapping[str, Basis]
    into: Given

    def read(self, given: Node) -> None:
        """Read the eight kinds."""
        for node in given.nodes("definitions"):
            self._definition(node)
        for node in given.nodes("limits"):
            _put(self.into.limits, node.word("name"), self._limit(node), node)
        for node in given.nodes("stage_rows"):
            if node.has("code"):
                self.into.elsewhere.append(read_elsewhere(node, self.cite))
            else:
                self.into.rows.append(read_row(node, self.cite))
        for paper in given.node("contents").data:
            contents = tuple(self._content(one) for one in given.node("contents").nodes(paper))
            self.into.papers[paper] = self.into.papers.get(paper, ()) + contents
        for kind in ("competences", "grounds"):
            self.into.bars.extend(read_bar(node, self.cite) for node in given.nodes(kind))
        for node in given.nodes("ladders"):
            _put(self.into.ladders, node.word("name"), read_ladder(node, self.cite), node)
        for node in given.nodes("triggers"):
            _put(self.into.triggers, node.word("name"), read_trigger(node, self.cite), node)

    def cite(self, node: Node) -> tuple[Basis, ...]:
        """The article itself, and what the node relies on besides."""
        relied = node.codes("relies")
        for one in relied:
            if one not in self.bases:
                raise fault(
                    node.where, f"relies on '{one}', which is neither an article nor a signed reading"
                )
        return (self.article, *(self.bases[one] for one in relied))

    def _definition(self, node: Node) -> None:
        node.only("name", "path", "label", "says", "numbers", "length")
        if node.has("path"):
            limit = PathLimit(node.text("label"), node.text("length"), self.article)
            path = node.word("path")
            self.into.path_limits[path] = (*self.into.path_limits.get(path, ()), limit)
            return
        name, label = node.word("name"), node.text("label")
        if node.has("numbers"):
            value = Value(name, label, read_dated(node, "numbers"), self.article)
            _put(self.into.values, name, value, node)
        _put(self.into.definitions, name, Definition(name, label, node.text("says"), self.article), node)

    def _limit(self, node: Node) -> Limit:
        node.only(
            "name",
            "label",
            "side",
            "unit",
            "lengths",
            "starts",
            "ends",
            "starts_words",
            "ends_words",
            "given",
            "excludes",
            "relies",
            "role",
            "known_as",
        )
        _check_limit(node)
        return Limit(
            name=node.word("name"),
            label=node.text("label"),
            basis=self.article,
            side=Side(node.word("side")),
            unit=Unit(node.word("unit")),
            lengths=read_dated(node, "lengths"),
            starts=node.codes("starts"),
            ends=node.codes("ends"),
            starts_words=node.text("starts_words"),
            ends_words=node.text("ends_words"),
            given=node.flag("given"),
            excludes=node.flag("excludes"),
            relies=self.cite(node)[1:],
            role=Role(node.word("role", "")),
            known_as=node.word("known_as", ""),
        )

    def _content(self, node: Node) -> Content:
        node.only("name", "label", "when", "unless", "relies")
        when, unless = node.node("when"), node.node("unless")
        return Content(
            name=node.word("name"),
            basis=self.cite(node)[-1],
            label=node.text("label"),
            when={name: when.codes(name) for name in when.data},
            unless={name: unless.codes(name) for name in unless.data},
        )


def _check_limit(node: Node) -> None:
    if node.get("side") not in list(Side) or node.get("unit") not in list(Unit):
        raise fault(node.where, "'side' must be office or person, 'unit' days, working_days or hours")
    if node.get("role", "") not in list(Role):
        known = ", ".join(role for role in Role if role)
        raise fault(node.where, f"'role' is {node.get('role')!r}", f"Use one of: {known}; or leave it out")
    if node.get("unit") == Unit.HOURS and (node.get("side") != Side.OFFICE or node.flag("excludes")):
        raise fault(node.where, "hours bind an office only, and none of them can be left out")


def _put(into: dict[str, Kept], name: str, what: Kept, node: Node) -> None:
    if name in into:
        raise fault(node.where, f"'{name}' is already given by another article", "Give it once")
    into[name] = what
