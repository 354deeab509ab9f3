"""Texts held in memory to be looked for, in the way in which the archive is asked: for measuring, and for small sets."""

from collections.abc import Hashable
from typing import Generic, TypeVar

from huiyin.domain.reading.alike.finding import (
    COMMON,
    READ,
    SHOWN,
    TOLD,
    Alike,
    Asked,
    asked,
    likeliest,
    ranked,
)
from huiyin.domain.reading.alike.letters import Letters
from huiyin.domain.reading.folding import Simplify

K = TypeVar("K", bound=Hashable)


class Index(Generic[K]):
    """Grows text by text; what came later counts as newer."""

    def __init__(self, simplify: Simplify | None = None) -> None:
        self._simplify = simplify
        self._letters: dict[K, Letters] = {}
        self._holding: dict[int, list[K]] = {}

    def __len__(self) -> int:
        return len(self._letters)

    def add(self, key: K, text: str, *, title: str = "") -> Asked:
        """Hold a text; a key that is known already is not held twice."""
        ready = asked(text, self._simplify, title=title)
        if key not in self._letters:
            self._letters[key] = ready.letters
            for mark in ready.every_mark:
                self._holding.setdefault(mark, []).append(key)
        return ready

    def find(
        self, text: str | Asked, *, without: frozenset[K] = frozenset(), most: int = SHOWN
    ) -> list[Alike[K]]:
        """The texts alike this one, the likeliest first, none of those in `without`."""
        wanted = text if isinstance(text, Asked) else asked(text, self._simplify)
        return ranked(
            wanted, self._read(wanted.marks, READ, without), self._read(wanted.told, TOLD, without)
        )[:most]

    def _read(self, of: tuple[int, ...], most: int, without: frozenset[K]) -> dict[K, Letters]:
        holding = {mark: list(self._holding.get(mark, ())[: -COMMON - 1 : -1]) for mark in of}
        found = [key for key in likeliest(holding, of, most + len(without)) if key not in without]
        return {key: self._letters[key] for key in found[:most]}
