"""The numbers of an edited text held against the figures: each is one of them, or is marked with what is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from huiyin.domain.reading.numerals import Number, numbers_in, tags_in

NEAREST = 3
Figures = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A number that is none of the figures: where, its words, what stands around it, and the figures it may mean."""

    section: str
    words: str
    around: str
    known: tuple[str, ...]  # tags

    @property
    def id(self) -> str:
        """By which it is confirmed: the same words in the same place mean the same number."""
        return f"{self.words}|{self.around}"


def marks_in(sections: list[dict[str, Any]], figures: Figures) -> list[Mark]:
    """Every mark of every section that nobody has confirmed with a reason."""
    found = []
    for section in sections:
        confirmed = {one["id"] for one in section.get("kept", ()) if one["reason"].strip()}
        found += [
            mark for mark in _marks(section["key"], section["text"], figures) if mark.id not in confirmed
        ]
    return found


def _marks(section: str, text: str, figures: Figures) -> Iterator[Mark]:
    used = set()
    for number in numbers_in(text):
        used.add(number.tag)
        if not _is_known(number, figures):
            yield Mark(section, number.words, _around(text, number), _known(number, figures))
    for tag in tags_in(text):
        if tag not in used and tag not in figures:
            yield Mark(section, f"〔{tag}〕", f"〔{tag}〕", ())


def _is_known(number: Number, figures: Figures) -> bool:
    if number.tag:
        return number.tag in figures and matches(number, figures[number.tag])
    return any(matches(number, one) for one in figures.values())


def matches(number: Number, figure: Mapping[str, Any]) -> bool:
    """Whether the number is the figure, to as many decimals as are written."""
    value = Decimal(str(figure["value"]))
    percent = figure["part"] in ("share", "change")
    if percent != number.percent:
        return False
    if figure["part"] == "share":
        value *= 100
    places = Decimal(1).scaleb(-number.decimals)
    shown = Decimal(figure["shown"].rstrip("%"))
    return number.value == shown or (value.quantize(places) == number.value and percent)


def _known(number: Number, figures: Figures) -> tuple[str, ...]:
    """The figure its tag names, else those of the same kind nearest to it."""
    if number.tag in figures:
        return (number.tag,)

    def distance(tag: str) -> tuple[Decimal, int]:
        return abs(Decimal(figures[tag]["shown"].rstrip("%")) - number.value), int(tag)

    alike = [tag for tag, one in figures.items() if one["shown"].endswith("%") == number.percent]
    return tuple(sorted(alike, key=distance)[:NEAREST])


def _around(text: str, number: Number) -> str:
    start, end = max(0, number.start - 8), min(len(text), number.end + 8)
    return " ".join(text[start:end].split())
