"""What a message is compared by: its words, and apart from them the pairs of characters that names of places are made of."""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from huiyin.domain.reading.folding import Simplify
from huiyin.domain.reading.recurring.texts import Message, body_of, subject_of
from huiyin.domain.reading.recurring.vocabulary import LETTER, vocabulary

RUN = re.compile(f"{LETTER}+")
CODE = re.compile(r"[a-z]?\d*")  # a lone letter or number says nothing
OPENING = 40  # characters of a body that stand for a subject where there is none
OF_SUBJECT = 2  # how much more a word of the subject counts


@dataclass(frozen=True, slots=True)
class Terms:
    """Of one message: how often each word stands in it, and each pair of characters of a name."""

    words: Counter[str]
    names: Counter[str]
    called: frozenset[str]  # those words that only say where it is
    firm: bool  # named where the subject says what it is about, and not only somewhere in the body


def terms(message: Message, simplify: Simplify | None = None) -> Terms:
    """Of any text there is; an empty one has none."""
    subject, body = subject_of(message, simplify), body_of(message, simplify)
    nothing = vocabulary().empty
    said: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for text, times in ((subject, OF_SUBJECT), (body, 1)):
        for word in words(text):
            if word not in nothing:
                said[word] += times
    for run in RUN.findall(subject):
        said.update(pair for pair in pairs(run) if pair not in nothing)
    inside = list(names(subject))
    every = [*inside, *inside, *names(body)]
    for name, ending in every:
        named.update(
            pairs(name[: len(name) - len(ending) + 1])
        )  # what a school is called, not that it is one
    whole = {name for name, _ending in every}
    called = frozenset(term for term in said if any(term in name for name in whole))
    return Terms(_one_of_each(said), _one_of_each(named), called, bool(inside))


def _one_of_each(counted: Counter[str]) -> Counter[str]:
    """The same with each word held in memory once for all messages."""
    return Counter({sys.intern(term): n for term, n in counted.items()})


def words(text: str) -> Iterator[str]:
    """The words of at least two characters; letters and digits that stand together stay together."""
    import rjieba  # read where it is needed: a page of the server that compares nothing does not load it

    before = ""
    for word in rjieba.cut(vocabulary().area.sub(r"\g<0> ", text)):
        if len(word) > 1 and RUN.fullmatch(word) and not (word.isascii() and CODE.fullmatch(word)):
            yield word
        if before and RUN.fullmatch(word):  # a number and its word, such as a lender's name made of both
            yield before + word
        before = word if word.isascii() and CODE.fullmatch(word) and len(word) > 1 else ""


def names(text: str) -> Iterator[tuple[str, str]]:
    """Names of places and things in a text, without the areas they lie in, each with what it ends in."""
    known = vocabulary()
    for run in RUN.findall(text):
        for found in known.ending.finditer(run):
            before = run[max(0, found.start() - known.reach) : found.start()]
            bound = known.bound.match(before)
            before = before[bound.end() :] if bound else before
            if before and not known.common.search(run[max(0, found.end() - 2) : found.end()]):
                yield before + found.group(), found.group()


def pairs(name: str) -> Iterator[str]:
    """Each two characters that stand beside one another."""
    return (name[at : at + 2] for at in range(len(name) - 1))
