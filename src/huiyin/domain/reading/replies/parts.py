"""What is checked: an answer in its parts, the letter it answers, and what the law wants said; all plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """One field of an answer: its name, its words, what it is for, and the claim it belongs to (0: to the whole).

    `role` is one of: "answer", "basis", "measure", and "door" for where the law wants another door shown. What has its day
    in a field of its own is `dated`.
    """

    name: str
    text: str
    role: str = "answer"
    claim: int = 0
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The letter: its claims by number, and everything its writer said or is known by, which is no news to them."""

    claims: Mapping[int, str]
    said: str = ""
    known: Sequence[Mapping[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Law:
    """A rule that can be cited: its last article (0: not known), and by what it was replaced, when it no longer holds."""

    title: str
    last: int = 0
    until: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Demands:
    """What the law wants of this paper, as data of its pack: whether a way to review, in how many days, by which article.

    `printed` says that the program itself prints the way to review, so that the draft need not; `last` that the law has
    no review of this paper at all.
    """

    basis: bool = True
    remedy: bool = True
    printed: bool = False
    last: bool = False
    days: int = 0
    article: str = ""
    laws: Sequence[Law] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: its kind, the place in a part (none where start equals end), its claim (0: none), and values to tell.

    `light` marks what is only told; the others are worth a change.
    """

    kind: str
    part: str = ""
    start: int = 0
    end: int = 0
    claim: int = 0
    light: bool = False
    values: Mapping[str, str] = field(default_factory=dict)


KINDS = (
    "unanswered",
    "no_basis",
    "basis_unknown",
    "basis_beyond",
    "basis_repealed",
    "promise_undated",
    "remedy_missing",
    "remedy_days",
    "remedy_none",
    "sent_elsewhere",
    "empty_formula",
    "copied",
    "hard_to_read",
    "discloses",
)
