"""The first look at a spreadsheet: how it is written, what its columns mean, how many rows are sound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.utils.timezone import get_default_timezone

from huiyin.services.exchange.mapping import SAMPLE, Mapping, corrected, guess
from huiyin.services.exchange.rows import Message, Outcome, read_messages
from huiyin.services.exchange.sheet import Shape, read_rows, shape_of

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A spreadsheet that can be read, with the numbers of the first look."""

    path: Path
    shape: Shape
    mapping: Mapping
    rows: int
    sound: int
    samples: tuple[Message, ...]

    def outcomes(self, at: datetime) -> Iterator[Outcome]:
        """Read the rows once more, from the top."""
        return _outcomes(self.path, self.shape, self.mapping, at)


def look(path: Path, corrections: Sequence[str], at: datetime) -> Sheet:
    """Read the whole file once without taking anything. Raises SheetRefused."""
    shape = shape_of(path)
    mapping = corrected(guess(list(islice(read_rows(path, shape), SAMPLE))), corrections)
    rows = sound = 0
    samples: list[Message] = []
    for outcome in _outcomes(path, shape, mapping, at):
        rows += 1
        if outcome.message is not None:
            sound += 1
            if len(samples) < SHOWN:
                samples.append(outcome.message)
    return Sheet(path, shape, mapping, rows, sound, tuple(samples))


def _outcomes(path: Path, shape: Shape, mapping: Mapping, at: datetime) -> Iterator[Outcome]:
    return read_messages(read_rows(path, shape), mapping, zone=get_default_timezone(), at=at)
