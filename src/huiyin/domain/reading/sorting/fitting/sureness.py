"""How sure scores make: what is learned from texts each judged without having been learned from."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
CAUTION = 5.0  # of how many texts' weight it has that nothing is corrected but how sharp scores are
ROUNDS = 200
FIRST = 3.0  # the sharpness one begins with
LEAST = 1e-12


class Correction(NamedTuple):
    """What scores are multiplied by and what is added, before they are softened to confidences."""

    matrix: Doubles
    bias: Doubles


def corrected(scores: NDArray[np.floating], answers: NDArray[np.int64]) -> Correction:
    """The correction by which the confidences of these texts come true.

    One sharpness for all labels; and, as far as there are texts enough to tell, what a label is mistaken for: a label
    that is found too seldom is drawn towards those it was taken for.
    """
    from scipy.optimize import minimize

    texts, labels = scores.shape
    given = scores.astype(np.float64)
    right = np.zeros((texts, labels))
    right[np.arange(texts), answers] = 1
    caution = CAUTION / texts

    def loss(said: Doubles) -> tuple[float, Doubles]:
        found = _read(said, labels)
        sure = confident(given @ found.matrix + found.bias)
        turn = said[:-1]
        off = (sure - right) / texts
        there = np.log(np.maximum((sure * right).sum(axis=1), LEAST))
        slope = np.concatenate(((given.T @ off).ravel(), off.sum(axis=0))) + 2 * caution * turn
        sharper = float((off * given).sum())
        return float(caution * (turn @ turn) - there.mean()), np.append(slope, sharper)

    start = np.append(np.zeros(labels * labels + labels), FIRST)
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return _read(best.x, labels)


def confident(scores: Doubles) -> Doubles:
    """Scores as confidences that add up to 1 in each row."""
    raised: Doubles = np.exp(scores - scores.max(axis=1, keepdims=True))
    raised /= raised.sum(axis=1, keepdims=True)
    return raised


def _read(said: Doubles, labels: int) -> Correction:
    """The numbers that are searched for: what is turned, what is added, and last the sharpness of all."""
    matrix = said[: labels * labels].reshape(labels, labels) + said[-1] * np.eye(labels)
    return Correction(matrix, said[labels * labels : -1])
