"""What is proposed to be taken out of a text: what is known of the parties, and whatever looks like anybody's."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from huiyin.domain.reading.folding import Simplify, same_length
from huiyin.domain.reading.redacting.addresses import addresses
from huiyin.domain.reading.redacting.details import Detail, apart
from huiyin.domain.reading.redacting.names import names
from huiyin.domain.reading.redacting.numbers import numbers
from huiyin.domain.reading.redacting.words import words

PIECE = 4
"""Characters of a party's address in a row that already point to it."""
FEWEST_DIGITS = 5


def proposed(
    text: str,
    people: Iterable[Mapping[str, str]] = (),
    public: Iterable[str] = (),
    simplify: Simplify | None = None,
) -> list[Detail]:
    """Every place in `text` to be looked at, in its order.

    `people` have name, phone, id_number, email and address as known in the matter; `public` are names everybody may
    read, such as those of offices: what only looks like a person within one of them is left. With `simplify`
    traditional characters are read as well.
    """
    spared = list(_spared(text, public))
    read = same_length(text, simplify)
    found = [*names(read), *addresses(read)]
    guessed = [one for one in found if not _within(one, spared)]
    known = [one for person in people for one in _of(person, text)]
    told = apart((*known, *numbers(read), *guessed))
    return [replace(one, words=text[one.start : one.end]) for one in told]


def left_over(
    text: str,
    harmless: Iterable[str],
    people: Iterable[Mapping[str, str]] = (),
    public: Iterable[str] = (),
    simplify: Simplify | None = None,
) -> list[Detail]:
    """What still stands in a text that somebody has been over; `harmless` are words they confirmed to lead to nobody.

    What is known of a party cannot be confirmed away.
    """
    spoken = {one.strip() for one in harmless}
    return [
        one
        for one in proposed(text, people, public, simplify)
        if one.known or one.words.strip() not in spoken
    ]


def _of(person: Mapping[str, str], text: str) -> Iterator[Detail]:
    name = person.get("name", "").strip()
    if len(name) > 1:
        yield from _all(r"\s?".join(map(re.escape, name)), "name", text)
        if name[0] in words().surnames:
            yield from _all(rf"{re.escape(name[0])}(?={words().titles})", "name", text)
            yield from _all(rf"[老小阿]{re.escape(name[0])}(?!\w*{re.escape(name[-1])})", "name", text)
        if len(name) == 3:
            yield from _all(re.escape(name[1:]), "name", text)
    for kind in ("phone", "id_number"):
        digits = [ch for ch in person.get(kind, "") if ch.isalnum()]
        if len(digits) >= FEWEST_DIGITS:
            yield from _all(r"[\s-]?".join(map(re.escape, digits)), kind, text)
            yield from _all(r"[\s-]?".join(map(re.escape, digits[-7:])), kind, text)
    if person.get("email", "").strip():
        yield from _all(re.escape(person["email"].strip()), "email", text)
    yield from _pieces(person.get("address", "").strip(), text)


def _pieces(address: str, text: str) -> Iterator[Detail]:
    """Every stretch of the text that is also a stretch of the address, as long as it goes."""
    start = 0
    while start + PIECE <= len(address):
        end = start + PIECE
        if address[start:end] not in text:
            start += 1
            continue
        while end < len(address) and address[start : end + 1] in text:
            end += 1
        yield from _all(re.escape(address[start:end]), "address", text)
        start = end


def _all(pattern: str, kind: str, text: str) -> Iterator[Detail]:
    for found in re.finditer(pattern, text, re.IGNORECASE):
        yield Detail(*found.span(), kind, found.group(), known=True)


def _spared(text: str, public: Iterable[str]) -> Iterator[tuple[int, int]]:
    for name in filter(None, set(public)):
        start = text.find(name)
        while start >= 0:
            yield start, start + len(name)
            start = text.find(name, start + 1)


def _within(one: Detail, spans: list[tuple[int, int]]) -> bool:
    return any(start <= one.start and one.end <= end for start, end in spans)
