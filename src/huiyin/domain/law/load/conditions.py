"""Reading a condition: a mapping of fact to what it must be, all of which must hold.

``kind: appeal`` asks for equality, ``kind: [a, b]`` for one of them, ``days: {over: 0}`` for a test. The words
``any``, ``not``, ``limit_open`` and ``limit_started`` are not facts but what they say.
"""

from __future__ import annotations

from typing import Any

from huiyin.domain.law.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    Condition,
    How,
    LimitOpen,
    LimitStarted,
    Not,
    Test,
)
from huiyin.domain.law.load.source import Node, fault


def read_condition(node: Node, name: str) -> Condition:
    """The condition under ``name``; one that always holds when it is absent."""
    return _every(node.node(name)) if node.has(name) else ALWAYS


def _every(node: Node) -> Condition:
    parts = tuple(_one(node, str(name), value) for name, value in node.data.items())
    return parts[0] if len(parts) == 1 else AllOf(parts)


def _one(node: Node, name: str, value: Any) -> Condition:
    match name:
        case "any":
            return AnyOf(tuple(_every(part) for part in node.nodes("any")))
        case "not":
            return Not(_every(node.node("not")))
        case "limit_open":
            return LimitOpen(node.word(name))
        case "limit_started":
            return LimitStarted(node.word(name))
    if isinstance(value, dict):
        return AllOf(tuple(_test(node, name, how, than) for how, than in value.items()))
    among = tuple(value) if isinstance(value, list) else (value,)
    if not among or not all(isinstance(one, str | int) for one in among):
        raise fault(node.where, f"'{name}' must be compared with words, numbers or flags, not {value!r}")
    return Test(name, How.IS, among)


_THAN: dict[How, type[Any]] = {
    How.PRESENT: bool,
    How.PAST: bool,
    How.BY_TODAY: bool,
    How.OVER: int,
    How.WITHIN_LIMIT: str,
    How.REACHES: str,
    How.AFTER_LIMIT: str,
    How.HAS: str,
    How.LASTS: str,
}


def _test(node: Node, name: str, how: str, than: Any) -> Condition:
    try:
        way = How(how)
    except ValueError:
        known = ", ".join(one.value for one in _THAN)
        raise fault(node.where, f"'{how}' is no test of '{name}'", f"Use one of: {known}") from None
    if way not in _THAN or type(than) is not _THAN[way]:
        raise fault(node.where, f"test '{how}' of '{name}' cannot be compared with {than!r}")
    return Test(name, way, (than,))
