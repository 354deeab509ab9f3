"""What a paper must say, and which of it is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.domain.law.terms import Basis, Text


@dataclass(frozen=True, slots=True)
class Content:
    """One thing a paper must say. It is asked for only when every word of ``when`` is among those given:
    ``when`` maps a given name to the answers that make this content necessary.
    """

    name: str
    basis: Basis
    label: Text
    when: Mapping[str, tuple[str, ...]]
    unless: Mapping[str, tuple[str, ...]]

    def is_needed(self, given: Mapping[str, object]) -> bool:
        """True when the paper with these givens must say it."""
        if any(_overlaps(given.get(name), words) for name, words in self.unless.items()):
            return False
        return all(_overlaps(given.get(name), words) for name, words in self.when.items())


def missing(contents: tuple[Content, ...], given: Mapping[str, object]) -> tuple[Content, ...]:
    """The contents that are needed and absent or blank, in the paper's order."""
    return tuple(one for one in contents if one.is_needed(given) and is_blank(given.get(one.name)))


def is_blank(value: object) -> bool:
    """True for nothing at all and for lists with a blank in them; False and 0 do say something."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Mapping):
        return not value
    if isinstance(value, list | tuple | set | frozenset):
        return not value or any(is_blank(one) for one in value)
    return False


def _overlaps(given: object, words: tuple[str, ...]) -> bool:
    if isinstance(given, list | tuple | set | frozenset):
        return any(_overlaps(one, words) for one in given)
    if isinstance(given, bool):
        return str(given).lower() in words
    return str(given) in words if given is not None else False
