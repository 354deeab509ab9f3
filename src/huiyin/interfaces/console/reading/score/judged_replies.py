"""Answers that somebody has judged, told from what the check says of them, against always saying what most were judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from huiyin.domain.reading.normal import digest
from huiyin.domain.reading.replies.checking import Checked
from huiyin.domain.reading.replies.parts import KINDS

COLUMNS = ("quality", "explainability", "completeness", "relevance")
PARTS = 5  # each fifth is told by what was learned from the others
FEWEST = 50  # judged answers below which nothing is said
MOST_CLASSES = 12

Row = tuple[Mapping[str, str], Checked]


def judged(found: Sequence[Row]) -> dict[str, Any]:
    """For each column of judgements: accuracy and macro-F1, and those of the commonest judgement alone."""
    return {name: one for name in COLUMNS if (one := _column(name, found)) is not None}


def _column(name: str, found: Sequence[Row]) -> dict[str, Any] | None:
    rows = [(row[name].strip(), row, checked) for row, checked in found if row.get(name, "").strip()]
    counted = Counter(label for label, _, _ in rows)
    rows = [one for one in rows if counted[one[0]] >= PARTS]
    classes = {label for label, _, _ in rows}
    if len(rows) < FEWEST or not 2 <= len(classes) <= MOST_CLASSES:
        return {"judged": len(rows), "classes": len(classes), "told": "too few to say"} if counted else None
    answers = np.array([label for label, _, _ in rows])
    kept = np.array([_features(row, checked) for _, row, checked in rows])
    told = _told(kept, answers, rows)
    usual = np.full(len(rows), counted.most_common(1)[0][0])
    return {
        "judged": len(rows),
        "classes": len(classes),
        "accuracy": round(float(np.mean(told == answers)), 4),
        "macro_f1": round(float(f1_score(answers, told, average="macro", zero_division=0)), 4),
        "majority_accuracy": round(float(np.mean(usual == answers)), 4),
        "majority_macro_f1": round(float(f1_score(answers, usual, average="macro", zero_division=0)), 4),
    }


def _told(kept: Any, answers: Any, rows: Sequence[tuple[str, Mapping[str, str], Checked]]) -> Any:
    """Each fifth told by what was learned from the others; copies of one answer are always on one side."""
    part = np.array([int(digest(row["reply"])[:8], 16) % PARTS for _, row, _ in rows])
    told = answers.copy()
    for n in range(PARTS):
        held, rest = part == n, part != n
        if held.any() and len(set(answers[rest])) > 1:
            learned = make_pipeline(
                StandardScaler(), LogisticRegression(max_iter=2000, class_weight="balanced")
            )
            told[held] = learned.fit(kept[rest], answers[rest]).predict(kept[held])
        elif held.any():
            told[held] = answers[rest][0] if rest.any() else ""
    return told


def _features(row: Mapping[str, str], checked: Checked) -> list[float]:
    """What the check knows of an answer: its remarks by kind, its passages, how plain and how long it is."""
    kinds = Counter(remark.kind for remark in checked.remarks)
    likeness = [passage.likeness if passage else 0.0 for passage in checked.passages.values()]
    return [
        *(float(min(kinds[kind], 3)) for kind in KINDS),
        float(np.mean(likeness)) if likeness else 0.0,
        checked.plain.score / 100 if checked.plain else 0.5,
        checked.share_of_formula,
        float(np.log1p(len(row["reply"]))),
    ]
