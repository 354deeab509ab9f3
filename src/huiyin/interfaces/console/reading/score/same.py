"""`huiyin reading score same`: how well the same matter is found again after it was changed, and how much else is shown."""

from __future__ import annotations

import csv
import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import click
import opencc

from huiyin.domain.reading.alike.finding import SHOWN, Alike
from huiyin.domain.reading.alike.index import Index
from huiyin.interfaces.console.reading.score.alike.edits import KINDS, pool_of
from huiyin.interfaces.console.reading.score.alike.judging import Judge, Tally, timed
from huiyin.interfaces.console.reading.score.messages import rows_of

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NOTHING = frozenset[int]()
COLUMNS = ("kind", "id", "found", "how", "likeness", "right")


@click.command()
@click.argument("file", type=_FILE)
@click.option("--edits", default=300, show_default=True, type=click.IntRange(1), help="Queries of each kind.")
@click.option(
    "--seed", default=1, show_default=True, type=int, help="Of the chance by which texts are changed."
)
@click.option("--pairs", type=_FILE, help="CSV with id and other: messages of FILE that are one matter.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the table of what was shown."
)
def same(file: Path, edits: int, seed: int, pairs: Path | None, out: Path | None) -> None:
    """Change messages of FILE in known ways, look for each among all of them, and print figures as one JSON object.

    FILE is CSV with the column body; and, where there are, message_id (else the number of the row), subject, and group:
    messages of one group are near copies of one another, and are judged as well. Each kind of change is tried on messages
    drawn by chance. Queries whose original was taken out show what is found where nothing is to be found; there, and
    everywhere, precision is of what is shown. It counts a text as right when it is the original, is said by FILE or PAIRS to
    belong to it, or is a near copy of it (half of the runs of five characters); precision_strict leaves these last ones out.
    """
    rows = [row for row in rows_of(file, ("body",)) if row["body"].strip()]
    if not rows:
        raise click.ClickException(f"{file} has no message with a text.")
    texts = [row["body"] for row in rows]
    names = [row.get("id", "").strip() or str(n) for n, row in enumerate(rows, start=1)]
    known = _pairs(pairs, names) if pairs else []
    judge = Judge(texts, [row.get("group", "").strip() for row in rows], known)
    started = time.process_time()
    index = Index[int](opencc.OpenCC("t2s").convert)
    for place, row in enumerate(rows):
        index.add(place, row["body"], title=row.get("subject", ""))
    built = time.process_time() - started
    run = _Run(texts, names, index, judge, edits, seed)
    kinds = {kind: run.changed(kind) for kind in KINDS}
    answer = {
        "file": str(file),
        "messages": len(rows),
        "index_ms_each": round(1000 * built / len(rows), 3),
        "kinds": {kind: tally.figures(known=True) for kind, tally in kinds.items()},
        "edited_copies": _edited(kinds).figures(known=True),
        "nothing_to_find": run.taken_out().figures(known=False),
        **run.grouped(),
        **run.paired(known),
        "all": run.every.figures(known=False),
        "ms_each": timed(run.times),
        "processor_ms_each": timed(run.used),
    }
    if out is not None:
        _write(out, run.lines)
    click.echo(json.dumps(answer, ensure_ascii=False, indent=1))


