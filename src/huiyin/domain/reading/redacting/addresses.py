"""Pieces of an address that lead to a door: a road with a number, an estate with a building, a village with its group."""

import re
from collections.abc import Iterator
from functools import cache

from huiyin.domain.reading.redacting.details import Detail
from huiyin.domain.reading.redacting.words import words

_DIGITS = r"[0-9０-９一二三四五六七八九十百零〇甲乙丙丁A-Za-z]"
_NAMED = r"[㐀-鿿]{2,8}?"


def addresses(text: str) -> Iterator[Detail]:
    """Everything in `text` that names a door or a building; a road or a village alone is where the problem is."""
    for pattern in _patterns():
        for found in pattern.finditer(text):
            yield Detail(*found.span(), "address", found.group())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    w = words()
    number = rf"{_DIGITS}{{1,5}}(?:[-－—#]{_DIGITS}{{1,4}})*\s?(?:{w.numbers}|#)?"
    door = rf"{_DIGITS}{{1,5}}\s?(?:{w.numbers}|#)"
    rest = rf"(?:[\s,，]?(?:{w.numbers}|附|第)?{_DIGITS}{{1,5}}\s?(?:{w.numbers}|#))*(?:[\s,，]?\d{{2,5}}(?!\d|元|年|月|日|%))?"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{_NAMED}(?:{w.roads}){number}{rest}",
            rf"{_NAMED}(?:{w.places})第?{door}{rest}",
            rf"{_NAMED}(?:{w.places})[0-9０-９]{{1,4}}(?:\s?[-－—]\s?[0-9０-９]{{1,5}}){{1,3}}",
            rf"{_DIGITS}{{1,4}}\s?(?:号楼|栋|幢|座){rest}",
            rf"{_DIGITS}{{1,3}}\s?单元{rest}",
            r"\d{1,3}[-－—]\d{1,3}[-－—]\d{2,4}(?!\d)",
            rf"{_DIGITS}{{2,5}}\s?室",
            r"\d{1,5}\s?号(?:院|门|铺)",
        )
    )
