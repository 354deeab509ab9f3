"""Texts about made-up people, each with the places of everything by which they could be recognised."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from huiyin.domain.reading.redacting.generating.forms import FORMS
from huiyin.domain.reading.redacting.generating.identities import MAKERS
from huiyin.domain.reading.redacting.generating.strangers import FORMS as STRANGERS

SETS = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k")
KIND = {
    "name2": "name",
    "name3": "name",
    "latin": "name",
    "called": "name",
    "nick": "name",
    "address2": "address",
    "id": "id_number",
    "id15": "id_number",
    "qq": "account",
    "wechat": "account",
    "credit": "credit_code",
}
TRADITIONAL = 0.1  # share of texts in traditional characters
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Sample:
    """One text, and of each place from where to where it goes and what it is."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def samples(
    count: int, seed: int, which: str = "b", traditional: Callable[[str], str] | None = None
) -> Iterator[Sample]:
    """So many texts of a set; a tenth in traditional characters where a function is given that writes them."""
    rng, words = random.Random(f"{which}:{seed}"), _sets()[which]  # noqa: S311 - drawn, not secret
    for _ in range(count):
        made = _beside(_filled(rng.choice(words["templates"]), rng, words), rng, words)
        if traditional and rng.random() < TRADITIONAL:
            written = traditional(made.text)
            made = Sample(written, made.spans) if len(written) == len(made.text) else made
        yield made


def _filled(template: str, rng: random.Random, words: Any) -> Sample:
    text, spans, done = "", [], 0
    makers = STRANGERS if "rare" in words else FORMS if "plain" in words else MAKERS
    for slot in _SLOT.finditer(template):
        text += template[done : slot.start()]
        value = makers[slot[1]](rng, words)
        spans.append((len(text), len(text) + len(value), KIND.get(slot[1], slot[1])))
        text += value
        done = slot.end()
    return Sample(text + template[done:], tuple(spans))


def _beside(made: Sample, rng: random.Random, words: Any) -> Sample:
    """With a sentence before or behind in which nobody is named, where the set has such."""
    if "plain" not in words:
        return made
    other = rng.choice(words["plain"])
    if rng.random() < 0.5:
        return Sample(f"{made.text}\n{other}", made.spans)
    by = len(other) + 1
    return Sample(
        f"{other}\n{made.text}", tuple((start + by, end + by, kind) for start, end, kind in made.spans)
    )


@cache
def _sets() -> dict[str, Any]:
    """Every set of the files."""
    files = (Path(__file__).parent / name for name in ("sets.yaml", "wider.yaml", "strangers.yaml"))
    return {name: words for file in files for name, words in yaml.safe_load(file.read_text("utf-8")).items()}
