"""The texts of an issued paper in which a slip of the pen may be put right, and how much of them was changed."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from difflib import SequenceMatcher
from typing import Any

from huiyin.domain.law.counsel import Counsel

GROUP = "slips"  # the pack's list of such texts


def texts(contents: Mapping[str, Any], law: Counsel) -> dict[str, str]:
    """Every text that may be put right, by where it stands: `fact_finding.0`, `claims.1.reasons`."""
    names = frozenset(law.pack.groups.get(GROUP, ()))
    return {path: text for path, text in _leaves(contents, "") if name_of(path) in names}


def name_of(path: str) -> str:
    """The content a text belongs to: the last name in its path that is no number."""
    return next((part for part in reversed(path.split(".")) if not part.isdecimal()), "")


def corrected(contents: Mapping[str, Any], corrections: Mapping[str, str]) -> dict[str, Any]:
    """The contents with the corrections in their places; raises LookupError for a place that is not there."""
    made: dict[str, Any] = deepcopy(dict(contents))
    for path, text in corrections.items():
        *way, last = path.split(".")
        holder: Any = made
        for part in way:
            holder = holder[_step(part)]
        if not isinstance(holder[_step(last)], str):
            raise LookupError(path)
        holder[_step(last)] = text
    return made


def changed_characters(before: str, after: str) -> int:
    """How many characters were put in, taken out or replaced; of a replacement the longer side counts."""
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for kind, a, b, c, d in steps if kind != "equal")


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _leaves(inner, f"{path}.{place}")


def _step(part: str) -> int | str:
    return int(part) if part.isdecimal() else part
