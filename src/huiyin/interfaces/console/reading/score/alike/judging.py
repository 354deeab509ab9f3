"""What is right and what is wrong among what is shown for a query, and the figures made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from huiyin.domain.reading.alike.finding import SHOWN, Alike

NEAR = 0.5  # of the runs of five characters: then a text of the file is itself a near copy of the one that was changed
RUN = 5


@dataclass(slots=True)
class Tally:
    """The figures of one kind of query."""

    queries: int = 0
    first: int = 0
    within_five: int = 0
    shown: int = 0
    right: int = 0
    near: int = 0
    hows: Counter[str] = field(default_factory=Counter)

    def figures(self, *, known: bool) -> dict[str, Any]:
        """As they are printed; `known` tells whether the queries have something to be found."""
        found = {
            "recall_at_1": _share(self.first, self.queries),
            "recall_at_5": _share(self.within_five, self.queries),
        }
        return {
            "queries": self.queries,
            **(found if known else {}),
            "shown": self.shown,
            "precision": _share(self.right + self.near, self.shown),
            "precision_strict": _share(self.right, self.shown),
            "how": dict(sorted(self.hows.items())),
        }


class Judge:
    """Knows of each text of the file which others belong to it: by its group, by given pairs, or as a near copy."""

    def __init__(self, texts: Sequence[str], groups: Sequence[str], pairs: Iterable[tuple[int, int]]) -> None:
        self._texts = texts
        self.groups = groups
        self._pairs: dict[int, set[int]] = {}
        self._runs: dict[int, frozenset[str]] = {}
        for one, other in pairs:
            self._pairs.setdefault(one, set()).add(other)
            self._pairs.setdefault(other, set()).add(one)

    def belongs(self, one: int, other: int) -> bool:
        """By what the file says of them."""
        grouped = bool(self.groups[one]) and self.groups[one] == self.groups[other]
        return grouped or other in self._pairs.get(one, ())

    def near(self, one: int, other: int) -> bool:
        """Whether the two texts of the file are near copies, whatever the program says of them."""
        mine, theirs = self._run(one), self._run(other)
        smaller = min(len(mine), len(theirs))
        return bool(smaller) and len(mine & theirs) >= NEAR * smaller

    def _run(self, place: int) -> frozenset[str]:
        if place not in self._runs:
            said = "".join(ch for ch in self._texts[place] if ch.isalnum())
            self._runs[place] = frozenset(said[at : at + RUN] for at in range(max(1, len(said) - RUN + 1)))
        return self._runs[place]

    def take(self, tally: Tally, of: int, shown: Sequence[Alike[int]], *, there: bool) -> None:
        """Count one query made of the text `of`; `there` tells whether that text could be found."""
        keys = [one.key for one in shown[:SHOWN]]
        tally.queries += 1
        tally.first += there and keys[:1] == [of]
        tally.within_five += there and of in keys
        tally.shown += len(keys)
        for one in shown[:SHOWN]:
            tally.hows[one.likeness.how] += 1
            if one.key == of or self.belongs(of, one.key):
                tally.right += 1
            elif self.near(of, one.key):
                tally.near += 1


def timed(milliseconds: Sequence[float]) -> Mapping[str, float]:
    """Median and 95th percentile."""
    ordered = sorted(milliseconds)
    if not ordered:
        return {}
    places = {"p50": 0.5, "p95": 0.95}
    return {name: round(ordered[max(0, ceil(share * len(ordered)) - 1)], 2) for name, share in places.items()}


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
