"""A message as the finder reads it: its words, its day, and a mark by which distinct writers of one problem are counted."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from huiyin.domain.reading.folding import Simplify, fold
from huiyin.domain.reading.plain import clean

READ_OF_SUBJECT, READ_OF_BODY = 200, 150  # characters: what follows is story, thanks and signature


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `author` is compared within one problem and used for nothing else; empty where it is not known."""

    id: Hashable
    subject: str
    body: str
    day: date | None = None
    author: str = ""
    against: int = 0
    likes: int = 0


def plainly(text: str, longest: int, simplify: Simplify | None = None) -> str:
    """The beginning of a text in one form; whatever characters it is made of."""
    whole = text[: longest * 4].encode("utf-8", "replace").decode("utf-8")  # a lone surrogate is no character
    return " ".join(fold(clean(whole), simplify).split())[:longest]


def subject_of(message: Message, simplify: Simplify | None = None) -> str:
    """Its subject as it is read."""
    return plainly(message.subject, READ_OF_SUBJECT, simplify)


def body_of(message: Message, simplify: Simplify | None = None) -> str:
    """The beginning of its body as it is read."""
    return plainly(message.body, READ_OF_BODY, simplify)
