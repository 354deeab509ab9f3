"""`huiyin reading score redact`: how much of what leads to somebody is found in texts, marked by somebody or made up."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click
import opencc

from huiyin.domain.reading.redacting.generating.marked import spans_of, taken_out
from huiyin.domain.reading.redacting.generating.scoring import Span, scored
from huiyin.domain.reading.redacting.generating.texts import SETS, samples
from huiyin.domain.reading.redacting.proposing import proposed
from huiyin.interfaces.console.reading.score.messages import rows_of

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
Marked = tuple[str, list[Span] | None]


@click.command()
@click.argument("file", type=_FILE, required=False)
@click.option("--generate", type=click.IntRange(1), help="Make up so many texts in place of FILE.")
@click.option("--seed", default=0, show_default=True, help="Which texts are made up.")
@click.option(
    "--set",
    "which",
    type=click.Choice(SETS),
    default="b",
    show_default=True,
    help="Which made-up people: the patterns were bettered after a look at all but b; d and later stand among sentences that name nobody.",
)
def redact(file: Path | None, generate: int | None, seed: int, which: str) -> None:
    """Find names, numbers and addresses in the texts of FILE, or in made-up ones, and print figures as one JSON object.

    FILE is CSV with the column text and one of: spans (or entities), JSON such as [[3, 6, "name"]], with places counted
    in characters from 0, or [{"text": "...", "kind": "phone"}], or {"name": ["..."]}; or redacted, the text with covers
    where something was taken out. Without either it is only counted what was found. Something counts as found where
    all of it is covered, spaces apart.
    """
    if (file is None) == (generate is None):
        raise click.UsageError("Give either FILE or --generate N.")
    simplify = opencc.OpenCC("t2s").convert
    read = partial(proposed, simplify=simplify)
    marked = _made(generate, seed, which) if generate else _marked(file) if file else []
    read("先读一遍")  # what is read once is read before the clock runs
    begun = time.process_time()
    found = [(text, spans, read(text)) for text, spans in marked]
    used = time.process_time() - begun
    told = [(text, spans, details) for text, spans, details in found if spans is not None]
    kinds = Counter(one.kind for _, _, details in found for one in details)
    answer: dict[str, Any] = {
        **({"file": str(file)} if file else {"generated": generate, "seed": seed, "set": which}),
        "texts": len(found),
        "characters": sum(len(text) for text, _ in marked),
        "processor_seconds": round(used, 2),
        "found_by_kind": dict(sorted(kinds.items())),
        **({"marked_texts": len(told), **scored(told)} if told else {}),
    }
    click.echo(json.dumps(answer, ensure_ascii=False, indent=1))


def _made(count: int, seed: int, which: str) -> list[Marked]:
    traditional = opencc.OpenCC("s2t").convert
    return [(one.text, list(one.spans)) for one in samples(count, seed, which, traditional)]


def _marked(file: Path) -> list[Marked]:
    rows = rows_of(file, ("body",))
    return [(row["body"], _spans(file, number, row)) for number, row in enumerate(rows, start=1)]


def _spans(file: Path, number: int, row: Mapping[str, str]) -> list[Span] | None:
    """What was marked in a row; None where the file marks nothing."""
    if "spans" in row:
        try:
            return spans_of(row["body"], row["spans"])
        except (ValueError, RecursionError) as error:
            raise click.ClickException(f"{file}, row {number}: spans cannot be read ({error}).") from None
    return taken_out(row["body"], row["redacted"]) if "redacted" in row else None
