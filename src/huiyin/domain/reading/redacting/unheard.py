"""Names that begin with nothing anybody listed: in a form, in a row with a number, in a list beside another name, as a village says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from huiyin.domain.reading.redacting.places import begins_place, ends_like_place
from huiyin.domain.reading.redacting.segments import Known, is_word, kind_of_word
from huiyin.domain.reading.redacting.standing import after, around, before
from huiyin.domain.reading.redacting.words import either, read_words, words

_HAN = "[㐀-鿿]"
_HAN_ONLY = re.compile(f"{_HAN}+")
_END = r"(?=[\s,，.。;；:：!！?？、()（）\[\]【】“”\"'‘’《》<>/|…~～\-\d]|$)"
_BEGIN = r"(?:^|(?<=[\s,，.。;；:：!！?？、()（）\[\]【】“”\"'‘’/|\d]))"
_NUMBER = r"[（(+]?[+(（]?[0-9０-９](?:[ \-－.·()（）]?[0-9０-９]){6}"
_NEXT = re.compile(r"[、 \u3000\n]\s{0,3}|以及|[和与及跟]")
NEAR = 16  # characters around a colon or what follows a person, in which the word that leads to a name stands
LONGEST_LIST = 200  # names that are read on from one another


def unheard(text: str, known: Known) -> Iterator[tuple[int, int]]:
    """Stretches of two to four characters that no word explains, where a person stands for sure."""
    for hint, pattern, sure in _slots():
        for found in _near(text, hint, pattern):
            start, end = found.span("name")
            if _strange(text, start, end, known, sure=sure):
                yield start, end
    for found in _nicknames().finditer(text):
        if not is_word(found["name"]) and before(text, found.start(), frozenset()) > 1:
            yield found.span("name")


def _near(text: str, hint: re.Pattern[str] | None, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Every match, looked for only around what it cannot be without, where there is such."""
    if hint is None:
        yield from pattern.finditer(text)
        return
    for near in hint.finditer(text):
        found = pattern.search(text, max(0, near.start() - NEAR), near.end() + NEAR)
        if found:
            yield found


def listed(text: str, found: Iterable[tuple[int, int]], known: Known) -> Iterator[tuple[int, int]]:
    """What stands in one list with a name and begins with a surname: behind it and before it, as far as the list goes."""
    seen = set(found)
    todo = sorted(seen)[:LONGEST_LIST]
    while todo and len(seen) < 2 * LONGEST_LIST:
        start, end = todo.pop()
        for one in (_behind(text, end, known), _ahead(text, start, known)):
            if one and one not in seen:
                seen.add(one)
                todo.append(one)
                yield one


def _behind(text: str, end: int, known: Known) -> tuple[int, int] | None:
    """The name after the next mark of a list."""
    mark = _NEXT.match(text, end)
    if not mark:
        return None
    start, least = mark.end(), 1 if mark.group()[0] == "、" else 2
    for stop in (start + 3, start + 2):
        if (
            _surname(text[start : start + 1])
            and _strange(text, start, stop, known)
            and after(text, stop, frozenset()) >= least
        ):
            return start, stop
    return None


def _ahead(text: str, start: int, known: Known) -> tuple[int, int] | None:
    """The name before the last mark of a list."""
    if not start or text[start - 1] not in "、和与":
        return None
    end = start - 1
    for begin in (end - 3, end - 2):
        if (
            begin >= 0
            and _surname(text[begin])
            and _strange(text, begin, end, known)
            and before(text, begin, frozenset()) >= 2
        ):
            return begin, end
    return None


def _strange(text: str, start: int, end: int, known: Known, *, sure: bool = False) -> bool:
    """Whether no word explains these characters; what is given may be one in a `sure` place, or behind a surname."""
    said = text[start:end]
    if len(said) != end - start or not _HAN_ONLY.fullmatch(said) or said[0] in _never_first():
        return False
    whole = (
        len(said) == 3
        and (sure or _surname(said[0]))
        and ((start + 1, end) in known.whole or is_word(said[1:]))
    )
    if said in words().not_names or (not whole and any(ch in around().no_name for ch in said[1:])):
        return False
    if ends_like_place(said) or begins_place(text, end) or start in known.inside:
        return False
    if is_word(said):
        return sure and said[0] in words().surnames and kind_of_word(said) in ("ns", "nz", "s")
    return whole or not known.touches(start, end)


def _surname(said: str) -> bool:
    return said in words().surnames or said in around().rare or said in around().rarer


@cache
def _never_first() -> frozenset[str]:
    return words().never | frozenset(read_words("standing.yaml")["never_first"])


@cache
def _slots() -> tuple[tuple[re.Pattern[str] | None, re.Pattern[str], bool], ...]:
    """Each with what it cannot be without, and whether a person stands there for sure."""
    read = read_words("standing.yaml")
    label = either([*words().leads.split("|"), *read["leads"], *read["labels"]])
    longer = either(one for one in (*words().leads.split("|"), *read["leads"]) if len(one) > 1)
    said = f"(?P<name>{_HAN}{{2,4}})"
    short = f"(?P<name>{_HAN}{{2,3}}?)"
    titled = either(read["titled"])
    person = (
        r"系[我其本]|称[:：，,其]|[（(]\s?(?:男|女|身份证|公民身份|[1-9１-９]\d{10})|[，,]\s?(?:男|女)[，,]"
    )
    patterns = (
        ("[:：]", rf"(?:{label})(?:[（(][^）)\n]{{1,6}}[）)])?[ \u3000]?[:：]\s?{said}{_END}", True),
        (None, rf"{_BEGIN}{short}[|\t ,，:：]{{1,3}}(?={_NUMBER}|[男女][,，|\t ])", True),
        (None, rf"[“\"「『‘]{short}[”\"」』’](?=[两三四]个字|这个名|的签名|的名)", True),
        (
            None,
            rf"(?:冒名|自称|化名|人称|名字是|名为|名叫|签着|写着)[“\"「『‘]?{said}{_END}",
            True,
        ),
        (
            None,
            rf"(?:^|[、，,：:])[妻子女父母夫兄弟姐妹我](?P<name>{words().surname}{_HAN}{{1,2}}?){_END}",
            False,
        ),
        (person, rf"(?:{_BEGIN}|{longer}){short}(?={person})", True),
        (titled, rf"(?:{_BEGIN}|{longer}){short}(?={titled})", False),
        (
            None,
            rf"(?:{longer})(?P<name>{_HAN}{words().given_class}{{1,2}}?)(?:{_END}|(?=[{read['after']}]))",
            False,
        ),
    )
    return tuple(
        (re.compile(hint) if hint else None, re.compile(pattern, re.MULTILINE), sure)
        for hint, pattern, sure in patterns
    )


@cache
def _nicknames() -> re.Pattern[str]:
    one = "".join(sorted(ch for ch in words().surnames if len(ch) == 1))
    called = (
        rf"老[{one}][头倌](?![疼痛目])",
        rf"[{one}]家[老大小二三四五六七八][大二三四五六七八子哥嫂弟妹姐叔婶儿]",
        rf"[{one}]老[大二三四五六七八九幺]",
        rf"[{one}](?:[二三四五六七八九大小][麻胖瘦矮黑]子|麻子|瘸子|瞎子|聋子|大嘴|大炮|老汉|老太|寡妇)",
    )
    return re.compile(f"(?P<name>{'|'.join(called)})")
