"""Suggestions as they are shown, and as they come back with the form: sealed, so that nobody can write them otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk import categories
from huiyin.services.hints.sorting.hinted import Hinted

SALT = "huiyin.hints"
LONGEST_OPEN = 3 * 24 * 3600  # seconds a form may lie open and its suggestions still be answered
LONGEST = 20_000
LEGENDS: Mapping[str, str | Promise] = {
    "category": _("What it is about, by its words"),
    "place": _("Where, by its words"),
    "unit": _("Unit by rules, duties and earlier answers"),
}
ORDER = ("category", "place", "unit")


@dataclass(frozen=True, slots=True)
class Option:
    """One suggestion: what it fills in, how sure it is in per cent, and the words it was read from."""

    value: str
    fills: str
    per_cent: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The suggestions for one field."""

    kind: str
    field: str
    legend: str | Promise
    options: list[Option]


def shown(hinted: Sequence[Hinted], fields: Mapping[str, str]) -> list[Shown]:
    """Suggestions for those fields of the form (kind -> name of the field), in the order in which they are read."""
    by_kind = {one.kind: one for one in hinted}
    return [
        Shown(kind, fields[kind], LEGENDS[kind], list(_options(by_kind[kind])))
        for kind in ORDER
        if kind in by_kind and kind in fields
    ]


def sealed(hinted: Sequence[Hinted]) -> str:
    """The suggestions for the form to bring back."""
    return signing.dumps([[one.kind, one.data(), one.version] for one in hinted], salt=SALT, compress=True)


def opened(text: str) -> list[Hinted]:
    """What the form brought back; nothing where it was changed, or lay open too long."""
    try:
        rows = signing.loads(text[:LONGEST], salt=SALT, max_age=LONGEST_OPEN)
        return [Hinted.of(*row) for row in rows]
    except (signing.BadSignature, ValueError, KeyError, TypeError):
        return []


def taken(data: Mapping[str, Any], kind: str) -> str:
    """What was ticked among the suggestions of a kind, where nothing was typed into the field itself."""
    value = data.get(f"hint_{kind}", "")
    return value[:200] if isinstance(value, str) else ""


def _options(hinted: Hinted) -> Iterator[Option]:
    for one in hinted.values:
        fills = _fills(hinted.kind, one.label)
        if fills:
            yield Option(one.label, fills, round(100 * one.confidence), one.words)


def _fills(kind: str, label: str) -> str:
    """What is written into the field; nothing where the list, or the tree, has it no more."""
    if kind == "category":
        found = categories.every().get(label)
        return found.label if found else ""
    if kind == "unit":
        return next((unit.name for unit in tree().units.values() if unit.code == label), "")
    return label
