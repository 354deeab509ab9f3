"""Filling the pack's phrases: dates, codes and numbers said in the language of the phrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from huiyin.domain.law.conditions import Situation
from huiyin.domain.law.load.packs import label_of
from huiyin.domain.law.pack import Pack
from huiyin.domain.law.terms import LawError, Text

Find = Callable[[str], object]


class _Filler:
    """What ``str.format_map`` asks for the words of a name, in one language."""

    def __init__(self, pack: Pack, lang: str, find: Find) -> None:
        self._pack, self._lang, self._find = pack, lang, find

    def __getitem__(self, name: str) -> str:
        return speak(self._pack, self._find(name), self._lang)


def fill(pack: Pack, template: Text, find: Find) -> Text:
    """The template in every language, each ``{name}`` in it replaced by the words for ``find(name)``."""
    return template.each(lambda lang, said: said.format_map(_Filler(pack, lang, find)))


def phrase(pack: Pack, name: str, find: Find | Mapping[str, object]) -> Text:
    """One of the pack's own phrases, filled."""
    template = pack.words.get(f"phrase:{name}")
    if template is None:
        raise LawError(
            f"The pack has no phrase '{name}'", "words.yaml does not give it", "Add it under phrases"
        )
    return fill(pack, template, find.get if isinstance(find, Mapping) else find)


def speak(pack: Pack, value: object, lang: str) -> str:
    """A value in words: a text in its language, a day as the pack writes days, a code by its label."""
    match value:
        case None | "":
            return pack.words["phrase:unknown"].words[lang]
        case Text():
            return value.words[lang]
        case bool():
            return pack.words["phrase:yes" if value else "phrase:no"].words[lang]
        case datetime():  # before date, which every moment also is
            return moment_words(pack, value).words[lang]
        case date():
            return pack.words["phrase:date"].words[lang].format(y=value.year, m=value.month, d=value.day)
        case tuple():
            return (
                pack.words["phrase:joint"]
                .words[lang]
                .strip("|")
                .join(speak(pack, one, lang) for one in value)
            )
    label = label_of(pack, value) if isinstance(value, str) else None
    return label.words[lang] if label else str(value)


def moment_words(pack: Pack, at: datetime) -> Text:
    """A moment as the pack writes day and hour."""
    day = {"y": at.year, "m": at.month, "d": at.day, "time": f"{at:%H:%M}"}
    return pack.words["phrase:moment"].each(lambda _, said: said.format(**day))


def finder(now: Situation, pack: Pack, extra: Mapping[str, object]) -> Find:
    """Finds a name among ``extra``, the facts, the law's numbers, and its limits (``<limit>_until``, ``<limit>_length``);
    ``<moment>_days`` is how many days ago a moment was.
    """

    def find(name: str) -> object:
        if name in extra:
            return extra[name]
        if name == "on":
            return now.on
        if name == "stage":
            return pack.stages[now.facts.stage].label
        if name in now.facts.values:
            return now.facts.values[name]
        if name in now.facts.moments:
            return now.facts.moments[name]
        if name in pack.values:
            return now.limits.value(name, now.on)
        if name.endswith("_days") and name.removesuffix("_days") in now.facts.moments:
            return (now.on - now.facts.moments[name.removesuffix("_days")]).days
        if name.endswith("_until") and name.removesuffix("_until") in pack.limits:
            return now.limits.runs_until(name.removesuffix("_until"), now.facts)
        if name.endswith("_length") and name.removesuffix("_length") in pack.limits:
            return now.limits.longest(name.removesuffix("_length"))
        return None

    return find
