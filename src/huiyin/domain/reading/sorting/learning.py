"""Learning from confirmed texts: which features count, what they weigh, and how sure the result may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import rjieba
from numpy.typing import NDArray

from huiyin.domain.reading.sorting.features.counting import LONGEST, Keys, count, word_keys
from huiyin.domain.reading.sorting.features.rows import EVERY, Rows, known_of, rows_of
from huiyin.domain.reading.sorting.fitting.solving import Planes, planes
from huiyin.domain.reading.sorting.fitting.sureness import Correction, corrected
from huiyin.domain.reading.sorting.grouping import spread
from huiyin.domain.reading.sorting.sorter import Sorter

SEED = 20_220_501
RAREST = 2  # texts a feature stands in; what stands in one alone is a name or a slip
EVEN = 0.05  # added on both sides before shares are compared, so that a rare feature is not believed too much
TELLING = 0.6  # how strongly a feature that parts the labels is preferred: the power of its logarithm
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
    texts, groups = [one.text for one in examples], [one.group for one in examples]
    known = known_of(*_keys(texts))
    rows = rows_of(texts, known)
    right = _corrected(rows, answers, groups, len(labels), known.wide)
    scale, found = _fitted(rows, answers, len(labels), known.wide)
    weights = np.ascontiguousarray(found.weights @ right.matrix, np.float32)
    bias = (found.bias @ right.matrix + right.bias).astype(np.float32)
    return Sorter(labels, known, scale.astype(np.float32), weights, bias)


def _keys(texts: Sequence[str]) -> tuple[Keys, Keys]:
    """The keys of letters and pairs that stand in enough texts, the most frequent first, and those of words.

    What is a word is asked of `rjieba` here alone: with the list of words that it found a text can be cut in a
    fraction of the time. A letter is a word too where no longer one is found.
    """
    seen, often = np.unique(
        np.concatenate([np.unique(count([text]).keys[:EVERY]) for text in texts]), return_counts=True
    )
    runs = seen[often >= RAREST]
    runs = runs[np.argsort(-often[often >= RAREST], kind="stable")]
    found = Counter(word for text in texts for word in set(rjieba.cut(text)))
    words = [word for word, times in found.items() if times >= RAREST and _is_run(word)]
    words.sort(key=lambda word: (-found[word], word))
    return runs, word_keys([*words, *sorted(set().union(*texts))])


def _is_run(word: str) -> bool:
    return 2 <= len(word) <= LONGEST and word.isalnum()


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
    whole = np.bincount(rows.columns, rows.times, wide) * rarity
    said = np.repeat(answers, np.diff(rows.starts))
    telling = np.zeros(wide)
    for label in range(labels):
        here = said == label
        inside = np.bincount(rows.columns[here], rows.times[here], wide) * rarity
        there, elsewhere = inside + EVEN, whole - inside + EVEN
        telling = np.maximum(telling, abs(np.log(there / there.sum()) - np.log(elsewhere / elsewhere.sum())))
    scale: NDArray[np.float64] = rarity * telling**TELLING
    return scale


def _corrected(
    rows: Rows,
    answers: NDArray[np.int64],
    groups: Sequence[int],
    labels: int,
    wide: int,
) -> Correction:
    """What makes confidences come true, by texts each judged without it or a near copy having been learned from."""
    fold = spread(groups, FOLDS, SEED)
    scores = np.zeros((len(answers), labels), np.float32)
    judged = np.zeros(len(answers), bool)
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
