"""Names of people in a Chinese text: a surname and one or two characters, by what stands around them and what they are made of."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from huiyin.domain.reading.redacting.details import Detail
from huiyin.domain.reading.redacting.segments import Word, known_words, segments
from huiyin.domain.reading.redacting.words import words

_HAN = r"[㐀-鿿]"
_DOTTED = re.compile(
    rf"(?P<first>{_HAN}{{2,14}})\s?[·•‧・･](?=\s?(?P<last>{_HAN}{{1,9}}))"
)  # part by part: of three parts the second is read twice
_NUMERAL = frozenset("0123456789一二三四五六七八九十百千两几")
_TOWN = "镇县乡"
_EDGE = r"[\s,，.。;；:：!！?？、()（）\[\]【】“”\"'‘’《》<>/|…~～-]"


def names(text: str) -> Iterator[Detail]:
    """Whatever may be a name: rather too much than too little, since somebody reads it through."""
    found_words = list(segments(text))
    known = known_words(text, found_words)
    for pattern, loose in _patterns():
        for found in pattern.finditer(text):
            start, end = found.span("name")
            called = found.start() < start  # behind a word by which people are called
            other = not called and ((loose and known.cuts(start, end)) or (start, end) in known.whole)
            if not other and not _is_word(text[start:end], text, start):
                yield Detail(start, end, "name", text[start:end])
    for start, end in (*_of_minorities(text), *_segmented(text, found_words)):
        if not _is_word(text[start:end], text, start):
            yield Detail(start, end, "name", text[start:end])


def _of_minorities(text: str) -> Iterator[tuple[int, int]]:
    """Names in parts with a dot between, without the words that lead to them and follow."""
    w = words()
    for found in _DOTTED.finditer(text):
        first, last = found.group("first"), found.group("last")
        leads = [m.end() for m in re.finditer(f"{w.leads}|{w.before}", first) if len(first) - m.end() >= 2]
        follows = re.search(f"{w.after}|{w.titles}", last[1:])
        cut = len(last) - 1 - follows.start() if follows else 0
        yield found.start() + max(leads, default=0), found.end("last") - cut


def _segmented(text: str, found: Iterable[Word]) -> Iterator[tuple[int, int]]:
    """What a segmenter takes for a name: with its surname in it, or before or behind it."""
    surnames = words().surnames
    before: Word | None = None
    for one in found:
        word = text[one.start : one.end]
        if all("㐀" <= ch <= "鿿" for ch in word):
            if one.is_name and 1 < len(word) <= 4 and (word[0] in surnames or word[:2] in surnames):
                yield one.start, one.end
            elif before and len(word) <= 2 and _with_surname(text, before, one):
                yield before.start, one.end
        before = one


def _with_surname(text: str, before: Word, one: Word) -> bool:
    """Whether two words are a surname and what follows it, and at least one is taken for a name."""
    return (one.is_name or before.is_name) and text[before.start : before.end] in words().surnames


def _is_word(name: str, text: str, start: int) -> bool:
    """Whether these characters are an ordinary word, alone or with the next or the one before."""
    w = words()
    if name[0] == "万" and start and text[start - 1] in _NUMERAL:
        return True
    after = text[start + len(name) : start + len(name) + 1]
    if name in w.not_names or name[:2] in w.not_names or name[-1] in _TOWN or (after and after in _TOWN):
        return True
    around = text[start - 1 : start + 1] if start else ""
    return around in w.tails or (around in w.not_names and len(name) == 2)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Each with whether it is loose: made of what names are made of, with nothing around it that says so."""
    w = words()
    spaced = rf"(?:{w.plain_surname}\s?{_HAN}(?:\s?{_HAN})?|{w.surname}\s?{w.given}(?:\s?{w.given})?)"
    begin = rf"(?:^|(?<={_EDGE})|(?<=[{_singles(w.before)}]))"
    end = rf"(?:$|(?={_EDGE}|{w.after}|\d))"
    strict = (
        # called by a word that only people are called by
        rf"(?:{w.leads})\s?[:：是为叫]?\s?(?P<name>{w.surname}\s?{_HAN}{{1,2}}?){end}",
        rf"(?:{w.leads})\s?[:：是为叫]?\s?(?P<name>{w.surname}{w.given}{{1,2}})",
        rf"(?P<name>(?:{w.surname_parts})(?:[ \u3000]{_HAN}){{1,2}})(?![ \u3000]{_HAN})",
        # no more than the surname, as people say it of themselves
        rf"(?:我|本人|免贵)姓(?P<name>{w.surname})(?={_EDGE}|{w.after}|$)",
        # a title behind
        rf"(?P<name>{w.surname}{w.given}{{0,2}})(?={w.titles})",
        rf"{begin}(?P<name>{w.surname}{_HAN}{{0,2}}?)(?={w.titles})",
        # the way neighbours are called
        rf"(?P<name>[老小阿大]{w.surname})(?={_EDGE}|{w.after}|$)",
        # standing by itself between marks or small words
        rf"{begin}(?P<name>{spaced}){end}",
    )
    loose = (
        # made of what names are made of, wherever it stands
        rf"(?P<name>{w.plain_surname}{w.given}{{2}})",
        rf"{begin}(?P<name>{w.surname}{w.given}{{2}})",
        rf"(?P<name>{w.plain_surname}{w.given})(?={w.after}|{_EDGE}|$)",
        rf"{begin}(?P<name>{w.surname}{w.given})",
    )
    return tuple((re.compile(pattern, re.MULTILINE), pattern in loose) for pattern in (*strict, *loose))


def _singles(alternatives: str) -> str:
    """The last characters of the words that may stand before a name, since a look behind has a fixed length."""
    return "".join(sorted({one[-1] for one in alternatives.split("|")}))
