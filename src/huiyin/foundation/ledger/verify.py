"""Finding any changed, removed or reordered entry, and saying which."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from huiyin.foundation.ledger.append import START, Head, entry_hash
from huiyin.foundation.ledger.models import Entry


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one chain; `seq` is the entry, 0 for the chain as a whole."""

    chain: int
    seq: int
    kind: str
    detail: str


def verify(heads: Iterable[tuple[int, Head]]) -> Iterator[Fault]:
    """Check every chain against its own links and against the head its matter keeps.

    `heads` gives each matter's id and head in ascending order of id. Kinds: changed, removed, reordered,
    cut (the tail is missing), orphan (a chain without a matter).
    """
    entries = Entry.objects.order_by("chain", "seq").iterator(chunk_size=5000)
    current = next(entries, None)
    for chain, head in heads:
        while current is not None and current.chain < chain:
            yield Fault(current.chain, current.seq, "orphan", "entry of a matter that does not exist")
            current = next(entries, None)
        rows: list[Entry] = []
        while current is not None and current.chain == chain:
            rows.append(current)
            current = next(entries, None)
        yield from _faults(chain, head, rows)
    while current is not None:
        yield Fault(current.chain, current.seq, "orphan", "entry of a matter that does not exist")
        current = next(entries, None)


def _faults(chain: int, head: Head, rows: list[Entry]) -> Iterator[Fault]:
    prev, expected = START, 1
    for row in rows:
        if row.seq != expected:
            yield Fault(chain, expected, "removed", f"entry {expected} is missing before entry {row.seq}")
        elif row.prev != prev:
            yield Fault(
                chain,
                row.seq,
                "reordered",
                f"entry {row.seq} ({row.act}) does not follow the entry before it",
            )
        if row.hash != entry_hash(chain, row.seq, row.at, row.act, row.actor, row.body, row.prev):
            yield Fault(
                chain, row.seq, "changed", f"entry {row.seq} ({row.act}) was altered after it was written"
            )
        prev, expected = row.hash, row.seq + 1
    if expected - 1 != head.length:
        yield Fault(
            chain,
            expected,
            "cut",
            f"the chain ends at {expected - 1}, the matter knows {head.length} entries",
        )
    elif prev != head.hash:
        yield Fault(chain, head.length, "changed", "the last entry is not the one the matter knows")
