"""What sentences are made of: days, codes of the law, names of limits, how many files came along."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import get_language, ngettext

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.terms import LawError
from huiyin.interfaces.ui.templatetags.house import day_words

# from what an act said in public, the name of the unit that did it, and the matter's law, to one sentence
Told = Callable[[dict[str, Any], str, Counsel], str]


def with_files(public: dict[str, Any]) -> str:
    count = int(public.get("files") or 0)
    return (
        " " + ngettext("%(n)d file came with it.", "%(n)d files came with it.", count) % {"n": count}
        if count
        else ""
    )


def day(iso: str | None) -> str:
    return day_words(date.fromisoformat(iso)) if iso else ""


def term(law: Counsel, code: str) -> str:
    try:
        return law.term(code).say(get_language() or "zh-hans")
    except LawError:
        return code


def limit(law: Counsel, name: str) -> str:
    return law.limit(name).label.say(get_language() or "zh-hans")
