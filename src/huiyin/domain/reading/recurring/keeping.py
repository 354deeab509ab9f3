"""Keeping the identity of a problem when all messages are grouped anew: it stays the one whose messages it still has."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
SAME = 0.5  # of the smaller of the two, so much has to be in both


def kept(old: Mapping[Key, Collection[Hashable]], new: Sequence[Collection[Hashable]]) -> list[Key | None]:
    """For each new group the old one it continues, each at most once, those that share most first; None where it is new."""
    where = {member: key for key, members in old.items() for member in members}
    shared: dict[tuple[int, Key], int] = {}
    for at, members in enumerate(new):
        for member in members:
            if member in where:
                shared[at, where[member]] = shared.get((at, where[member]), 0) + 1
    found: list[Key | None] = [None] * len(new)
    taken: set[Key] = set()
    for (at, key), n in sorted(shared.items(), key=lambda one: (-one[1], one[0][0], str(one[0][1]))):
        if found[at] is None and key not in taken and n >= SAME * min(len(new[at]), len(old[key])):
            found[at] = key
            taken.add(key)
    return found
