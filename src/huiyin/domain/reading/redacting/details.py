"""One thing in a text by which somebody could be recognised, and the text without it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

KINDS = ("name", "id_number", "phone", "card", "plate", "email", "address", "number")


@dataclass(frozen=True, slots=True)
class Detail:
    """Where it stands, what it is (one of KINDS), its words, and whether it is known of a party rather than guessed."""

    start: int
    end: int
    kind: str
    words: str
    known: bool = False


def apart(details: Iterable[Detail]) -> list[Detail]:
    """The same in the order of the text, where several overlap joined to one: the kind of the surest, then longest."""
    found: list[Detail] = []
    for one in sorted(details, key=lambda d: (d.start, -d.end)):
        if found and one.start < found[-1].end:
            last = found.pop()
            first = max((last, one), key=lambda d: (d.known, d.end - d.start))
            tail = one.words[last.end - one.start :] if one.end > last.end else ""
            words, end = last.words + tail, max(last.end, one.end)
            one = Detail(last.start, end, first.kind, words, last.known or one.known)
        found.append(one)
    return found


def covered(text: str, details: Iterable[Detail], covers: Mapping[str, str]) -> str:
    """The text with each of these places covered by the word for its kind."""
    parts, done = [], 0
    for one in apart(details):
        parts += [text[done : one.start], covers[one.kind]]
        done = one.end
    return "".join([*parts, text[done:]])
