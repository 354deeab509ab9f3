"""Whether an answer is a copy of one that was given to another matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from huiyin.domain.reading.normal import digest, normal
from huiyin.domain.reading.replies.parts import Part, Remark

WIDTH = 8  # characters of a stretch that is compared
SAME = 0.9  # share of an answer's stretches from which on it is a copy
LEAST = 60  # letters and digits; a shorter answer is compared as a whole only
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Earlier:
    """An answer to another matter; `name` is empty where whoever drafts may not read that matter."""

    text: str
    name: str = ""


def copied(parts: Iterable[Part], earlier: Iterable[Earlier]) -> Iterator[Remark]:
    """At most one remark: the earlier answer that holds most of this one, where it holds nearly all."""
    whole = "\n".join(part.text for part in parts if part.role == "answer")
    mine = stretches(whole)
    own = "" if mine or not normal(whole) else digest(whole)  # a short answer is compared as a whole
    found: list[tuple[float, Earlier]] = []
    for one in earlier:
        if mine:
            share = len(mine & stretches(one.text)) / len(mine)
        else:
            share = float(own != "" and own == digest(one.text))
        if share >= SAME:
            found.append((share, one))
    if found:
        share, one = max(found, key=lambda pair: pair[0])
        yield Remark("copied", values={"share": f"{round(100 * share)}", "of": one.name})


def stretches(text: str) -> frozenset[str]:
    """Every stretch of WIDTH letters or digits; none of a short text."""
    plain = normal(text[:LONGEST])
    if len(plain) < LEAST:
        return frozenset()
    return frozenset(plain[at : at + WIDTH] for at in range(len(plain) - WIDTH + 1))
