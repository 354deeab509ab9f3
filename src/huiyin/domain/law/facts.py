"""What is known about one matter, frozen, and the vocabulary it is said in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from huiyin.domain.law.terms import LawError, Text

Value = str | int | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A matter as the law sees it: its stage, values by name, and the days on which things happened.

    What is not known is left out; an empty word and a missing word mean the same.
    """

    stage: str
    values: Mapping[str, Value] = field(default_factory=dict)
    moments: Mapping[str, date] = field(default_factory=dict)

    def value(self, name: str) -> Value | None:
        """The value called ``name``, or None when it is absent or an empty word."""
        found = self.values.get(name)
        return None if found == "" else found


@dataclass(frozen=True, slots=True)
class ValueKind:
    """What a value may be: ``type`` is "word", "flag" or "number"; ``among`` closes the list of words.

    ``asked_on`` are the acts whose form asks the office for it, so that a pack may have facts of its own.
    """

    name: str
    type: str
    among: tuple[str, ...]
    label: Text
    asked_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The stages, values and moments a pack knows."""

    stages: tuple[str, ...]
    values: Mapping[str, ValueKind]
    moments: Mapping[str, Text]

    def check(self, facts: Facts) -> None:
        """Raise LawError when the facts use a stage, a value, a word or a moment the pack does not know."""
        if facts.stage not in self.stages:
            raise unknown("stage", facts.stage, self.stages)
        self.check_values(facts.values)
        for name, day in facts.moments.items():
            if name not in self.moments:
                raise unknown("moment", name, self.moments)
            if type(day) is not date:
                raise LawError(f"Moment '{name}' is not a date", f"it is {day!r}", "Give a day as YYYY-MM-DD")

    def check_values(self, values: Mapping[str, Value]) -> None:
        """Raise LawError when a value, or a word in it, is none the pack knows."""
        for name, given in values.items():
            self._check_value(name, given)

    def _check_value(self, name: str, given: object) -> None:
        kind = self.values.get(name)
        if kind is None:
            raise unknown("value", name, self.values)
        if not _fits(kind.type, given):
            raise LawError(f"Value '{name}' is not a {kind.type}", f"it is {given!r}", _ASKED[kind.type])
        words = given if isinstance(given, tuple) else (given,)
        for word in words if kind.among else ():
            if word != "" and word not in kind.among:
                raise unknown(f"word for '{name}'", str(word), kind.among)


_ASKED = {
    "flag": "Give true or false",
    "number": "Give a whole number from 0 to 1000000",
    "word": "Give a text",
}


def _fits(kind: str, given: object) -> bool:
    if kind == "flag":
        return isinstance(given, bool)
    if kind == "number":
        return isinstance(given, int) and not isinstance(given, bool) and 0 <= given <= 1_000_000
    return isinstance(given, str) or (isinstance(given, tuple) and all(isinstance(one, str) for one in given))


def unknown(what: str, given: str, known: Iterable[str]) -> LawError:
    """The error for a name the pack does not know; it lists the names that it does."""
    names = ", ".join(known)
    return LawError(f"Unknown {what} '{given}'", "the pack does not name it", f"Use one of: {names}")
