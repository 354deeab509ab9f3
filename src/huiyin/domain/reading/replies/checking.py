"""An answer checked before it is sent: every remark with its place, each claim with its passage, and how plainly it reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from huiyin.domain.reading.folding import Simplify, same_length
from huiyin.domain.reading.replies.answering import ENOUGH, Passage, best_passage, can_be_sought
from huiyin.domain.reading.replies.citing import basis
from huiyin.domain.reading.replies.copying import Earlier, copied
from huiyin.domain.reading.replies.formulas import elsewhere, empty, substance
from huiyin.domain.reading.replies.parts import Asked, Demands, Part, Remark
from huiyin.domain.reading.replies.plainness import HARD, Plainness, plainness
from huiyin.domain.reading.replies.promising import undated
from huiyin.domain.reading.replies.remedies import remedies
from huiyin.domain.reading.replies.revealing import disclosed

MOST_CLAIMS = 60
MOST_EACH = 12  # remarks of one kind; nobody reads more


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found. `passages` has every claim that was looked for, with None where nothing speaks to it."""

    remarks: tuple[Remark, ...]
    passages: dict[int, Passage | None]
    plain: Plainness | None
    share_of_formula: float


def check(
    parts: Sequence[Part],
    asked: Asked,
    demands: Demands,
    *,
    earlier: Iterable[Earlier] = (),
    public: Iterable[str] = (),
    simplify: Simplify | None = None,
) -> Checked:
    """Check an answer of any length in any language; what cannot be judged gives no remark.

    `public` are names everybody may read, such as those of offices.
    """
    read = [replace(part, text=same_length(part.text, simplify)) for part in parts]
    meant = _same(asked, simplify)
    passages = {n: _passage(n, text, read) for n, text in list(meant.claims.items())[:MOST_CLAIMS]}
    plain = plainness(read)
    remarks = [
        *_unanswered(passages, meant, read),
        *basis(read, demands.laws, wanted=demands.basis and any(part.text.strip() for part in read)),
        *undated(read),
        *remedies(read, demands),
        *elsewhere(read),
        *empty(read),
        *copied(read, earlier),
        *_hard(plain),
        *disclosed(read, meant, public),
    ]
    return Checked(tuple(_few(remarks)), passages, plain, substance(read).share_of_formula)


def _passage(number: int, claim: str, parts: Sequence[Part]) -> Passage | None:
    """The passage that speaks to a claim, where an answer to it stands: in its own fields, or in those of the whole."""
    own = [part for part in parts if part.role != "basis" and part.claim in (number, 0)]
    found = best_passage(number, claim, own)
    return found if found and found.likeness >= ENOUGH else None


def _unanswered(passages: dict[int, Passage | None], asked: Asked, parts: Sequence[Part]) -> Iterator[Remark]:
    """Claims for which nothing was found; none of those whose own fields are still empty, and none too short to look for."""
    for number, passage in passages.items():
        own = [part for part in parts if part.claim in (number, 0) and part.role != "basis"]
        written = any(part.text.strip() for part in own)
        if passage is None and written and can_be_sought(asked.claims[number]):
            yield Remark("unanswered", own[0].name, claim=number)


def _hard(plain: Plainness | None) -> Iterator[Remark]:
    if plain and plain.score < HARD:
        part, start, end = plain.hardest
        yield Remark("hard_to_read", part, start, end, light=True, values={"score": str(plain.score)})


def _same(asked: Asked, simplify: Simplify | None) -> Asked:
    claims = {n: same_length(text, simplify) for n, text in asked.claims.items()}
    return replace(asked, claims=claims, said=same_length(asked.said, simplify))


def _few(remarks: Iterable[Remark]) -> Iterator[Remark]:
    counted: dict[str, int] = {}
    for one in remarks:
        counted[one.kind] = counted.get(one.kind, 0) + 1
        if counted[one.kind] <= MOST_EACH:
            yield one
