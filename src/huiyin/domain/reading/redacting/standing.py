"""Names by where they stand: what no list has is a name between a word that leads to people and one that follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from huiyin.domain.reading.redacting.places import begins_place
from huiyin.domain.reading.redacting.segments import Known, is_word, kind_of_word
from huiyin.domain.reading.redacting.words import either, read_words, words

_HAN_ONLY = re.compile("[㐀-鿿]+")
_NUMERAL = frozenset("0123456789０１２３４５６７８９十百千几ABCDEFGHIJKLMNOPQRSTUVWXYZ")
LONGEST_LEAD = 6
ENOUGH = 6  # what a stretch has to come to, of what stands before, behind, and what it is made of
FIRM, EDGE, SMALL, WORD = 3, 2, 2, 1


@dataclass(frozen=True, slots=True)
class Around:
    """What may stand around a name, and what is counted of its characters."""

    leads: re.Pattern[str]  # ends where somebody is named
    lead_ends: frozenset[str]  # with what such a word ends
    before: frozenset[str]
    after: frozenset[str]
    follows: re.Pattern[str]  # what hardly follows anything but a person
    no_name: frozenset[str]  # characters of hardly any given name
    often: frozenset[str]  # surnames that are mostly parts of words, which many people have all the same
    rare: frozenset[str]  # surnames in no other list, that are seldom words
    rarer: frozenset[str]  # and those that are
    takes: frozenset[str]  # verbs that mostly take a person
    personal: frozenset[str]  # prepositions before a person


def standing(text: str, known: Known) -> Iterator[tuple[int, int]]:
    """Stretches of two and three characters that begin like a name, where what stands around says so as well."""
    ends = frozenset(end for _, end in known.whole)
    starts = frozenset(start for start, _ in known.whole)
    for found in _surname().finditer(text):
        start = found.start()
        if (start and text[start - 1] in _NUMERAL) or not "㐀" <= text[start + 1 : start + 2] <= "鿿":
            continue
        led = before(text, start, ends)
        if not led or (start and _joined(text, start, known, firm=led == FIRM)):
            continue
        given = start + (2 if text[start : start + 2] in words().surnames else 1)
        for end in (given + 2, given + 1):
            made = _made(text, start, given, end, known, firm=led == FIRM)
            if made and led + made + after(text, end, starts) >= ENOUGH:
                yield start, end
                break


def _made(text: str, start: int, behind: int, end: int, known: Known, *, firm: bool) -> int:
    """How much the characters themselves are like a name, of which a surname goes up to `behind`; 0 where they are none."""
    w, said, given = words(), text[start:end], text[behind:end]
    if said[0] in "老小阿大":
        return _called(said)
    if len(said) != end - start or not _HAN_ONLY.fullmatch(given):
        return 0
    usual = all(ch in w.given for ch in given)
    if is_word(given):
        told = 0 if usual else -1
    elif any(ch in around().no_name for ch in given):
        return 0
    else:
        told = 1 if usual else 0
    if (start, end) in known.whole or is_word(said) or (given == "一" and text.startswith(said[0], end)):
        return 0
    if len(given) == 2 and begins_place(text, end - 1):
        return 0
    if (
        not firm
        and behind == start + 1
        and len(given) == 2
        and ((start, start + 2) in known.whole or is_word(said[:2]))
    ):
        return 0
    return told + _surname_counts(text[start:behind]) - (end in known.inside)


def _called(said: str) -> int:
    """How much two characters are like the way neighbours are called, by age and surname."""
    if len(said) != 2 or said[1] not in words().surnames or is_word(said):
        return 0
    return max(2, _surname_counts(said[1])) + (said[0] != "大")


@cache
def _surname_counts(surname: str) -> int:
    """How much a character is like a surname: less where it is mostly a part of words."""
    if len(surname) > 1:
        return 3 if surname in words().firm else 1
    if surname in around().often or surname in around().rare:
        return 2
    return 1 if surname in around().rarer else 0 if surname in words().doubtful else 3


def _joined(text: str, start: int, known: Known, *, firm: bool) -> bool:
    """Whether the character before and the surname are one word, as in 人文 or 托管, and not two that came together."""
    last, plain = text[start - 1], text[start] not in words().doubtful
    if start not in known.inside and not is_word(text[start - 1 : start + 1]):
        return False
    if firm and last not in around().personal and last not in "人者员师":
        return False
    return not (plain and last in "人者和与跟被给由让")


def before(text: str, start: int, ends: frozenset[int]) -> int:
    """How much what stands before is what stands before a name."""
    if not start:
        return EDGE
    last = text[start - 1]
    if last in around().lead_ends and around().leads.search(text, max(0, start - LONGEST_LEAD), start):
        return FIRM
    if not "㐀" <= last <= "鿿":
        return EDGE
    if last in around().personal and text[start] not in words().doubtful:
        return FIRM
    if last in around().before:
        return SMALL
    two = text[max(0, start - 2) : start]
    kind = kind_of_word(two)
    if kind:
        return SMALL if kind[0] in "tcdp" or two in around().takes else WORD
    return WORD if start in ends else 0


def after(text: str, end: int, starts: frozenset[int]) -> int:
    """How much what stands behind is what follows a name; less than nothing where it makes a place of it."""
    if around().follows.match(text, end):
        return FIRM
    if begins_place(text, end):
        return -FIRM
    if end >= len(text) or not "㐀" <= text[end] <= "鿿" or text[end] in around().after:
        return EDGE
    kind = kind_of_word(text[end : end + 2])
    if kind:
        return SMALL if kind[0] in "vdpct" else WORD
    return WORD if end in starts else 0


@cache
def around() -> Around:
    """The words of standing.yaml, with those of words.yaml that lead to a name."""
    read, w = read_words("standing.yaml"), words()
    leads = [*w.leads.split("|"), *w.titles.split("|"), *read["leads"]]
    return Around(
        leads=re.compile(rf"(?:{either(leads)})[ \u3000]?[:：是为叫写]?[ \u3000]?$"),
        lead_ends=frozenset(one[-1] for one in leads) | frozenset(":：是为叫写 \u3000"),
        before=frozenset(read["before"]),
        after=frozenset(read["after"]),
        follows=re.compile(
            rf"{either(read['follows'])}|[，,]\s?(?:男|女|汉族)|称[:：，,]"
            rf"|[（(]\s?(?:男|女|身份证|公民身份|联系|电话|手机|已故|住|[1-9１-９]\d{{10}})"
        ),
        no_name=(frozenset(read["no_name"]) | w.never) - w.given,
        often=frozenset(read["often"]),
        rare=frozenset(read["rare"]) - w.surnames,
        rarer=frozenset(read["rarer"]) - w.surnames,
        takes=frozenset(read["takes"]),
        personal=frozenset(read["personal"]),
    )


@cache
def _surname() -> re.Pattern[str]:
    single = "".join(one for one in words().surnames if len(one) == 1)
    return re.compile(f"[老小阿大{single}{''.join(around().rare | around().rarer)}]")
