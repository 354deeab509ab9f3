"""Whether the rules an answer cites are there: known titles, articles up to the last one, rules that still hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from huiyin.domain.reading.replies.parts import Law, Part, Remark
from huiyin.domain.reading.replies.sentences import words

_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_TIMES = {"十": 10, "百": 100, "千": 1000}
_TITLE = re.compile(r"《([^《》\n]{2,60})》")
_ARTICLE = re.compile(r"第\s?([0-9零〇一二两三四五六七八九十百千]{1,9})\s?条")
_BEHIND = re.compile(r"[^《。；;\n]{0,40}")  # how far behind its title an article may stand
_NUMBERED = re.compile(r"[〔\[［(（]\s?(?:19|20)\d{2}\s?[〕\]］)）]\s?第?\s?\d+\s?号")
_STATE = "中华人民共和国"
_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")


@dataclass(frozen=True, slots=True)
class Citation:
    """A rule as an answer cites it: where its title stands, and the articles named behind it with their places."""

    title: str
    start: int
    end: int
    articles: tuple[tuple[int, int, int], ...]


def citations(text: str) -> list[Citation]:
    """Every title between its marks that ends like a rule's, with the articles behind it."""
    found = []
    for one in _TITLE.finditer(text):
        behind = _BEHIND.match(text, one.end())
        reach = behind.end() if behind else one.end()
        articles = tuple(
            (number_of(a[1]), a.start(), a.end()) for a in _ARTICLE.finditer(text, one.end(), reach)
        )
        if _is_rule(one[1]):
            found.append(Citation(one[1].strip(), one.start(), one.end(), articles))
    return found


def basis(parts: Sequence[Part], laws: Iterable[Law], *, wanted: bool) -> Iterator[Remark]:
    """Remarks on what is cited; with `wanted` one where nothing is, in each part that is there to cite, or in the whole."""
    known = {**shipped(), **{key(one.title): one for one in laws}}
    cited = {part.name: citations(part.text) for part in parts}
    for part in parts:
        for one in cited[part.name]:
            yield from _remarks(part, one, known)
    if wanted:
        yield from _lacking(parts, cited)


def number_of(written: str) -> int:
    """The number of an article, written in digits or in Chinese; 0 where it is none."""
    if written.isdecimal():
        return int(written)
    value, digit = 0, None
    for ch in written:
        if ch in _DIGITS:
            digit = _DIGITS[ch]
        elif ch in _TIMES:
            value += (1 if digit is None else digit) * _TIMES[ch]
            digit = None
        else:
            return 0
    return value + (digit or 0)


def key(title: str) -> str:
    """By what titles are compared: without the name of the state, brackets and spaces."""
    return "".join(_BRACKETS.sub("", title).split()).removeprefix(_STATE)


@cache
def shipped() -> Mapping[str, Law]:
    """Rules that answers often cite, as laws.yaml has them."""
    rows = yaml.safe_load((Path(__file__).parent / "laws.yaml").read_text(encoding="utf-8"))
    return {
        key(title): Law(title, int(row.get("last", 0)), str(row.get("until", "")), row.get("now", ""))
        for title, row in rows.items()
    }


def _remarks(part: Part, one: Citation, known: Mapping[str, Law]) -> Iterator[Remark]:
    law = known.get(key(one.title))
    title = {"title": one.title}
    if law is None:
        yield Remark("basis_unknown", part.name, one.start, one.end, part.claim, light=True, values=title)
        return
    if law.until:
        values = {**title, "until": law.until, "now": law.now}
        yield Remark("basis_repealed", part.name, one.start, one.end, part.claim, values=values)
    for number, start, end in one.articles:
        if law.last and (number > law.last or number == 0):
            values = {**title, "article": str(number), "last": str(law.last)}
            yield Remark("basis_beyond", part.name, start, end, part.claim, values=values)


def _lacking(parts: Sequence[Part], cited: Mapping[str, list[Citation]]) -> Iterator[Remark]:
    meant = [part for part in parts if part.role == "basis"]
    for part in meant:
        if not (cited[part.name] or says_basis(part.text)):
            yield Remark("no_basis", part.name, 0, len(part.text), part.claim)
    if not meant and not any(cited[part.name] or says_basis(part.text) for part in parts):
        yield Remark("no_basis", light=True)


def says_basis(text: str) -> bool:
    """Whether a text names a rule in another way: an article, or the number of a document."""
    return bool(_ARTICLE.search(text) or _NUMBERED.search(text) or _TITLE.search(text))


def _is_rule(title: str) -> bool:
    plain = _BRACKETS.sub("", title).strip()
    return plain.endswith(tuple(words()["rules"])) and plain not in words()["no_rules"]
