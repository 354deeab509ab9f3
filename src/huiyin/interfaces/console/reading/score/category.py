"""`huiyin reading score category`: how well categories are learned from one file and told for another."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
import numpy as np
import opencc

from huiyin.domain.reading.sorting.grouping import groups_of, spread
from huiyin.domain.reading.sorting.learning import Example, learn
from huiyin.domain.reading.sorting.measuring import figures
from huiyin.domain.reading.sorting.preparing import prepared_all
from huiyin.domain.reading.sorting.sorter import Sorter
from huiyin.interfaces.console.reading.score.messages import rows_of

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
PARTS = 5  # one of them is held out where one file is split
Row = dict[str, str]
T = TypeVar("T")


@click.command()
@click.option("--train", "train_file", type=_FILE, required=True, help="Messages to learn from.")
@click.option("--test", "test_file", type=_FILE, help="Messages to judge by.")
@click.option("--split", type=click.Choice(["group"]), help="Hold out a fifth of --train, never near copies.")
@click.option("--seed", "seeds", type=int, multiple=True, help="Which fifth; may be repeated.  [default: 0]")
@click.option("--curve", help="Also learn from so many messages alone, such as 100,300,700.")
def category(
    train_file: Path, test_file: Path | None, split: str | None, seeds: tuple[int, ...], curve: str | None
) -> None:
    """Learn categories from --train, tell those of --test, and print how well as one JSON object.

    Files are CSV with the columns subject (may be missing or empty), body and category; with --split, rows that share
    the column group are never parted, and where there is none near copies are found.
    """
    if (test_file is None) == (split is None):
        raise click.UsageError("Give either --test FILE or --split group.")
    train = _sound(train_file, rows_of(train_file, ("body", "category")))
    sizes = _sizes(curve)
    if test_file is not None:
        test = _sound(test_file, rows_of(test_file, ("body", "category")))
        answer = {"test": str(test_file), **_measured(train, test)}
        more = [_curve(train, test, sizes, 0)] if sizes else []
    else:
        parted = [_parted(train, seed) for seed in seeds or (0,)]
        runs = [_measured(*pair) for pair in parted]
        answer = {"split": "group", "seeds": list(seeds or (0,)), **_mean(runs), "runs": runs}
        more = (
            [_curve(*pair, sizes, seed) for pair, seed in zip(parted, seeds or (0,), strict=True)]
            if sizes
            else []
        )
    learned = {"curve": more} if more else {}
    click.echo(json.dumps({"train": str(train_file), **answer, **learned}, ensure_ascii=False, indent=1))


def _measured(train: Sequence[Row], test: Sequence[Row]) -> dict[str, Any]:
    """Learn from the one, judge by the other; the time of telling goes from the raw message to its confidences."""
    simplify = _simplifier()
    sorter, train_seconds = _timed(lambda: _learned(train, simplify))
    subjects, bodies = [row.get("subject", "") for row in test], [row["body"] for row in test]
    sorter.confidences(
        prepared_all([("", "先读一遍")], simplify)
    )  # what is made once is made before the clock runs
    (sure, wall), used = _used(lambda: _timed(lambda: _told(sorter, subjects, bodies, simplify)))
    answers = [row["category"] for row in test]
    return {
        "trained_on": len(train),
        **figures(answers, sorter.labels, sure),
        "messages_per_second": round(len(test) / wall),
        "messages_per_processor_second": round(len(test) / used),
        "train_seconds": round(train_seconds, 2),
    }


def _learned(train: Sequence[Row], simplify: Callable[[str], str]) -> Sorter:
    texts = prepared_all([(row.get("subject", ""), row["body"]) for row in train], simplify)
    groups = _groups(train, texts)
    return learn(
        [Example(text, row["category"], group) for text, row, group in zip(texts, train, groups, strict=True)]
    )


def _told(
    sorter: Sorter, subjects: Sequence[str], bodies: Sequence[str], simplify: Callable[[str], str]
) -> Any:
    return sorter.confidences(prepared_all(list(zip(subjects, bodies, strict=True)), simplify))


def _groups(rows: Sequence[Row], texts: Sequence[str]) -> list[int]:
    if rows and "group" in rows[0]:
        known: dict[str, int] = {}
        return [known.setdefault(row["group"], len(known)) for row in rows]
    return groups_of(texts)


def _parted(rows: Sequence[Row], seed: int) -> tuple[list[Row], list[Row]]:
    """Four fifths and one fifth; those of a group together."""
    groups = _groups(rows, prepared_all([(row.get("subject", ""), row["body"]) for row in rows]))
    held = spread(groups, PARTS, seed) == 0
    train = [row for row, out in zip(rows, held, strict=True) if not out]
    test = [row for row, out in zip(rows, held, strict=True) if out]
    if not test or len({row["category"] for row in train}) < 2:
        raise click.ClickException("There are too few different messages to hold some out.")
    return train, test


def _curve(train: Sequence[Row], test: Sequence[Row], sizes: Sequence[int], seed: int) -> dict[str, float]:
    """Macro-F1 by how many messages were learned from, drawn by chance."""
    order = np.random.default_rng(seed).permutation(len(train))
    found = {}
    for size in (size for size in sizes if size <= len(train)):
        drawn = [train[place] for place in order[:size]]
        if len({row["category"] for row in drawn}) > 1:
            found[str(size)] = _measured(drawn, test)["macro_f1"]
    return found


def _mean(runs: Sequence[dict[str, Any]]) -> dict[str, float]:
    names = [name for name, value in runs[0].items() if isinstance(value, int | float)]
    return {name: round(float(np.mean([run[name] for run in runs])), 4) for name in names}


def _sound(file: Path, rows: list[Row]) -> list[Row]:
    found = [row for row in rows if row["category"].strip()]
    if not found:
        raise click.ClickException(f"{file} has no message with a category.")
    return found


def _sizes(text: str | None) -> list[int]:
    try:
        return [int(one) for one in (text or "").split(",") if one.strip()]
    except ValueError:
        raise click.BadParameter("Write numbers with commas between, such as 100,300,700.") from None


def _simplifier() -> Callable[[str], str]:
    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    begun = time.perf_counter()
    return work(), time.perf_counter() - begun


def _used(work: Callable[[], T]) -> tuple[T, float]:
    begun = time.process_time()
    return work(), time.process_time() - begun
