"""Checking questions and answers: what they cite exists, and no number of days or people is typed in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huiyin.domain.law.check.faults import Fault, named
from huiyin.domain.law.load.questions import Question, questions_of
from huiyin.domain.law.pack import Pack

# a number that the law gives would go stale where it is typed; "first" and "two sides" are no such numbers
_TYPED = re.compile(
    r"\d|[一二三四五六七八九十百两]+(?:个)?(?:工作)?(?:日|天|小时|个月|年内)"
    r"|\b(?:one|two|three|five|seven|ten|fifteen|twenty|thirty|sixty|ninety) (?:working )?(?:days?|hours?|months?|people)\b"
)


def check_questions(pack: Pack) -> Iterator[Fault]:
    """Every fault of the pack's questions. Raises LawError where a file cannot be read."""
    for one in questions_of(pack):
        yield from (Fault(named(pack, one.file), f"question '{one.id}': {said}") for said in _one(pack, one))


def _one(pack: Pack, one: Question) -> Iterator[str]:
    if not one.articles:
        yield "cites no article"
    for article in one.articles:
        if article not in pack.articles:
            yield f"cites '{article}', which is no article"
    for lang, said in one.raw.words.items():
        outside = re.sub(r"\{[^}]*\}", "", said)
        if typed := _TYPED.search(outside):
            yield f"'{typed[0]}' is typed ({lang}); let the law give the number, as {{name_length}} or {{name}}"
