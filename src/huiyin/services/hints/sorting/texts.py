"""A matter's text as it is counted."""

from __future__ import annotations

from huiyin.domain.reading.sorting.preparing import prepared
from huiyin.matters.record.search_index import simplify


def text_of(title: str, body: str) -> str:
    """Title and body, prepared; a title that only repeats the beginning of the body says nothing more."""
    repeats = body.lstrip().startswith(title.rstrip("…. "))
    return prepared("" if repeats else title, body, simplify)
