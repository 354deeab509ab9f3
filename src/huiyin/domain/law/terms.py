"""The words everything else is said in: texts, sides, units, and what a rule rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LawError(ValueError):
    """A question that cannot be answered as asked, or a pack that cannot be read.

    It says in one line what is wrong, why, and what to do; a refusal by the law is never a LawError.
    """

    def __init__(self, what: str, why: str, mend: str) -> None:
        self.what, self.why, self.mend = what, why, mend
        super().__init__(f"{what}: {why}. {mend}.")


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in several languages, the first one being the pack's own."""

    words: Mapping[str, str]

    def say(self, lang: str) -> str:
        """The words in ``lang`` ("zh-hans", "zh", "en", ...); in the first language when it is not there."""
        wanted = lang.lower().replace("_", "-")
        while wanted:
            if wanted in self.words:
                return self.words[wanted]
            wanted = wanted.rpartition("-")[0]
        return next(iter(self.words.values()), "")

    def each(self, change: Callable[[str, str], str]) -> Text:
        """A new text, with ``change(language, words)`` in place of the words of each language."""
        return Text({lang: change(lang, words) for lang, words in self.words.items()})


class Side(StrEnum):
    """Whose limit, or whose act: the office's or the person's."""

    OFFICE = "office"
    PERSON = "person"


class Unit(StrEnum):
    """What a length counts."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    HOURS = "hours"


class Role(StrEnum):
    """What a limit is for, in the few ways the program has to tell limits apart; a pack names its own limits."""

    PLAIN = ""
    TELLING = "telling"  # the person is told what becomes of the matter
    HANDLING = "handling"  # the matter is answered
    EXTENSION = "extension"  # the time for answering, prolonged
    SET_TIME = "set_time"  # what one office sets another
    RIGHT = "right"  # what a unit may do while it runs, and is never late with
    REVIEW = "review"  # the person may ask another organ to look again


@dataclass(frozen=True, slots=True)
class Basis:
    """What is relied on: an article, or a signed reading where the law is silent.

    ``number`` is how it is cited ("Art 34"), ``label`` the citation with the regulation's name, ``gist`` our
    own plain words, ``mark`` how sure the reading is (S text read, I inferred, M from memory ...).
    """

    id: str
    number: Text
    label: Text
    gist: Text
    mark: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A number by the day from which it holds: ascending pairs of day and number, each with its reference."""

    steps: tuple[tuple[date, int], ...]
    references: tuple[str, ...] = ()

    def on(self, day: date) -> int:
        """The number that holds on ``day``; before the first day, the first number."""
        held = [number for since, number in self.steps if since <= day]
        return held[-1] if held else self.steps[0][1]

    @property
    def latest(self) -> int:
        """The number that holds from the last day named."""
        return self.steps[-1][1]
