"""Laying a place's own promises over the law, never worse for the person than the law itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from huiyin.domain.law.limits import Limit
from huiyin.domain.law.load.ladders.quicker import quicker
from huiyin.domain.law.load.source import Node, fault, read
from huiyin.domain.law.load.triggers import switched_off
from huiyin.domain.law.pack import Pack
from huiyin.domain.law.terms import Basis, Dated, Side

Kept = TypeVar("Kept")


def lay_over(pack: Pack, place: str) -> Pack:
    """The pack with local/<place>.yaml over it. Raises LawError where the file promises less than the law."""
    path = pack.folder / "local" / f"{place}.yaml"
    if not place.isidentifier() or not path.is_file():
        known = ", ".join(places(pack.folder)) or "none"
        raise fault(
            f"Unknown place '{place}'",
            f"the pack holds no overlay of that name (it has: {known})",
            "Name one of these, or add its file under local/",
        )
    node = read(path, pack.languages)
    node.only(
        "place",
        "number",
        "gist",
        "mark",
        "source",
        "checked",
        "limits",
        "values",
        "outcomes",
        "ladders",
        "triggers_off",
    )
    node.day("checked")
    node.text("source")
    basis = Basis(
        f"local:{place}", node.text("number"), node.text("number"), node.text("gist"), node.word("mark")
    )
    limits = dict(pack.limits)
    for name in node.node("limits").data:
        limits[name] = _promise(_known(limits, name, node), node.node("limits").node(name), basis)
    values = dict(pack.values)
    for name in node.node("values").data:
        one = node.node("values").node(name)
        values[name] = replace(
            _known(values, name, node), numbers=_lower(one, values[name].numbers), basis=basis
        )
    return replace(
        pack,
        limits=limits,
        values=values,
        ladders=quicker(pack.ladders, node.node("ladders"), basis),
        triggers=switched_off(pack.triggers, node.codes("triggers_off"), node.where),
        groups=_with_outcomes(pack, node),
        place=place,
        place_label=node.text("place"),
        overlay_notes=(basis.gist,),
    )


def places(folder: Path) -> list[str]:
    """The places that have an overlay in this pack."""
    return sorted(path.stem for path in folder.glob("local/*.yaml") if not path.name.endswith(".cases.yaml"))


def _known(into: dict[str, Kept], name: str, node: Node) -> Kept:
    if name not in into:
        raise fault(node.where, f"'{name}' is nothing the law gives", f"Use one of: {', '.join(into)}")
    return into[name]


def _promise(limit: Limit, node: Node, basis: Basis) -> Limit:
    node.only("length", "since")
    length, since = node.number("length"), node.day("since")
    legal = limit.lengths.latest
    if limit.side is Side.OFFICE and length > legal:
        raise fault(
            node.where, f"an office may promise at most the law's {legal}, not {length}", "Promise less"
        )
    if limit.side is Side.PERSON and length < legal:
        raise fault(
            node.where, f"a person keeps at least the law's {legal}, not {length}", "Grant more or nothing"
        )
    kept = tuple(step for step in limit.lengths.steps if step[0] < since)
    return replace(limit, lengths=Dated((*kept, (since, length))), local=basis)


def _lower(node: Node, legal: Dated) -> Dated:
    node.only("is", "since")
    number, since = node.number("is"), node.day("since")
    if number > legal.latest:
        raise fault(
            node.where, f"the law allows at most {legal.latest}, not {number}", "Set no more than that"
        )
    kept = tuple(step for step in legal.steps if step[0] < since)
    return Dated((*kept, (since, number)))


def _with_outcomes(pack: Pack, node: Node) -> dict[str, tuple[str, ...]]:
    added = node.codes("outcomes")
    possible = pack.groups.get("local_outcomes", ())
    for one in added:
        if one not in possible:
            raise fault(
                node.where, f"outcome '{one}' is none a place may add", f"Use one of: {', '.join(possible)}"
            )
    return {**pack.groups, "outcomes": (*pack.groups.get("outcomes", ()), *added)}
