"""Learning from confirmed texts: which features count, what they weigh, and how sure the result may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from huiyin.domain.reading.sorting.counting import BITS, SORTS, count
from huiyin.domain.reading.sorting.fitting.solving import Planes, planes
from huiyin.domain.reading.sorting.fitting.sureness import Correction, corrected
from huiyin.domain.reading.sorting.grouping import spread
from huiyin.domain.reading.sorting.sorter import BATCH, Rows, Sorter, no_columns, rows_of

SEED = 20_220_501
RAREST = 2  # texts a feature stands in; what stands in one alone is a name or a slip
EVEN = 0.05  # added on both sides before shares are compared, so that a rare feature is not believed too much
TELLING = 0.75  # how strongly a feature that parts the labels is preferred: the power of its logarithm
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """A prepared text, what it was found to be about, and the group of near copies it belongs to."""

    text: str
    label: str
    group: int


def learn(examples: Sequence[Example]) -> Sorter:
    """A sorter of the labels in the examples. Needs two labels at least; the same examples give the same sorter."""
    labels = tuple(sorted({one.label for one in examples}))
    if len(labels) < 2:
        raise ValueError("nothing can be told apart: the examples have fewer than two labels")
    answers = np.searchsorted(labels, [one.label for one in examples])
    columns = _columns([one.text for one in examples])
    rows = _all_rows([one.text for one in examples], columns)
    right = _corrected(rows, answers, [one.group for one in examples], len(labels))
    scale, found = _fitted(rows, answers, len(labels), int(columns.max()) + 1)
    weights = np.ascontiguousarray(found.weights @ right.matrix, np.float32)
    bias = (found.bias @ right.matrix + right.bias).astype(np.float32)
    return Sorter(labels, columns, scale.astype(np.float32), weights, bias)


def _columns(texts: Sequence[str]) -> NDArray[np.int32]:
    """A column for each feature that stands in enough texts."""
    seen = np.zeros((len(SORTS), 1 << BITS), np.int32)
    for text in texts:
        for table, one in zip(seen, count([text]), strict=True):
            table[np.unique(one.keys)] += 1
    columns = no_columns()
    kept = seen >= RAREST
    columns[kept] = np.arange(int(kept.sum()), dtype=np.int32)
    return columns


def _all_rows(texts: Sequence[str], columns: NDArray[np.int32]) -> Rows:
    parts = [rows_of(texts[first : first + BATCH], columns) for first in range(0, len(texts), BATCH)]
    lengths = np.concatenate([np.diff(part.starts) for part in parts])
    starts = np.concatenate(([0], np.cumsum(lengths)))
    return Rows(
        starts,
        np.concatenate([part.columns for part in parts]),
        np.concatenate([part.times for part in parts]),
    )


def _fitted(
    rows: Rows, answers: NDArray[np.int64], labels: int, wide: int
) -> tuple[NDArray[np.float64], Planes]:
    """How much each feature counts, and the planes that keep the labels apart."""
    scale = _scale(rows, answers, labels, wide)
    return scale, planes(rows.matrix(scale), answers, labels)


def _scale(rows: Rows, answers: NDArray[np.int64], labels: int, wide: int) -> NDArray[np.float64]:
    """How much a feature counts: the rarer, and the more unevenly it is spread over the labels, the more."""
    texts = len(rows.starts) - 1
    rarity = np.log((1 + texts) / (1 + np.bincount(rows.columns, minlength=wide))) + 1
    matrix = rows.matrix(rarity)
    whole = np.asarray(matrix.sum(axis=0), np.float64).ravel()
    telling = np.zeros(wide)
    for label in range(labels):
        inside = np.asarray(matrix[answers == label].sum(axis=0), np.float64).ravel()
        there, elsewhere = inside + EVEN, whole - inside + EVEN
        telling = np.maximum(telling, abs(np.log(there / there.sum()) - np.log(elsewhere / elsewhere.sum())))
    scale: NDArray[np.float64] = rarity * telling**TELLING
    return scale


def _corrected(rows: Rows, answers: NDArray[np.int64], groups: Sequence[int], labels: int) -> Correction:
    """What makes confidences come true, by texts each judged without it or a near copy having been learned from."""
    fold = spread(groups, FOLDS, SEED)
    scores = np.zeros((len(answers), labels), np.float32)
    judged = np.zeros(len(answers), bool)
    wide = int(rows.columns.max()) + 1
    for number in range(FOLDS):
        inside, held = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        if len(np.unique(answers[inside])) < labels or not len(held):
            continue  # a label that stands in this part alone: too few examples to judge by
        scale, found = _fitted(taken(rows, inside), answers[inside], labels, wide)
        scores[held] = taken(rows, held).matrix(scale) @ found.weights + found.bias
        judged[held] = True
    if not judged.any():
        return Correction(np.eye(labels), np.zeros(labels))
    return corrected(scores[judged], answers[judged])


def taken(rows: Rows, which: NDArray[np.int64]) -> Rows:
    """Some of the rows."""
    lengths = np.diff(rows.starts)[which]
    starts = np.concatenate(([0], np.cumsum(lengths)))
    cells = np.arange(starts[-1]) + np.repeat(rows.starts[which] - starts[:-1], lengths)
    return Rows(starts, rows.columns[cells], rows.times[cells])
