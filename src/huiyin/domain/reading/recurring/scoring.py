"""How well known problems were found: precision and recall over pairs of messages, for each against the group nearest to it."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """One known problem: the rank of the group nearest to it (None where none shares two messages), and how near."""

    rank: int | None
    precision: float
    recall: float
    f1: float
    known: int
    group: int


def nearest(known: Collection[Hashable], groups: Sequence[Collection[Hashable]]) -> Found:
    """The group with the best F1 over pairs; the earlier one where two are alike."""
    wanted, best = set(known), Found(None, 0.0, 0.0, 0.0, len(set(known)), 0)
    for rank, group in enumerate(groups, start=1):
        right = _pairs(len(wanted & set(group)))
        if not right:
            continue
        precision, recall = right / _pairs(len(group)), right / _pairs(len(wanted))
        f1 = 2 * precision * recall / (precision + recall)
        if f1 > best.f1:
            best = Found(rank, precision, recall, f1, len(wanted), len(group))
    return best


def judged(
    known: Mapping[str, Collection[Hashable]], groups: Sequence[Collection[Hashable]]
) -> dict[str, Found]:
    """Each known problem of at least two messages."""
    return {name: nearest(members, groups) for name, members in known.items() if len(set(members)) > 1}


def _pairs(n: int) -> int:
    return n * (n - 1) // 2
