"""Finding any changed, removed or reordered entry, and saying which."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from huiyin.foundation.ledger.append import START, Head, entry_hash
from huiyin.foundation.ledger.models import Entry

BLOCK = 2000  # chains read at a time, so that a million need no more memory than these


class Row(NamedTuple):
    """One entry as it stands in the table."""

    chain: int
    seq: int
    at: datetime
    act: str
    actor: str
    body: str
    prev: str
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one chain; `seq` is the entry, `act` what it says was done."""

    chain: int
    seq: int
    kind: str
    detail: str
    act: str = ""


def verify(heads: Iterable[tuple[int, Head]]) -> Iterator[Fault]:
    """Check every chain against its own links and against the head its matter keeps.

    `heads` gives each matter's id and head in ascending order of id. Kinds: changed, removed, reordered,
    cut (the tail is missing), added (more entries than the matter knows), orphan (a chain without a matter).
    """
    ordered, after = iter(heads), 0
    while block := list(islice(ordered, BLOCK)):
        found = read(after, block[-1][0])
        for chain, head in block:
            yield from chain_faults(chain, head, found.pop(chain, []))
        yield from orphans(found)
        after = block[-1][0]
    yield from orphans(read(after))


def read(after: int, upto: int | None = None) -> dict[int, list[Row]]:
    """The entries of the chains with after < chain <= upto, each chain in the order of its numbers."""
    rows = Entry.objects.filter(chain__gt=after).order_by("chain", "seq")
    if upto is not None:
        rows = rows.filter(chain__lte=upto)
    found: dict[int, list[Row]] = {}
    for row in map(Row._make, rows.values_list(*Row._fields)):
        found.setdefault(row.chain, []).append(row)
    return found


def orphans(found: dict[int, list[Row]]) -> Iterator[Fault]:
    """Entries of chains that no matter claims."""
    for chain, rows in found.items():
        for row in rows:
            yield Fault(chain, row.seq, "orphan", "its matter does not exist any more", row.act)


def chain_faults(chain: int, head: Head, rows: list[Row]) -> Iterator[Fault]:
    """What is wrong in one chain. Every entry names the hash before it, so nothing can be slipped in or taken out."""
    prev, expected, sound = START, 1, True
    for row in rows:
        if row.seq > head.length:
            yield Fault(chain, row.seq, "added", f"the matter knows only {head.length} entries", row.act)
        if row.seq != expected:
            for missing in range(expected, row.seq):
                yield Fault(chain, missing, "removed", f"missing before entry {row.seq}")
        elif sound and row.prev != prev:
            yield Fault(
                chain,
                row.seq,
                "reordered",
                "it does not follow the entry before it as that one stands now",
                row.act,
            )
        sound = row.hash == entry_hash(chain, row.seq, row.at, row.act, row.actor, row.body, row.prev)
        if not sound:
            yield Fault(chain, row.seq, "changed", "it was altered after it was written", row.act)
        prev, expected = row.hash, row.seq + 1
    for missing in range(expected, head.length + 1):
        yield Fault(chain, missing, "cut", f"missing at the end: the matter knows {head.length} entries")
    if rows and rows[-1].seq == head.length and sound and prev != head.hash:
        yield Fault(
            chain, head.length, "changed", "it is not the last entry that the matter knows", rows[-1].act
        )
    if head.length == 0:
        yield Fault(chain, 0, "cut", "the matter knows no entry at all; every matter begins with one")
