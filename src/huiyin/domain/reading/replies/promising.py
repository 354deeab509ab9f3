"""What an answer promises without saying by which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huiyin.domain.reading.replies.parts import Part, Remark
from huiyin.domain.reading.replies.sentences import any_of, sentences


def undated(parts: Iterable[Part]) -> Iterator[Remark]:
    """Each sentence that says the office will do something soon, and names no day for it."""
    for part in parts:
        if part.role == "basis" or part.dated:
            continue
        for one in sentences(part.text):
            vague = any_of("vague").search(one.text)
            if vague and _promises(one.text, vague.start()) and not _has_day(one.text):
                start = one.start + 1 + max(one.text.rfind(mark, 0, vague.start()) for mark in "：:\u3000")
                word = {"word": vague.group()}
                yield Remark("promise_undated", part.name, start, one.end, part.claim, values=word)


def _promises(sentence: str, at: int) -> bool:
    """Whether the office is going to do it: not the person, and not a rule."""
    around = sentence[max(0, at - 16) : at + 40]
    return bool(any_of("undertakes").search(around)) and not any_of("no_promise").search(around)


def _has_day(text: str) -> bool:
    return any_of("day").search(text) is not None
