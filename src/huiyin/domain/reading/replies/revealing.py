"""What an answer would tell its reader about other people: their names, numbers and doors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from huiyin.domain.reading.redacting.details import Detail
from huiyin.domain.reading.redacting.proposing import proposed
from huiyin.domain.reading.redacting.segments import firm_names
from huiyin.domain.reading.redacting.words import words
from huiyin.domain.reading.replies.parts import Asked, Part, Remark
from huiyin.domain.reading.replies.sentences import any_of

ALWAYS = frozenset({"id_number", "card", "plate"})
SIGNED = re.compile(r"\s*(?:19|20)\d{2}\s?年|$")  # a name that ends an answer is its signature
BEFORE, AFTER = 10, 8  # characters around a name in which the word for an office may stand
_OFFICE_LINE = re.compile(r"(?:电话|热线|致电|拨打|联系人|联系方式|联系您|咨询|座机|专线)[^。；]{0,24}$")
_NEIGHBOUR = re.compile(r"户主|业主|住户|举报|投诉|邻居|村民|居民|当事人|其")
_THING = re.compile(r"[路场树站店厂局镇村桥河山湖园城院校区街林木]$")
_PUBLIC = re.compile(r"[您你]|本局|我[局所站中办大]|办公|大厅|商铺|门面|[局院所]$|政府|中心|窗口")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}")


def disclosed(parts: Sequence[Part], asked: Asked, public: Iterable[str] = ()) -> Iterator[Remark]:
    """A remark at each place that leads to somebody who is neither the reader nor named for their office.

    What the letter itself says, or is known of its writer, is no news to them. A name is only guessed: light.
    """
    own, offices = _own(asked), list(public)
    for part in parts:
        if part.role == "basis" or not part.text.strip():
            continue
        for one in _firm(part.text, proposed(part.text, (), offices)):
            if not _told_already(one, own) and _counts(one, part.text):
                yield Remark(
                    "discloses",
                    part.name,
                    one.start,
                    one.end,
                    part.claim,
                    light=one.kind == "name",
                    values={"what": one.kind},
                )


def _firm(text: str, found: list[Detail]) -> list[Detail]:
    """Without guessed names that a segmenter reads as other words: too many remarks are read by nobody."""
    guessed = (one for one in found if one.kind == "name" and _made_like_a_name(one, text))
    firm = set(firm_names(text, ((one.start, one.end) for one in guessed)))
    return [one for one in found if one.kind != "name" or (one.start, one.end) in firm]


def _made_like_a_name(one: Detail, text: str) -> bool:
    """A surname that is hardly ever another word and two characters; shorter only behind a word for a person."""
    surname = re.match(words().plain_surname, one.words)
    if not surname or _THING.search(one.words):
        return False
    called = re.search(f"(?:{words().leads})$", text[max(0, one.start - BEFORE) : one.start])
    return len(one.words) - surname.end() == 2 or called is not None


def _counts(one: Detail, text: str) -> bool:
    before, after = text[max(0, one.start - BEFORE) : one.start], text[one.end : one.end + AFTER]
    if one.kind in ALWAYS or one.kind == "email":
        return one.kind != "email"
    if one.kind == "phone":
        line = text[max(0, one.start - 30) : one.start]
        office = _OFFICE_LINE.search(line) and not _NEIGHBOUR.search(line)
        return bool(_MOBILE.fullmatch(_digits(one.words))) and not office
    if one.kind == "name":
        whole = SIGNED.match(text, one.end) or any_of("no_person").match(after)
        return len(one.words) > 1 and not whole and not any_of("in_office").search(f"{before}\n{after}")
    return one.kind == "address" and _is_door(one.words) and not _PUBLIC.search(before + one.words)


def _is_door(words: str) -> bool:
    """Whether an address leads to somebody's own door, not only to a building or the seat of an office."""
    return bool(re.search(r"\d\s?室|单元\s?\d|\d-\d{1,2}-\d{3}", words))


def _digits(words: str) -> str:
    return re.sub(r"\D", "", words).removeprefix("86")


def _own(asked: Asked) -> str:
    known = "\n".join(value for one in asked.known for value in one.values() if value)
    said = "\n".join((*asked.claims.values(), asked.said, known))
    return re.sub(r"[^\w\n]", "", said)


def _told_already(one: Detail, own: str) -> bool:
    plain = re.sub(r"\W", "", one.words)
    return bool(plain) and plain in own
