"""Names of people in a Chinese text: a surname and one or two characters, by what stands around them and what they are made of."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import cache

from huiyin.domain.reading.redacting.details import Detail
from huiyin.domain.reading.redacting.foreign import dotted, latin
from huiyin.domain.reading.redacting.places import begins_place, ends_like_place
from huiyin.domain.reading.redacting.segments import Known, Word, is_word, known_words, segments
from huiyin.domain.reading.redacting.standing import FIRM, after, around, before, standing
from huiyin.domain.reading.redacting.unheard import listed, unheard
from huiyin.domain.reading.redacting.words import words

_HAN = r"[㐀-鿿]"
_HAN_ONLY = re.compile(rf"{_HAN}+")
_NUMERAL = frozenset("0123456789一二三四五六七八九十百千两几")
_TOWN = "镇县乡"
_EDGE = r"[\s,，.。;；:：!！?？、()（）\[\]【】“”\"'‘’《》<>/|…~～-]"


class How(Enum):
    """How firm a pattern is: what a word of the segmenter's own list has to be, to say that this is no name."""

    SURE = auto()  # nothing
    WHOLE = auto()  # the same characters
    BEGINS = auto()  # the same, or one in which the name begins
    CUTS = auto()  # the same, or one in which it begins or ends
    ANY = auto()  # any word that shares a character with it

    def denied(self, known: Known, start: int, end: int) -> bool:
        """Whether a word says that these characters are no name."""
        if self is How.SURE:
            return False
        if self is How.ANY:
            return known.touches(start, end)
        begins = self in (How.BEGINS, How.CUTS) and start in known.inside
        return (start, end) in known.whole or begins or (self is How.CUTS and known.cuts(start, end))


ENOUGH_AROUND = 3
MOST_AGAIN = 200  # names that are looked for again in their text


def names(text: str) -> Iterator[Detail]:
    """Whatever may be a name: rather too much than too little, since somebody reads it through."""
    found_words = list(segments(text))
    known = known_words(text, found_words)
    sure = [*_surely(text, found_words, known), *unheard(text, known)]
    sure += listed(text, sure, known)
    again = _again(text, [text[start:end] for start, end in sure])
    for start, end in (*sure, *again, *dotted(text), *latin(text)):
        yield Detail(start, end, "name", text[start:end])


def _surely(text: str, found_words: list[Word], known: Known) -> Iterator[tuple[int, int]]:
    """Where Chinese names are seen that begin with a surname."""
    for pattern, how in _patterns():
        for found in pattern.finditer(text):
            start, end = found.span("name")
            called = found.start() < start  # behind a word by which people are called
            other = not called and (
                how.denied(known, start, end)
                or _is_place(text, start, end)
                or _in_words(text, start, end, known)
            )
            if not other and not _is_word(text[start:end], text, start, called=called):
                yield start, end
    yield from (
        (start, end)
        for start, end in _called(text, known)
        if not _is_word(text[start:end], text, start, called=True)
    )
    yield from (
        (start, end)
        for start, end in (*_segmented(text, found_words, known), *standing(text, known))
        if not _is_word(text[start:end], text, start)
        and not _is_place(text, start, end)
        and not _in_words(text, start, end, known)
    )


def _called(text: str, known: Known) -> Iterator[tuple[int, int]]:
    """Behind a word by which people are called, or with a compound surname: as many characters as a name may have."""
    w = words()
    begins = {start for start, _ in known.whole}
    for pattern in _begun():
        for found in pattern.finditer(text):
            (start, end), last = found.span("name"), found["last"]
            compound = text[start : start + 2] in w.surnames
            one_word = (start, start + 2) in known.whole and text[start] in w.doubtful and not compound
            if one_word or found["first"] in w.never:
                continue
            if last and (last in w.never or (end - 1 in begins and last not in w.given)):
                end -= 1
            yield start, end


