"""A limit: how long, in which unit, whose it is, what starts it and what ends it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huiyin.domain.law.terms import Basis, Dated, LawError, Role, Side, Text, Unit


@dataclass(frozen=True, slots=True)
class Limit:
    """A period the law (or a signed reading) sets.

    ``starts`` are names of moments, of which the latest known one counts; ``ends`` are acts. A ``given`` limit
    takes its length from the one who sets it, at most ``lengths``. ``excludes`` allows days to be left out.
    ``local`` is the place's promise when it is shorter for an office, or longer for a person, than the law.
    ``known_as`` names the moment that its due day is while it runs.
    """

    name: str
    label: Text
    basis: Basis
    side: Side
    unit: Unit
    lengths: Dated
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    starts_words: Text
    ends_words: Text
    given: bool = False
    excludes: bool = False
    local: Basis | None = None
    relies: tuple[Basis, ...] = ()
    role: Role = Role.PLAIN
    known_as: str = ""

    @property
    def is_duty(self) -> bool:
        """True when the office can be late with it: not a person's time, nor a unit's own right."""
        return self.side is Side.OFFICE and self.role is not Role.RIGHT

    @property
    def length(self) -> int:
        """The length in force now, in ``unit``; for a given limit the longest that may be given."""
        return self.lengths.latest

    def length_for(self, start: date, asked: int | None) -> int:
        """The length to count from ``start``: the law's, or the asked one when it harms nobody.

        An office may be given less than the law allows it, never more; a person more, never less.
        """
        legal = self.lengths.on(start)
        if asked is None:
            return legal
        if asked < 1 or (self.side is Side.OFFICE and asked > legal):
            raise self._out_of_bounds(asked, f"from 1 to {legal}")
        if self.side is Side.PERSON and not legal <= asked <= legal + 365:
            raise self._out_of_bounds(asked, f"from {legal} to {legal + 365}")
        return asked

    def _out_of_bounds(self, asked: int, bounds: str) -> LawError:
        cite = self.basis.number.say("en")
        return LawError(
            f"Length {asked} is not allowed for limit '{self.name}'",
            f"{cite} leaves room {bounds} {self.unit.value.replace('_', ' ')}",
            "Give a length within these bounds, or none for the law's own",
        )
