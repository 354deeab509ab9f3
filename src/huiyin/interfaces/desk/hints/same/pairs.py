"""Pairs as they are shown: on a page of their own, and beside a matter that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.hints.same.showing import Beside, side_by_side
from huiyin.services.hints.same.answering import MAY_ANSWER
from huiyin.services.hints.same.showing import Pair, of_matter


@dataclass(frozen=True, slots=True)
class Shown:
    """One pair: its two matters, how they are alike, which two it is by its address, and how it was answered."""

    matter: Any
    other: Any
    beside: Beside
    address: tuple[int, int]
    state: str


def shown(pairs: Sequence[Pair]) -> list[Shown]:
    """In their order."""
    return [
        Shown(
            one.matter,
            one.other,
            side_by_side(one.row.how, one.row.likeness, one.passages, *one.texts),
            (one.row.matter_id, one.row.other_id),
            one.row.state,
        )
        for one in pairs
    ]


def beside_matter(matter_id: int, actor: StaffActor) -> dict[str, Any]:
    """What the page of a matter shows of its open pairs."""
    return {"rows": shown(of_matter(actor, matter_id)), "may_answer": may_answer(actor)}


def may_answer(actor: StaffActor) -> bool:
    """Whether one may say of a pair what it is."""
    return any(actor.may(permission) for permission in MAY_ANSWER)
