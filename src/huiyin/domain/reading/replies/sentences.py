"""The sentences of an answer with their places, and the words by which answers are checked, read once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_ENDS = re.compile(r"[。！？!?；;\n\r\u3000]+")
_HAN = re.compile(r"[㐀-鿿]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a text up to its stop."""

    start: int
    end: int
    text: str


def sentences(text: str) -> list[Sentence]:
    """Those with at least one letter or digit in them."""
    return [one for one in _cut(text) if any(ch.isalnum() for ch in one.text)]


def han(text: str) -> int:
    """How many Chinese characters."""
    return len(_HAN.findall(text))


@cache
def words() -> dict[str, Any]:
    """Everything of words.yaml."""
    return dict(yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8")))


@cache
def any_of(name: str) -> re.Pattern[str]:
    """A pattern that matches any entry of that list."""
    return re.compile("|".join(sorted(words()[name], key=len, reverse=True)))


def _cut(text: str) -> Iterator[Sentence]:
    start = 0
    for stop in _ENDS.finditer(text):
        yield Sentence(start, stop.end(), text[start : stop.end()])
        start = stop.end()
    yield Sentence(start, len(text), text[start:])
