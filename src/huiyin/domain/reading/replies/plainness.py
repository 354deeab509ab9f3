"""How plainly an answer reads, from 0 to 100: what is taken off for what, so that the number can be reckoned again by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from huiyin.domain.reading.replies.parts import Part
from huiyin.domain.reading.replies.sentences import Sentence, any_of, han, sentences

HARD = 60
"""Below this an answer is said to be hard to read."""
LEAST = 40  # Chinese characters from which on there is something to judge
LONG = 60  # characters of a long sentence
MARKS = frozenset(",，、：:（(")


@dataclass(frozen=True, slots=True)
class Point:
    """One part of the score: what was measured, where taking off begins and where it is whole, and what was taken off."""

    name: str
    value: float
    free: float
    full: float
    most: int
    taken: float


@dataclass(frozen=True, slots=True)
class Plainness:
    """The score: 100 less what every part takes off. `hardest` is the longest sentence, by part and place."""

    score: int
    points: tuple[Point, ...]
    hardest: tuple[str, int, int]


# what is measured: without cost up to the first number, at full cost from the second on
FORMULA: tuple[tuple[str, float, float, int], ...] = (
    ("sentence_length", 25.0, 60.0, 30),  # characters of a sentence on average
    ("long_sentences", 0.1, 0.6, 20),  # share of sentences with more than LONG characters
    ("clauses", 3.0, 8.0, 15),  # stretches between marks in a sentence on average
    ("hinges", 4.0, 9.0, 10),  # of, which, and, but in a hundred characters
    ("official", 2.0, 8.0, 10),  # official words in a hundred characters
    ("jargon", 0.0, 1.5, 10),  # unexplained short forms and terms of the office in a hundred characters
    ("formula", 0.0, 6.0, 5),  # assurances that every answer has, in a hundred characters
)


def plainness(parts: Iterable[Part]) -> Plainness | None:
    """The score of what is told in words; citations of the law are not judged. None where there is too little to judge."""
    told = [(part.name, one) for part in parts if part.role != "basis" for one in sentences(part.text)]
    text = "\n".join(one.text for _, one in told)
    size = han(text)
    if size < LEAST:
        return None
    measured = _measured([one for _, one in told], text, size)
    points = tuple(
        Point(name, round(measured[name], 2), free, full, most, _taken(measured[name], free, full, most))
        for name, free, full, most in FORMULA
    )
    part, longest = max(told, key=lambda pair: han(pair[1].text))
    score = round(100 - sum(point.taken for point in points))
    return Plainness(score, points, (part, longest.start, longest.end))


def _measured(told: list[Sentence], text: str, size: int) -> dict[str, float]:
    long = sum(han(one.text) > LONG for one in told)
    return {
        "sentence_length": size / len(told),
        "long_sentences": long / len(told),
        "clauses": 1 + sum(ch in MARKS for ch in text) / len(told),
        **{
            name: 100 * len(any_of(name).findall(text)) / size
            for name in ("hinges", "official", "jargon", "formula")
        },
    }


def _taken(value: float, free: float, full: float, most: int) -> float:
    return round(most * min(1.0, max(0.0, (value - free) / (full - free))), 1)
