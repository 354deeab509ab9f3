"""What a paper is made from: a plain mapping, read name by name, so that nothing missing is ever made up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from huiyin.domain.law.terms import Text
from huiyin.domain.letters.wording import day_words, is_english, one_line, paragraphs


class MissingContent(ValueError):
    """The paper cannot be written: ``names`` are the contents it needs and was not given, in order.

    A content inside a list is named with its place, e.g. ``claims[2].basis`` (counted from 1).
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        super().__init__(f"the paper cannot be written without: {', '.join(self.names)}")


def is_blank(value: object) -> bool:
    """True for nothing at all: None, an empty or blank text, an empty list or mapping. False and 0 are said."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Mapping | list | tuple | set | frozenset):
        return not value
    return False


@dataclass(frozen=True, slots=True)
class Contents:
    """The given contents in one language. Dates become words, lists are joined, texts are made literal."""

    given: Mapping[str, object]
    lang: str

    def has(self, *names: str) -> bool:
        """True when every one of the names was given and is not blank."""
        return all(not is_blank(self.given.get(name)) for name in names)

    def say(self, zh: str, en: str) -> str:
        """The wording of this paper's language."""
        return en if is_english(self.lang) else zh

    def text(self, name: str) -> str:
        """A content on one line; empty when it was not given."""
        return one_line(self._words(self.given.get(name)))

    def lines(self, name: str) -> tuple[str, ...]:
        """A content as paragraphs: a list gives one for each entry, a text one for each line."""
        value = self.given.get(name)
        entries = value if isinstance(value, list | tuple) else (value,)
        return tuple(line for entry in entries for line in paragraphs(self._words(entry)))

    def rows(self, name: str) -> tuple["Contents", ...]:
        """A list of mappings, each readable like the whole; entries that are not mappings are left out."""
        value = self.given.get(name)
        entries = value if isinstance(value, list | tuple) else ()
        return tuple(Contents(entry, self.lang) for entry in entries if isinstance(entry, Mapping))

    def _words(self, value: object) -> str:
        if value is None or isinstance(value, bool):
            return ""
        if isinstance(value, date):
            return day_words(value, self.lang)
        if isinstance(value, Text):
            return value.say(self.lang)
        if isinstance(value, Mapping):
            return self._words(list(value.values()))
        if isinstance(value, list | tuple | set | frozenset):
            entries = sorted(value, key=str) if isinstance(value, set | frozenset) else value
            return self.say("、", ", ").join(filter(None, (self._words(entry).strip() for entry in entries)))
        return str(value)
