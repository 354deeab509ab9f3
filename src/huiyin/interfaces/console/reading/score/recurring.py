"""`huiyin reading score recurring`: which problems many messages of a file are about, and how well known ones are found."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click
import opencc

from huiyin.domain.reading.recurring.finding import find
from huiyin.domain.reading.recurring.growing import LEAST, Finder
from huiyin.domain.reading.recurring.heat import Measured, by_month, formula, heat, measure, points, voices
from huiyin.domain.reading.recurring.naming import Name, name
from huiyin.domain.reading.recurring.problem import Problem
from huiyin.domain.reading.recurring.scoring import judged
from huiyin.domain.reading.recurring.texts import Message
from huiyin.interfaces.console.reading.score.messages import rows_of
from huiyin.interfaces.console.reading.score.tables import table

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
DAY = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})")
YEARS = range(1900, 2200)  # a day outside them is a slip, and would draw a month for each of a thousand years
PROBLEMS = ("rank", "problem", "heat", "name", "place", "words", "first", "last", "messages", "voices")
MEMBERS = ("problem", "message_id", "time", "subject", "likeness")


@dataclass(frozen=True, slots=True)
class Ranked:
    """One problem with what is printed of it."""

    problem: Problem
    name: Name
    measured: Measured
    heat: float
    messages: Sequence[Message]


@click.command()
@click.argument("file", type=_FILE)
@click.option("--top", default=5, show_default=True, type=click.IntRange(1), help="So many are written down.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the two tables.")
@click.option("--truth", type=_FILE, help="CSV with message_id and issue: the problems known beforehand.")
@click.option(
    "--least", default=LEAST, show_default=True, type=click.IntRange(2), help="Messages of a problem."
)
@click.option(
    "--one-by-one", type=click.FloatRange(0, 1), help="Share of FILE taken in one by one at the end."
)
def recurring(
    file: Path, top: int, out: Path | None, truth: Path | None, least: int, one_by_one: float | None
) -> None:
    """Find the problems that the messages of FILE are about, the hottest first, and print figures as one JSON object.

    FILE is CSV with the columns subject, body; and, where there are, message_id (else the number of the row),
    author_code (to count different writers within one problem, and for nothing else), time, against, likes. Where it
    has a column issue, or --truth gives one, each issue is judged by precision and recall over pairs of messages. DIR
    gets problems.csv and members.csv.
    """
    rows = [{"id": str(n), **row} for n, row in enumerate(rows_of(file, ("body",)), start=1)]
    messages = {one.id: one for one in map(_message, rows)}
    started, used = time.perf_counter(), time.process_time()
    later = round(len(messages) * one_by_one) if one_by_one else 0
    finder, taken = _found(list(messages.values()), later, least)
    ranked = _ranked(finder, messages)
    seconds, used = time.perf_counter() - started, time.process_time() - used
    if out is not None:
        _write(out, ranked[:top])
    known = _known(rows_of(truth, ("id", "issue")) if truth else rows, messages)
    answer = {
        "file": str(file),
        "messages": len(messages),
        "problems": len(ranked),
        "seconds": round(seconds, 2),
        "processor_seconds": round(used, 2),
        **taken,
        "heat": [asdict(part) for part in formula()],
        "top": [_shown(rank, one) for rank, one in enumerate(ranked[:top], start=1)],
        **(_judged(known, ranked) if known else {}),
    }
    click.echo(json.dumps(answer, ensure_ascii=False, indent=1))


def _found(messages: Sequence[Message], later: int, least: int) -> tuple[Finder, dict[str, Any]]:
    """All at once; or the last of them one by one, in the order of their days, as they come in at an office."""
    simplify = opencc.OpenCC("t2s").convert
    if not later:
        return find(messages, least=least, simplify=simplify), {}
    in_order = sorted(messages, key=lambda one: (one.day or date.min, str(one.id)))
    finder = find(in_order[:-later], least=least, simplify=simplify)
    started, used = time.perf_counter(), time.process_time()
    into = sum(bool(finder.take(one)) for one in in_order[-later:])
    each, used = (time.perf_counter() - started) / later * 1000, (time.process_time() - used) / later * 1000
    figures = {"milliseconds_each": round(each, 3), "processor_milliseconds_each": round(used, 3)}
    return finder, {"one_by_one": later, "taken_in": into, **figures}


def _ranked(finder: Finder, messages: Mapping[Any, Message]) -> list[Ranked]:
    found = []
    for problem in finder.problems.values():
        mine = [messages[member] for member in problem.members]
        measured = measure(mine)
        found.append(Ranked(problem, name(problem, mine), measured, heat(measured), mine))
    return sorted(found, key=lambda one: (-one.heat, -len(one.messages), one.name.line))


def _shown(rank: int, one: Ranked) -> dict[str, Any]:
    days = sorted(message.day for message in one.messages if message.day)
    return {
        "rank": rank,
        "problem": rank,
        "name": one.name.line,
        "place": one.name.place,
        "words": list(one.name.words),
        "first": days[0].isoformat() if days else "",
        "last": days[-1].isoformat() if days else "",
        "messages": len(one.messages),
        "voices": len(voices(one.messages)),
        "heat": one.heat,
        "parts": {
            point.part.name: {"value": point.value, "points": point.points} for point in points(one.measured)
        },
        "months": by_month(days),
    }


def _judged(known: Mapping[str, Sequence[str]], ranked: Sequence[Ranked]) -> dict[str, Any]:
    found = judged(known, [list(one.problem.members) for one in ranked])
    if not found:
        return {}
    mean = {
        figure: round(sum(getattr(one, figure) for one in found.values()) / len(found), 4)
        for figure in ("precision", "recall", "f1")
    }
    issues = {
        issue: {
            key: round(value, 4) if isinstance(value, float) else value for key, value in asdict(one).items()
        }
        for issue, one in found.items()
    }
    return {"mean": mean, "issues": issues}


def _known(rows: Iterable[Mapping[str, str]], messages: Mapping[Any, Message]) -> dict[str, list[str]]:
    """Issue -> its messages; a message without one belongs to none."""
    known: dict[str, list[str]] = {}
    for row in rows:
        issue = row.get("issue", "").strip()
        if issue and row["id"].strip() in messages:
            known.setdefault(issue, []).append(row["id"].strip())
    return known


def _message(row: Mapping[str, str]) -> Message:
    return Message(
        id=row["id"].strip(),
        subject=row.get("subject", ""),
        body=row["body"],
        day=_day(row.get("time", "")),
        author=row.get("author", "").strip(),
        against=_number(row.get("against", "")),
        likes=_number(row.get("likes", "")),
    )


def _day(said: str) -> date | None:
    found = DAY.search(said)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
    return day if day and day.year in YEARS else None


def _number(said: str) -> int:
    said = said.strip()
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0


def _write(out: Path, ranked: Sequence[Ranked]) -> None:
    """Two tables; neither says who wrote anything."""
    out.mkdir(parents=True, exist_ok=True)
    parts = [part.name for part in formula()]
    shown = [_shown(rank, one) for rank, one in enumerate(ranked, start=1)]
    heads = [
        {**row, "words": " ".join(row["words"]), **{part: row["parts"][part]["points"] for part in parts}}
        for row in shown
    ]
    table(out / "problems.csv", [*PROBLEMS, *parts], heads)
    members = [
        {
            "problem": rank,
            "message_id": message.id,
            "time": message.day.isoformat() if message.day else "",
            "subject": " ".join(message.subject.split()),
            "likeness": round(one.problem.members[message.id], 4),
        }
        for rank, one in enumerate(ranked, start=1)
        for message in one.messages
    ]
    table(out / "members.csv", MEMBERS, members)
