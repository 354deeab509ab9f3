"""Names of people in a Chinese text: a surname and one or two characters, by what stands around them and what they are made of."""

import re
from collections.abc import Iterator
from functools import cache

from huiyin.domain.reading.redacting.details import Detail
from huiyin.domain.reading.redacting.words import words

_HAN = r"[㐀-鿿]"
_TOWN = "镇县乡"
_EDGE = r"[\s,，.。;；:：!！?？、()（）\[\]【】“”\"'‘’《》<>/|…~～-]"


def names(text: str) -> Iterator[Detail]:
    """Whatever may be a name: rather too much than too little, since somebody reads it through."""
    for pattern in _patterns():
        for found in pattern.finditer(text):
            name = found.group("name")
            if not _is_word(name, text, found.start("name")):
                yield Detail(found.start("name"), found.end("name"), "name", name)


def _is_word(name: str, text: str, start: int) -> bool:
    """Whether these characters are an ordinary word, alone or with the next or the one before."""
    w = words()
    after = text[start + len(name) : start + len(name) + 1]
    if name in w.not_names or name[:2] in w.not_names or name[-1] in _TOWN or (after and after in _TOWN):
        return True
    around = text[start - 1 : start + 1] if start else ""
    return around in w.tails or (around in w.not_names and len(name) == 2)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    w = words()
    spaced = rf"(?:{w.plain_surname}\s?{_HAN}(?:\s?{_HAN})?|{w.surname}\s?{w.given}(?:\s?{w.given})?)"
    begin = rf"(?:^|(?<={_EDGE})|(?<=[{_singles(w.before)}]))"
    end = rf"(?:$|(?={_EDGE}|{w.after}|\d))"
    return tuple(
        re.compile(pattern, re.MULTILINE)
        for pattern in (
            # called by a word that only people are called by
            rf"(?:{w.leads})\s?[:：是为叫]?\s?(?P<name>{w.surname}\s?{_HAN}{{1,2}}?){end}",
            rf"(?:{w.leads})\s?[:：是为叫]?\s?(?P<name>{w.surname}{w.given}{{1,2}})",
            # no more than the surname, as people say it of themselves
            rf"(?:我|本人|免贵)姓(?P<name>{w.surname})(?={_EDGE}|{w.after}|$)",
            # a title behind
            rf"(?P<name>{w.surname}{w.given}{{0,2}})(?={w.titles})",
            rf"{begin}(?P<name>{w.surname}{_HAN}{{0,2}}?)(?={w.titles})",
            # the way neighbours are called
            rf"(?P<name>[老小阿大]{w.surname})(?={_EDGE}|{w.after}|$)",
            # standing by itself between marks or small words
            rf"{begin}(?P<name>{spaced}){end}",
            # made of what names are made of, wherever it stands
            rf"(?P<name>{w.plain_surname}{w.given}{{2}})",
            rf"{begin}(?P<name>{w.surname}{w.given}{{2}})",
            rf"(?P<name>{w.plain_surname}{w.given})(?={w.after}|{_EDGE}|$)",
            rf"{begin}(?P<name>{w.surname}{w.given})",
        )
    )


def _singles(alternatives: str) -> str:
    """The last characters of the words that may stand before a name, since a look behind has a fixed length."""
    return "".join(sorted({one[-1] for one in alternatives.split("|")}))
