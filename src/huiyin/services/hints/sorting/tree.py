"""The office's list of what matters are about, with the keywords an office starts from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from huiyin.domain.reading.sorting.keywords import Keywords
from huiyin.domain.reading.sorting.preparing import plain
from huiyin.matters.record.search_index import simplify


def keywords() -> Keywords:
    """The keywords of every category of the list this installation uses."""
    return _read(settings.HUIYIN_CATEGORIES)


@lru_cache(maxsize=2)
def _read(path: str) -> Keywords:
    file = Path(path)
    listed = yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else []
    return Keywords({row["code"]: _words(row) for field in listed for row in field.get("items", (field,))})


def _words(row: Mapping[str, Any]) -> list[str]:
    """The words of a row in the form in which texts are read."""
    said = [*row.get("words", ()), *row.get("hints", ())]
    return [simplify(plain(str(word))) for word in said]
