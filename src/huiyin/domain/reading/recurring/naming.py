"""A problem in one line, made of its own words: its place, and of its subjects the one that says most of all the others."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huiyin.domain.reading.plain import clean
from huiyin.domain.reading.recurring.problem import Problem
from huiyin.domain.reading.recurring.space import Vector
from huiyin.domain.reading.recurring.terms import names, words
from huiyin.domain.reading.recurring.texts import READ_OF_SUBJECT, Message, subject_of
from huiyin.domain.reading.recurring.vocabulary import vocabulary
from huiyin.domain.reading.redacting.names import names as names_of_people
from huiyin.domain.reading.redacting.numbers import numbers
from huiyin.domain.reading.redacting.segments import firm_names
from huiyin.domain.reading.redacting.words import words as known_of_names

LONGEST = 60
READABLE = 18  # characters; a longer line has to say more to be taken
LENGTHY = 0.7  # how much more: the power of its length
SHORTEST = 2  # characters by which a place is known in a line
OFTEN = 0.4  # a place is the problem's when so many of its messages name it
EDGES = " ,.;:!?-—~·、，。；：！？…“”\"'‘’()（）《》【】[]"


@dataclass(frozen=True, slots=True)
class Name:
    """The line, and apart from it the place and the words that tell the problem from others."""

    line: str
    place: str
    words: tuple[str, ...]


def name(problem: Problem, messages: Sequence[Message]) -> Name:
    """Of the problem whose messages these are."""
    return called(messages, problem.signs, problem.bunch.words)


def called(messages: Sequence[Message], signs: Sequence[str], weights: Vector | None = None) -> Name:
    """Of these messages alone; `signs` are the words by which the problem is known, `weights` what each word counts."""
    spoken = Counter(word for one in messages for word in set(words(subject_of(one))))
    place = place_of(messages)
    told = tuple(sign for sign in signs if sign in spoken)  # whole words, not the pairs they were met by
    counts = _shared(spoken, len(messages), weights)
    lines = [short(one.subject) for one in messages]
    lines = [line for line in lines if line and not _names_somebody(line, place)]
    line = max(lines, key=lambda said: (_says(said, counts), said), default="") or "".join(told[:3])
    if place and place[:SHORTEST] not in line.lower():
        line = f"{place} {line}"
    return Name(line[:LONGEST], place, told[:6])


def place_of(messages: Sequence[Message]) -> str:
    """The name that most of the messages have in their subject; empty where they share none."""
    subjects = [subject_of(one) for one in messages]
    given = Counter(found for said in subjects for found in set(_told(said)))
    if not given:
        return ""
    count = {one: sum(one in said for said in subjects) for one, _n in given.most_common(40)}
    best = max(count, key=lambda one: (count[one] * len(one) ** 0.5, one))
    often = count[best] >= OFTEN * len(subjects)
    return best if often and (best.endswith(vocabulary().public) or not _names_somebody(best)) else ""


def _told(subject: str) -> Iterator[str]:
    """The names in it of which more than one character was found before the ending: one alone is the rest of a name."""
    return (full for full, ending in names(subject) if len(full) > len(ending) + 1)


def short(subject: str) -> str:
    """A subject without the areas it opens with, what it asks, and how it ends."""
    known = vocabulary()
    line = " ".join(clean(subject.encode("utf-8", "replace").decode()[:READ_OF_SUBJECT]).split()).strip(EDGES)
    for _round in range(3):
        line = known.opening.sub("", line).strip(EDGES)
        line = re.sub(f"^(?:{known.area.pattern})+", "", line, flags=re.IGNORECASE).strip(EDGES)
    return known.closing.sub("", line).strip(EDGES)


def _shared(spoken: Counter[str], messages: int, weights: Vector | None) -> Vector:
    """What each word counts for a line: the more, the more of the subjects have it; nothing where one has it alone."""
    known = weights if weights is not None else {word: float(n) for word, n in spoken.items()}
    least = min(2, messages)
    return {word: known.get(word, 0.0) * math.sqrt(n / messages) for word, n in spoken.items() if n >= least}


def _says(line: str, counts: Vector) -> float:
    """How much of what the problem's messages say stands in the line; a long line has to say more."""
    whole = sum(counts.get(word, 0.0) for word in set(words(line.lower())))
    return whole / math.pow(max(len(line), READABLE), LENGTHY)


def _names_somebody(line: str, place: str = "") -> bool:
    """Whether it may name a person; a place that most of the messages name is none, though it begin like a surname."""
    line = line.lower().replace(place, "") if place else line
    return any(True for _ in _people(line)) or any(True for _ in numbers(line))


def _people(line: str) -> Iterator[tuple[int, int]]:
    """Names of people that stand there as words: redaction takes more for names, since somebody reads it through.

    Estates and towns begin like rare surnames; with one of those a name has to be a whole one.
    """
    guessed = ((one.start, one.end) for one in names_of_people(line))
    for start, end in firm_names(line, guessed):
        if end - start > SHORTEST or line[start] not in known_of_names().doubtful:
            yield start, end