class _Run:
    """The queries one after another, with what they cost and what they showed."""

    def __init__(
        self,
        texts: Sequence[str],
        names: Sequence[str],
        index: Index[int],
        judge: Judge,
        edits: int,
        seed: int,
    ) -> None:
        self._texts, self._names, self._index, self._judge = texts, names, index, judge
        self._edits, self._seed, self._pool = edits, seed, pool_of(texts)
        self.every = Tally()
        self.times: list[float] = []
        self.used: list[float] = []
        self.lines: list[dict[str, Any]] = []

    def changed(self, kind: str) -> Tally:
        """Messages drawn by chance, changed in that way, and looked for among all."""
        tally, rng = Tally(), random.Random(f"{self._seed}:{kind}")  # noqa: S311 - chance that can be repeated
        for place in self._drawn(rng):
            self._ask(kind, tally, place, KINDS[kind](self._texts[place], rng, self._pool), NOTHING)
        return tally

    def taken_out(self) -> Tally:
        """Changed messages whose original is not among the others: every kind in turn."""
        tally, rng = Tally(), random.Random(f"{self._seed}:taken out")  # noqa: S311
        for place, kind in zip(self._drawn(rng), _endless(list(KINDS)), strict=False):
            text = KINDS[kind](self._texts[place], rng, self._pool)
            self._ask("nothing_to_find", tally, place, text, frozenset({place}))
        return tally

    def grouped(self) -> dict[str, Any]:
        """How many pairs of near copies that the file names are found, each message looked for as it is."""
        groups: dict[str, list[int]] = {}
        for place, group in enumerate(self._judge.groups):
            if group:
                groups.setdefault(group, []).append(place)
        pairs = [pair for members in groups.values() for pair in combinations(members, 2)]
        return {"groups": self._found(pairs, "group")} if pairs else {}

    def paired(self, known: Sequence[tuple[int, int]]) -> dict[str, Any]:
        """The same of the pairs that a file of its own names."""
        return {"pairs": self._found(known, "pair")} if known else {}

    def _found(self, pairs: Sequence[tuple[int, int]], kind: str) -> dict[str, Any]:
        tally, met = Tally(), 0
        shown: dict[int, set[int]] = {}
        for place in sorted({place for pair in pairs for place in pair}):
            found = self._ask(kind, tally, place, self._texts[place], frozenset({place}))
            shown[place] = {one.key for one in found}
        met = sum(other in shown[one] or one in shown[other] for one, other in pairs)
        return {"pairs": len(pairs), "recall": round(met / len(pairs), 4), **tally.figures(known=False)}

    def _ask(
        self, kind: str, tally: Tally, place: int, text: str, without: frozenset[int]
    ) -> list[Alike[int]]:
        began, used = time.perf_counter(), time.process_time()
        found = self._index.find(text, without=without)[:SHOWN]
        self.times.append(1000 * (time.perf_counter() - began))
        self.used.append(1000 * (time.process_time() - used))
        for one in (tally, self.every):
            self._judge.take(one, place, found, there=not without)
        for shown in found:
            right = (
                shown.key == place
                or self._judge.belongs(place, shown.key)
                or self._judge.near(place, shown.key)
            )
            told = (
                kind,
                self._names[place],
                self._names[shown.key],
                shown.likeness.how,
                shown.likeness.value,
                int(right),
            )
            self.lines.append(dict(zip(COLUMNS, told, strict=True)))
        return found

    def _drawn(self, rng: random.Random) -> list[int]:
        return rng.sample(range(len(self._texts)), min(self._edits, len(self._texts)))


def _edited(kinds: Mapping[str, Tally]) -> Tally:
    """All kinds together."""
    whole = Tally()
    for one in kinds.values():
        for name in ("queries", "first", "within_five", "shown", "right", "near"):
            setattr(whole, name, getattr(whole, name) + getattr(one, name))
        whole.hows.update(one.hows)
    return whole


def _pairs(file: Path, names: Sequence[str]) -> list[tuple[int, int]]:
    """Places of the pairs that the file names; pairs of messages that are not there are passed over."""
    place = {name: n for n, name in enumerate(names)}
    read = [(row["id"].strip(), row["other"].strip()) for row in rows_of(file, ("id", "other"))]
    found = [
        (place[one], place[other]) for one, other in read if one in place and other in place and one != other
    ]
    if not found:
        raise click.ClickException(f"{file} names no pair of messages that are both in the file.")
    return found


def _endless(kinds: Sequence[str]) -> Iterator[str]:
    while True:
        yield from kinds


def _write(out: Path, lines: Sequence[Mapping[str, Any]]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with (out / "shown.csv").open("w", encoding="utf-8-sig", newline="") as opened:
        table = csv.DictWriter(opened, COLUMNS)
        table.writeheader()
        table.writerows(lines)
