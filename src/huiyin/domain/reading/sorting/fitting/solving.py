"""Solving for weights: a plane for each label that lies as near as it can to what the examples say, without leaning on any one."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
LEAN = 0.6  # how much large weights cost against an error in the examples
STEPS = 15  # of conjugate gradients; after fewer than these the answers change no more
EVENED = 0.5  # how far labels with few examples are made up for: 0 not at all, 1 until all labels weigh alike
STILL = 1e-10  # of what was to be explained: so little is left that a further step finds nothing


class Planes(NamedTuple):
    """A weight of each feature for each label, and what each label starts from."""

    weights: Floats
    bias: Floats


def planes(rows: Any, answers: NDArray[np.int64], labels: int) -> Planes:
    """The planes of a sparse matrix whose rows have length one: least squares, each row drawn to 1 or -1 for a label.

    An error in a rare label costs more than one in a frequent one (`heavy`). Solved for all labels together, over the
    rows and not over the features, of which there are many more.
    """
    wanted = np.full((len(answers), labels), -1, np.float32)
    wanted[np.arange(len(answers)), answers] = 1
    cost = heavy(answers, labels)
    bias = np.average(wanted, axis=0, weights=cost)
    root = np.sqrt(cost).astype(np.float32)
    rows = rows.multiply(root[:, None]).tocsr()
    columns = rows.T.tocsr()
    left = ((wanted - bias) * root[:, None]).astype(np.float32)
    share = np.zeros_like(left)
    way, much = left.copy(), (left * left).sum(axis=0)
    least = STILL * np.maximum(much, 1e-12)
    for _step in range(STEPS):
        if np.all(much <= least):
            break
        pushed = rows @ (columns @ way) + LEAN * way
        far = much / np.maximum((way * pushed).sum(axis=0), 1e-20)
        share += far * way
        left -= far * pushed
        now = (left * left).sum(axis=0)
        way = left + now / np.maximum(much, 1e-20) * way
        much = now
    return Planes(np.asarray(columns @ share, np.float32), bias.astype(np.float32))


def heavy(answers: NDArray[np.int64], labels: int) -> NDArray[np.float64]:
    """What an error in each example costs, by how many its label has; 1 on average over labels of one size."""
    often = np.maximum(np.bincount(answers, minlength=labels), 1)
    cost: NDArray[np.float64] = (len(answers) / (labels * often[answers])) ** EVENED
    return cost
