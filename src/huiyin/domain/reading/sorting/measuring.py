"""How well texts were sorted: figures over answers known beforehand, and whether confidence came true."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

BINS = 15  # of confidence, for the expected calibration error
SURE = 0.9


def figures(answers: Sequence[str], labels: Sequence[str], sure: NDArray[np.floating[Any]]) -> dict[str, Any]:
    """Everything that is said of a sorter that gave these confidences for texts with these answers.

    An answer the sorter has no label for counts against it, as in life.
    """
    if not len(answers):
        raise ValueError("there is nothing to judge by")
    order = np.argsort(-sure, axis=1, kind="stable")
    said = [labels[place] for place in order[:, 0]]
    right = np.array([one == other for one, other in zip(said, answers, strict=True)])
    best = sure.max(axis=1)
    among = [
        [answer in {labels[p] for p in row[:most]} for row, answer in zip(order, answers, strict=True)]
        for most in (2, 3)
    ]
    certain = best >= SURE
    each = per_label(answers, said)
    return {
        "messages": len(answers),
        "macro_f1": _rounded(np.mean([one["f1"] for one in each.values()])),
        "accuracy": _rounded(right.mean()),
        "top_2": _rounded(np.mean(among[0])),
        "top_3": _rounded(np.mean(among[1])),
        "expected_calibration_error": _rounded(calibration_error(best, right)),
        "confident": {
            "at_least": SURE,
            "share": _rounded(certain.mean()),
            "accuracy": _rounded(right[certain].mean()) if certain.any() else None,
        },
        "per_class": each,
    }


def per_label(answers: Sequence[str], said: Sequence[str]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of each label that is an answer or was said."""
    found = {}
    for label in sorted({*answers, *said}):
        both = sum(a == label == s for a, s in zip(answers, said, strict=True))
        precision = both / max(1, sum(s == label for s in said))
        recall = both / max(1, sum(a == label for a in answers))
        f1 = 2 * precision * recall / (precision + recall) if both else 0.0
        found[label] = {
            "precision": _rounded(precision),
            "recall": _rounded(recall),
            "f1": _rounded(f1),
            "messages": sum(a == label for a in answers),
        }
    return found


def calibration_error(best: NDArray[np.floating[Any]], right: NDArray[np.bool_]) -> float:
    """By how much confidence and truth differ on average, over bins of equal width."""
    bins = np.minimum((best * BINS).astype(int), BINS - 1)
    off = 0.0
    for number in np.unique(bins):
        inside = bins == number
        off += inside.mean() * abs(float(best[inside].mean()) - float(right[inside].mean()))
    return float(off)


def _rounded(value: float | np.floating[Any]) -> float:
    return round(float(value), 4)
