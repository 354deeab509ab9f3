"""Which messages are compared at all: those that share words rare enough, the likest of them, block by block."""

from collections.abc import Iterator, Sequence
from typing import Any

from huiyin.domain.reading.recurring.space import Vector

RARE = 600  # words that stand in more messages than this bring nobody together
NEAREST = 40  # of each message so many are kept
LEAST = 0.08  # less likeness than this is none
BLOCK = 1_000  # messages compared with all others at a time: bounds the memory


def neighbours(vectors: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    """Pairs of places in the list, each once, the smaller first."""
    import numpy as np

    if len(vectors) < 2:
        return
    rows = _matrix(vectors)
    others = rows.T.tocsr()
    for start in range(0, rows.shape[0], BLOCK):
        found = (rows[start : start + BLOCK] @ others).tocsr()
        for at in range(found.shape[0]):
            here = slice(found.indptr[at], found.indptr[at + 1])
            near, much = found.indices[here], found.data[here]
            kept = (much >= LEAST) & (near != start + at)
            near, much = near[kept], much[kept]
            if len(near) > NEAREST:
                near = near[np.lexsort((near, -much))[:NEAREST]]
            yield from ((min(start + at, int(one)), max(start + at, int(one))) for one in near)


def _matrix(vectors: Sequence[Vector]) -> Any:
    """The vectors as sparse rows, without the words that stand in too many."""
    import numpy as np
    from scipy.sparse import csr_matrix

    columns: dict[str, int] = {}
    starts, places, values = [0], [], []
    for vector in vectors:
        for term, value in vector.items():
            places.append(columns.setdefault(term, len(columns)))
            values.append(value)
        starts.append(len(places))
    rows = csr_matrix(
        (np.asarray(values, dtype=np.float32), np.asarray(places, dtype=np.int32), np.asarray(starts)),
        shape=(len(vectors), max(len(columns), 1)),
    )
    known = np.bincount(rows.indices, minlength=rows.shape[1])
    return rows[:, known <= RARE]
