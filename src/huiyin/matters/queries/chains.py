"""Where every matter's ledger chain ends, as the matter itself keeps it: what a verification compares with."""

from collections.abc import Iterator

from huiyin.foundation.ledger.append import Head
from huiyin.matters.models import Matter


def heads() -> Iterator[tuple[int, Head]]:
    """The id and the head of every matter's chain, in ascending order of id."""
    rows = Matter.objects.order_by("id").values_list("id", "ledger_length", "ledger_head")
    for matter_id, length, digest in rows.iterator(chunk_size=5000):
        yield matter_id, Head(length, digest)
