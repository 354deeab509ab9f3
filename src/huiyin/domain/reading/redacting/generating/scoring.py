"""How much of what must not be overlooked was found, by kind, and how much was proposed for nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from huiyin.domain.reading.redacting.details import Detail

Span = tuple[int, int, str]
Judged = tuple[str, Sequence[Span], Sequence[Detail]]


def scored(texts: Iterable[Judged]) -> dict[str, Any]:
    """Recall by kind of what is there (wholly covered, spaces apart) and precision by kind of what was proposed."""
    wanted: dict[str, int] = defaultdict(int)
    found: dict[str, int] = defaultdict(int)
    offered: dict[str, int] = defaultdict(int)
    right: dict[str, int] = defaultdict(int)
    for text, spans, details in texts:
        covered = {place for one in details for place in range(one.start, one.end)}
        for start, end, kind in spans:
            wanted[kind] += 1
            found[kind] += all(place in covered or text[place].isspace() for place in range(start, end))
        for one in details:
            offered[one.kind] += 1
            right[one.kind] += any(one.start < end and start < one.end for start, end, _ in spans)
    return {
        "recall": _share(sum(found.values()), sum(wanted.values())),
        "precision": _share(sum(right.values()), sum(offered.values())),
        "by_kind": {
            kind: {"there": n, "found": found[kind], "recall": _share(found[kind], n)}
            for kind, n in sorted(wanted.items())
        },
        "proposed": {
            kind: {"proposed": n, "right": right[kind], "precision": _share(right[kind], n)}
            for kind, n in sorted(offered.items())
        },
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
