"""Reading a YAML file so that whatever is wrong is said with the file and the place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from huiyin.domain.law.terms import Dated, LawError, Text

# The C reader is about ten times faster; it is missing only where PyYAML was built without libyaml.
_SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SAFE):  # type: ignore[misc]
    """The safe reader, in which only true and false are flags: "on", "off", "yes" and "no" stay words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _SAFE.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def fault(where: str, why: str, mend: str = "Correct the file") -> LawError:
    """The error for something wrong in a pack file."""
    return LawError(where, why, mend)


@dataclass(frozen=True, slots=True)
class Node:
    """A mapping of a file, with the place it stands at and the languages every text must have."""

    data: dict[str, Any]
    where: str
    languages: tuple[str, ...]

    def only(self, *names: str) -> None:
        """Raise LawError when the mapping holds a key that is not one of ``names``."""
        extra = [str(key) for key in self.data if key not in names]
        if extra:
            raise fault(self.where, f"unknown key {', '.join(extra)}", f"Use only: {', '.join(names)}")

    def has(self, name: str) -> bool:
        """True when the key is there."""
        return name in self.data

    def get(self, name: str, default: Any = None) -> Any:
        """The raw value, or the default."""
        return self.data.get(name, default)

    def word(self, name: str, default: str | None = None) -> str:
        """A text without languages, e.g. a code."""
        value = self.data.get(name, default)
        if not isinstance(value, str) or (not value and default is None):
            raise fault(self.where, f"'{name}' must be a word, it is {value!r}")
        return value

    def number(self, name: str) -> int:
        """A whole number of at least 1."""
        value = self.data.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise fault(self.where, f"'{name}' must be a whole number of at least 1, it is {value!r}")
        return value

    def flag(self, name: str) -> bool:
        """True or false; false when absent."""
        value = self.data.get(name, False)
        if not isinstance(value, bool):
            raise fault(self.where, f"'{name}' must be true or false, it is {value!r}")
        return value

    def day(self, name: str) -> date:
        """A day."""
        value = self.data.get(name)
        if type(value) is not date:
            raise fault(self.where, f"'{name}' must be a day that exists, as YYYY-MM-DD, it is {value!r}")
        return value

    def moment(self, name: str) -> datetime:
        """A moment with its time zone."""
        value = self.data.get(name)
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise fault(
                self.where, f"'{name}' must be a moment, as 2026-03-10 09:30:00 +08:00, it is {value!r}"
            )
        return value

    def codes(self, name: str) -> tuple[str, ...]:
        """One word or a list of words; empty when absent."""
        value = self.data.get(name, [])
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise fault(self.where, f"'{name}' must be a word or a list of words, it is {value!r}")
        return tuple(value)

    def text(self, name: str) -> Text:
        """Words in every language of the pack."""
        value = self.data.get(name)
        if not isinstance(value, dict):
            raise fault(self.where, f"'{name}' must give its words in {', '.join(self.languages)}")
        return self.words(value, name)

    def words(self, value: dict[str, Any], name: str) -> Text:
        """``value`` as a text; every language must be there and say something."""
        for lang in self.languages:
            if not isinstance(value.get(lang), str) or not value[lang].strip():
                raise fault(self.where, f"'{name}' says nothing in language '{lang}'")
        return Text({lang: value[lang].strip() for lang in self.languages})

    def node(self, name: str) -> Node:
        """The mapping under ``name``; empty when absent."""
        value = self.data.get(name) or {}
        return self.at(value, name)

    def nodes(self, name: str) -> Iterator[Node]:
        """The list of mappings under ``name``; none when absent."""
        value = self.data.get(name) or []
        if not isinstance(value, list):
            raise fault(self.where, f"'{name}' must be a list")
        for number, one in enumerate(value, 1):
            yield self.at(one, f"{name}[{number}]")

    def at(self, value: Any, name: str) -> Node:
        """``value`` as a mapping that stands at ``name``."""
        where = f"{self.where}, {name}"
        if not isinstance(value, dict):
            raise fault(where, f"must be a mapping, it is {value!r}")
        return Node(value, where, self.languages)


def read(path: Path, languages: tuple[str, ...] = ()) -> Node:
    """The mapping a YAML file holds. Raises LawError that names the file, and the line where it is not YAML."""
    try:
        data = yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506 (a safe loader, see above)
    except FileNotFoundError:
        raise fault(str(path), "the file is missing", "Add it") from None
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" at line {mark.line + 1}" if mark else ""
        raise fault(str(path), f"it is not YAML{line} ({str(error).splitlines()[0]})") from None
    if not isinstance(data, dict):
        raise fault(str(path), "it must hold a mapping")
    _check_said(data, str(path))
    return Node(data, str(path), languages)


def _check_said(data: Any, where: str) -> None:
    """Every key says something: an unquoted comma would cut a sentence in two and lose its end as an empty key."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if value is None:
            raise fault(
                where, f"'{key}' says nothing", "Quote a text that holds a comma, or take the key away"
            )
        if isinstance(value, dict | list):
            _check_said(value, where)


def read_dated(node: Node, name: str) -> Dated:
    """The dated number under ``name``. Raises LawError where it lists none, or not the oldest first."""
    steps, references = [], []
    for one in node.nodes(name):
        one.only("since", "is", "reference", "checked")
        references.append(f"{one.word('reference')}, {one.day('checked')}")
        steps.append((one.day("since"), one.number("is")))
    if not steps or steps != sorted(steps):
        raise fault(node.where, f"'{name}' must list at least one number, the oldest first")
    return Dated(tuple(steps), tuple(references))
