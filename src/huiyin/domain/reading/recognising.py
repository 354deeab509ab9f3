"""Whether a text meant for everybody would let somebody be recognised: by name, number or a piece of their address."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from huiyin.domain.reading.folding import fold
from huiyin.domain.reading.normal import normal

PIECE = 4
"""Characters of an address in a row that already point to a place: a lane, a building, a village group."""
PIECE_OF_LETTERS = 8
"""The same in a script of letters."""
FEWEST_DIGITS = 5
"""Digits from which on a number is somebody's."""
_IDEOGRAPH = re.compile(f"[{chr(0x3400)}-{chr(0x9FFF)}]")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_LONG_NUMBER = re.compile(r"\d(?:[\s-]?\d){10,}")
_GAP = "\n"


@dataclass(frozen=True, slots=True)
class Trace:
    """What would give somebody away: its kind (name, phone, email, id_number, address, number), and the words."""

    kind: str
    words: str


def traces(text: str, people: Iterable[Mapping[str, str]], public: Iterable[str] = ()) -> list[Trace]:
    """Everything in `text` that points to one of `people`, whose name, phone, email, id_number and address are given.

    `public` are names that everybody may read, such as those of offices; a street that only stands in one of them is
    no trace. Any e-mail address and any number of eleven or more digits is one, whoever's it is.
    """
    whole, plain = fold(text), _without(normal(text), public)
    found = [Trace("email", one) for one in _MAIL.findall(whole)]
    found += [Trace("number", one) for one in _LONG_NUMBER.findall(whole)]
    for person in people:
        found += _of(person, whole, plain)
    return list(dict.fromkeys(found))


def _of(person: Mapping[str, str], whole: str, plain: str) -> Iterator[Trace]:
    name = person.get("name", "").strip()
    if _stands(name, whole, plain):
        yield Trace("name", name)
    for kind in ("phone", "id_number"):
        digits = "".join(ch for ch in fold(person.get(kind, "")) if ch.isalnum())
        # a number is known by its end, too: nobody writes the area code of a neighbour
        if len(digits) >= FEWEST_DIGITS and (digits in plain or (len(digits) > 7 and digits[-7:] in plain)):
            yield Trace(kind, person[kind])
    mail = fold(person.get("email", "")).strip()
    if mail and mail in whole:
        yield Trace("email", mail)
    yield from _pieces(normal(person.get("address", "")), plain)


def _stands(name: str, whole: str, plain: str) -> bool:
    if len(name) < 2:
        return False
    if _IDEOGRAPH.search(name):
        return normal(name) in plain
    return re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", whole) is not None


def _pieces(address: str, plain: str) -> Iterator[Trace]:
    size = PIECE if _IDEOGRAPH.search(address) else PIECE_OF_LETTERS
    start = 0
    while start + size <= len(address):
        length = _reach(address, start, size, plain)
        if length:
            yield Trace("address", address[start : start + length])
        start += length or 1


def _reach(address: str, start: int, size: int, plain: str) -> int:
    """How far the address is found in the text from `start` on; 0 where not even the shortest piece is."""
    if address[start : start + size] not in plain:
        return 0
    end = start + size
    while end < len(address) and address[start : end + 1] in plain:
        end += 1
    return end - start


def _without(plain: str, public: Iterable[str]) -> str:
    for name in sorted({normal(one) for one in public}, key=len, reverse=True):
        if name:
            plain = plain.replace(name, _GAP)
    return plain
