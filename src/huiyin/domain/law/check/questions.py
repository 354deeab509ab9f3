"""Checking questions and answers: what they cite exists, and no number of days or people is typed in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import yaml

from huiyin.domain.law.check.faults import Fault, named
from huiyin.domain.law.load.packs import PACKS
from huiyin.domain.law.load.questions import Question, questions_of
from huiyin.domain.law.pack import Pack


@lru_cache(maxsize=1)
def _typed() -> re.Pattern[str]:
    """How a number of days or people is written in each language: it would go stale where it is typed."""
    words = yaml.safe_load((PACKS / "typed_numbers.yaml").read_text(encoding="utf-8"))
    return re.compile("|".join(words.values()))


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
        if typed := _typed().search(outside):
            yield f"'{typed[0]}' is typed ({lang}); let the law give the number, as {{name_length}} or {{name}}"
