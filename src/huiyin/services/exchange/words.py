"""The table of words by which columns and dates are known, read once from words.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from huiyin.domain.reading.normal import normal


@cache
def _table() -> dict[str, Any]:
    path = Path(__file__).with_name("words.yaml")
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


@cache
def headings() -> dict[str, tuple[str, ...]]:
    """Return for each field the normal forms of its headings, surest first."""
    return {
        field: tuple(normal(str(word)) for word in words) for field, words in _table()["headings"].items()
    }


@cache
def never() -> tuple[str, ...]:
    """Return the normal forms of words whose columns are not taken."""
    return tuple(normal(str(word)) for word in _table()["never"])


def date_words() -> dict[str, Any]:
    """Return the words of dates: unit marks, times of day, number characters."""
    words: dict[str, Any] = _table()["dates"]
    return words
