"""Reading the questions that people ask, with answers in plain words whose numbers come from the law and are never typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter

from huiyin.domain.law.load.source import fault, read
from huiyin.domain.law.pack import Pack
from huiyin.domain.law.terms import Text

FOLDER = "qa"
LENGTH = "_length"  # {handle_length} is the length of the limit `handle`


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `answer` is filled in, `raw` has its places still; `articles` are those it rests on."""

    id: str
    topic: str
    question: Text
    answer: Text
    raw: Text
    articles: tuple[str, ...]
    file: Path


def questions_of(pack: Pack) -> tuple[Question, ...]:
    """The questions of a pack in the order of its files; none where it has no such folder. Raises LawError."""
    return _read(pack.folder, pack.languages, _Numbers(pack))


def places_in(text: Text) -> set[str]:
    """The names that stand in braces in any language."""
    return {
        name for said in text.words.values() for _, name, _, _ in Formatter().parse(said) if name is not None
    }


def number_of(pack: Pack, name: str) -> int | None:
    """The number that a place stands for: the length of a limit, or a value, as they hold now; None for neither."""
    limit = pack.limits.get(name.removesuffix(LENGTH)) if name.endswith(LENGTH) else None
    if limit is not None:
        return limit.length
    value = pack.values.get(name)
    return value.numbers.steps[-1][1] if value else None


class _Numbers:
    """The numbers of a pack, equal where the law is, so that reading is remembered for a law and its place."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._key = (pack.name, pack.place)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Numbers) and other._key == self._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=16)
def _read(folder: Path, languages: tuple[str, ...], numbers: _Numbers) -> tuple[Question, ...]:
    found: dict[str, Question] = {}
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        node = read(path, languages)
        node.only("questions")
        for one in node.nodes("questions"):
            one.only("id", "question", "answer", "articles")
            name, raw = one.word("id"), one.text("answer")
            if name in found:
                raise fault(one.where, f"the question '{name}' stands here twice")
            given = {place: number_of(numbers.pack, place) for place in places_in(raw)}
            unknown = sorted(place for place, number in given.items() if number is None)
            if unknown:
                raise fault(one.where, f"speaks of {{{unknown[0]}}}, which is no limit's length and no value")
            answer = raw.each(lambda _, said, known=given: said.format(**known))  # type: ignore[misc]
            question, articles = one.text("question"), one.codes("articles")
            found[name] = Question(name, path.stem, question, answer, raw, articles, path)
    return tuple(found.values())
