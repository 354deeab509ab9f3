"""What stands in a letter that a form asks for: proposed with its place and certainty, taken by nobody but a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from huiyin.domain.reading.scanning.joining import Written
from huiyin.domain.reading.scanning.words import words

KINDS = ("office", "name", "phone", "address", "date", "claim")
MOST_CLAIMS, LONGEST_CLAIM = 20, 1_000
AT_END = 6  # lines: where a letter is signed and dated


@dataclass(frozen=True, slots=True)
class Field:
    """One proposal: its kind (one of KINDS), its value, where it stands in the text, how certain its characters are."""

    kind: str
    value: str
    start: int
    end: int
    certainty: float


def fields(letter: Written) -> list[Field]:
    """Everything proposed, in the order of KINDS and of the text."""
    return [
        *_first(_offices(letter)),
        *_first(_names(letter)),
        *_first(_phones(letter)),
        *_first(_addresses(letter)),
        *_first(_dates(letter)),
        *list(_claims(letter))[:MOST_CLAIMS],
    ]


def _first(found: Iterator[Field]) -> list[Field]:
    return [one for one in (next(found, None),) if one]


def _field(letter: Written, kind: str, start: int, end: int, value: str = "") -> Field:
    said = letter.text[start:end]
    start, end = start + len(said) - len(said.lstrip()), end - (len(said) - len(said.rstrip()))
    return Field(kind, value or said.strip(), start, end, round(letter.certainty(start, end), 3))


def _offices(letter: Written) -> Iterator[Field]:
    for found in words().office.finditer(letter.text):
        yield _field(letter, "office", *found.span("value"))


def _names(letter: Written) -> Iterator[Field]:
    for found in words().name.finditer(letter.text):
        if len(found["value"]) <= 4 or "·" in found["value"]:
            yield _field(letter, "name", *found.span("value"))
    last = list(_lines(letter.text))[-AT_END:]
    for (at, name), (_, day) in pairwise(last):  # a signature stands alone, and the day under it
        if words().date.search(day) and words().signature.match(name.strip()):
            yield _field(letter, "name", at, at + len(name))


def _phones(letter: Written) -> Iterator[Field]:
    for found in words().phone.finditer(letter.text):
        digits = "".join(ch for ch in found["value"] if ch.isdigit() or ch == "-")
        yield _field(letter, "phone", *found.span("value"), value=digits)


def _addresses(letter: Written) -> Iterator[Field]:
    for found in words().address.finditer(letter.text):
        yield _field(letter, "address", *found.span("value"))


def _dates(letter: Written) -> Iterator[Field]:
    """The day under the letter: the last one, when it stands near the end."""
    lines = list(_lines(letter.text))
    begin = lines[-AT_END:][0][0] if lines else 0
    for found in reversed(list(words().date.finditer(letter.text, begin))):
        day = _day(found["year"], found["month"], found["day"])
        if day:
            yield _field(letter, "date", *found.span(), value=day.isoformat())


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(_year(year), _number(month), _number(day))
    except ValueError:
        return None


def _year(said: str) -> int:
    return int("".join(str(words().digits.get(ch, ch)) for ch in said))


def _number(said: str) -> int:
    """A number up to 31, in figures or as Chinese writes it."""
    if said.isascii():
        return int(said)
    tens, _, ones = said.rpartition("十") if "十" in said else ("0", "", said)
    return int(words().digits.get(tens, 1 if not tens else 0)) * 10 + int(words().digits.get(ones, 0))


def _claims(letter: Written) -> Iterator[Field]:
    """Numbered lines after the words by which something is asked; without such words none, for a story is numbered too."""
    asked = False
    for start, line in _lines(letter.text):
        number = words().numbering.match(line)
        if not number:
            asked = bool(words().asking.search(line)) and line.rstrip().endswith(
                ("：", ":", "，", "。", "；", ";")
            )
            continue
        value = line[number.end() :].strip()
        if asked and 2 <= len(value) <= LONGEST_CLAIM:
            yield _field(letter, "claim", start + number.end(), start + len(line))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1