def _again(text: str, found: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Wherever else a name stands that was seen once, if it is long enough to be no other word."""
    for name in sorted({one for one in found if len(one) > 2})[:MOST_AGAIN]:
        at = text.find(name)
        while at >= 0:
            yield at, at + len(name)
            at = text.find(name, at + len(name))


def _segmented(text: str, found: Iterable[Word], known: Known) -> Iterator[tuple[int, int]]:
    """What a segmenter takes for a name: with its surname in it, or before or behind it."""
    surnames = words().surnames
    before: Word | None = None
    for one in found:
        if (one.is_name or (before and before.is_name)) and _HAN_ONLY.fullmatch(text, one.start, one.end):
            word = text[one.start : one.end]
            surname = word[0] in surnames or word[:2] in surnames
            if one.is_name and 1 < len(word) <= 4 and surname and _between(text, one):
                yield one.start, one.end
            elif before and len(word) <= 2 and _with_surname(text, before, one, known):
                yield before.start, one.end
        before = one


def _between(text: str, one: Word) -> bool:
    """Whether something around two characters speaks for a name; three and more need nothing."""
    return one.end - one.start > 2 or _around(text, one.start, one.end) >= ENOUGH_AROUND


def _with_surname(text: str, before: Word, one: Word, known: Known) -> bool:
    """Whether two words, of which one is taken for a name, are a surname and what follows it."""
    surname = text[before.start : before.end]
    if surname in words().doubtful and (one.start, one.end) in known.whole:
        return False
    return surname in words().surnames


def _is_place(text: str, start: int, end: int) -> bool:
    """Whether it is the name of a place or of an office, or the begin of one."""
    if end - start < 2:
        return False
    return begins_place(text, end) or (
        ends_like_place(text[start:end]) and before(text, start, frozenset()) < FIRM
    )


def _in_words(text: str, start: int, end: int, known: Known) -> bool:
    """Whether a surname that is mostly a part of words is one here: of a word that ends with it, or before one."""
    if end - start == 2 and end in known.inside and text[start] not in "老小阿大":
        return True
    if text[start] not in words().doubtful or text[start] in "老小阿大":
        return False
    joined = (start + 1, end) in known.whole or (start > 0 and is_word(text[start - 1 : start + 1]))
    firm = text[start] in around().often or all(ch in words().given for ch in text[start + 1 : end])
    return joined and _around(text, start, end) < ENOUGH_AROUND + (1 if firm else 2)


def _around(text: str, start: int, end: int) -> int:
    """How much what stands before and behind speaks for a name."""
    none: frozenset[int] = frozenset()
    return before(text, start, none) + after(text, end, none)


def _is_word(name: str, text: str, start: int, *, called: bool = False) -> bool:
    """Whether these characters are an ordinary word, alone or with the next or the one before.

    Of one by which somebody is `called` the word before is known, and what has three characters by itself is a name.
    """
    w = words()
    if called and len(name) > 2 and _at_edge().match(text, start + len(name)):
        return name in w.not_names
    if name[0] in "万位" and start and text[start - 1] in _NUMERAL:
        return True
    after = text[start + len(name) : start + len(name) + 1]
    compound = len(name) > 2 and name[:2] in w.surnames
    if (
        name in w.not_names
        or (name[:2] in w.not_names and not compound)
        or (not called and name[-1] in _TOWN)
        or (after and after in _TOWN)
    ):
        return True
    around = text[start - 1 : start + 1] if start and not called else ""
    alone = len(name) == 1 and name + after in w.not_names
    return alone or around in w.tails or (around in w.not_names and len(name) == 2)


@cache
def _at_edge() -> re.Pattern[str]:
    return re.compile(rf"$|{_EDGE}")


@cache
def _begun() -> tuple[re.Pattern[str], ...]:
    """Where a name begins for sure, with up to two characters behind its surname."""
    w = words()
    made = rf"(?P<first>{_HAN})(?P<last>{_HAN}?)"
    return (
        re.compile(rf"(?:{w.leads})[ \u3000]?[:：是为叫]?[ \u3000]?(?P<name>{w.surname}{made})"),
        re.compile(rf"(?P<name>(?:{w.firm_compounds}){made})"),
    )


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], How], ...]:
    """Each with what a word of the segmenter's list says against it."""
    w = words()
    spaced = rf"(?:{w.plain_surname}\s?{w.free}(?:\s?{w.free})?|{w.surname}\s?{w.given_class}(?:\s?{w.given_class})?)"
    begin = rf"(?:^|(?<={_EDGE})|(?<=[{_singles(w.before)}]))"
    end = rf"(?:$|(?={_EDGE}|{w.after}|\d))"
    wide_begin = rf"(?:^|(?<={_EDGE})|(?<=[{_singles(w.around[0])}]))"
    wide_end = rf"(?:$|(?={_EDGE}|{w.around[1]}|{w.titles}|\d))"
    called = (
        rf"(?:{w.leads})\s?[:：是为叫]?\s?(?P<name>{w.surname}\s?{w.free}{{1,2}}?){end}",
        # no more than the surname, as people say it of themselves
        rf"(?<!百)姓(?P<name>[老小阿]?{w.surname})(?={_EDGE}|{w.after}|$)",
        # the way neighbours are called
        rf"(?:^|{_EDGE})(?P<name>[老小阿]{w.plain_surname})(?!{w.given_class}*{_EDGE}|[镇乡村路街区])",
        rf"(?:[过找叫是和跟与给被让对向说把问的同到请由、]|[叫喊]他|[叫喊]她)(?P<name>[老小阿大]{w.surname})(?={_EDGE}|{w.around[1]}|$)",
    )
    strict = (
        rf"(?P<name>(?:{w.surname_parts})(?:[ \u3000]{_HAN}){{1,2}})(?![ \u3000]{_HAN})",
        # a title behind
        rf"(?P<name>{w.surname}{w.given_class}{{0,2}})(?={w.titles})",
        rf"{begin}(?P<name>{w.surname}{_HAN}{{0,2}}?)(?={w.titles})",
        # standing by itself between marks or small words
        rf"{begin}(?P<name>{spaced}){end}",
    )
    between = (rf"{wide_begin}(?P<name>{spaced}){wide_end}",)
    loose = (
        # made of what names are made of, wherever it stands
        rf"(?P<name>{w.plain_surname}{w.given_class}{{2}})",
        rf"{begin}(?P<name>{w.surname}{w.given_class}{{2}})",
        rf"(?P<name>{w.plain_surname}{w.given_class})(?={w.after}|{_EDGE}|$)",
        rf"{begin}(?P<name>{w.surname}{w.given_class})",
        rf"(?P<name>[老小阿大]{w.surname})(?={_EDGE}|{w.after}|$)",
    )
    strange = (
        # made of whatever, where no word is read
        rf"{wide_begin}(?P<name>{w.surname}{w.free}{{2}}){wide_end}",
    )
    told = {
        How.ANY: strange,
        How.SURE: called,
        How.WHOLE: strict,
        How.BEGINS: between,
        How.CUTS: loose,
    }
    return tuple((re.compile(one, re.MULTILINE), how) for how, many in told.items() for one in many)


def _singles(alternatives: str) -> str:
    """The last characters of the words that may stand before a name, since a look behind has a fixed length."""
    return "".join(sorted({one[-1] for one in alternatives.split("|")}))
