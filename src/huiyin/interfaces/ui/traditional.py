"""Simplified pages shown in traditional characters (OpenCC): words to read are changed, words typed are not."""

import re
from functools import lru_cache
from typing import Any

import opencc
from django.http import HttpResponseBase

OWN_NAME = "回音"  # a name is written one way
LANGUAGE, WRITTEN_IN = "zh-hant", "zh-hans"

# What a reader types comes back as typed; scripts are no words.
_KEPT = re.compile(r"(?s)(<(textarea|script|style)\b.*?</\2>|<[^>]*>)")
_SPOKEN = re.compile(r'\b(aria-label|title|placeholder|alt)="([^"]*)"')


def in_traditional(response: HttpResponseBase) -> None:
    """Change the characters of a page in place; anything that is not a page is left alone."""
    if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
        return
    page: Any = response
    page.content = converted(page.content.decode()).encode()
    if "Content-Length" in page:
        page["Content-Length"] = str(len(page.content))


def converted(page: str) -> str:
    """The page with its texts, and the attributes that are read aloud, in traditional characters."""
    parts = _KEPT.split(page)
    return "".join(_part(n % 3, part) for n, part in enumerate(parts) if n % 3 != 2)


def _part(kind: int, part: str) -> str:
    if kind == 0:
        return _convert(part) if part.strip() else part
    if part.startswith("<html"):
        return part.replace('lang="zh-Hans"', 'lang="zh-Hant"')
    if part.startswith("<textarea"):
        return part
    return _SPOKEN.sub(lambda found: f'{found[1]}="{_convert(found[2])}"', part)


def _convert(words: str) -> str:
    converter = _converter()
    return str(converter.convert(words)).replace(converter.convert(OWN_NAME), OWN_NAME)


@lru_cache(maxsize=1)
def _converter() -> Any:
    return opencc.OpenCC("s2tw")
