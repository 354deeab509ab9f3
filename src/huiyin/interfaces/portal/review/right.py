"""The person's right to a review, and each review with its steps and dates, as the tracking page shows them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from huiyin.domain.law.why import Permit
from huiyin.foundation.units.tree import tree
from huiyin.matters.queries.followed import Followed
from huiyin.matters.queries.offered import is_open

ACTS = {1: "ask_review", 2: "ask_second_review"}


@dataclass(frozen=True, slots=True)
class Right:
    """The review that can be asked for: of whom, until when; `late` where its time is over and a reason is asked for.

    `refused` is what stands in the way for good (no organ above in this installation), in the law's words.
    """

    level: int
    organ: str
    due: Any
    late: bool
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """One review as it went: which level, asked of whom and when, and how far it has come."""

    level: int
    organ: str
    asked_on: date
    state: str
    until: date | None
    outcome: str
    served_on: date | None
    reasons: str
    grounds: str


def review_of(case: Followed, due: Any) -> dict[str, Any]:
    """What the page says of reviews. `due` is the running date of the person's own limit, where one runs."""
    return {"right": _right(case, due), "reviews": [_course(case, row) for row in case.beside.reviews]}


def review_page(case: Followed) -> dict[str, Any]:
    """What the page for asking says: of whom, which level, by when they answer if it is sent today."""
    level = case.above.level or 1
    limit = case.counsel.limit("decide_second_review" if level > 1 else "decide_review")
    outcomes = [case.counsel.term(code).say(_speak()) for code in case.counsel.group("review_outcomes")]
    organ = case.above.words(_speak())
    return {"level": level, "organ": organ, "days": limit.length, "outcomes": outcomes}


def _right(case: Followed, due: Any) -> Right | None:
    level = case.above.level
    answer = case.offers.get(ACTS.get(level, ""))
    if answer is None:
        return None
    organ = case.above.words(_speak())
    if isinstance(answer, Permit):
        return Right(level, organ, due, False, ())
    if is_open(answer):
        return Right(level, organ, None, True, ())
    if answer.code == "no_organ_here":
        return Right(level, organ, due, False, (answer.reason.say(_speak()), answer.mend.say(_speak())))
    return None


def _course(case: Followed, row: Any) -> Course:
    limit = "decide_second_review" if row.level > 1 else "decide_review"
    running = [c.due for c in case.clocks if c.limit == limit and c.running]
    served = row.state == "served"
    return Course(
        level=row.level,
        organ=tree().units[row.organ_id].full_name,
        asked_on=row.asked_on,
        state="accepted" if row.state == "asked" and not case.counsel.knows("admit_review") else row.state,
        until=running[0] if running and not served else None,
        outcome=case.counsel.term(row.outcome).say(_speak()) if served else "",
        served_on=row.served_on,
        reasons=row.opinion if served else "",
        grounds=row.grounds,
    )


def _speak() -> str:
    return get_language() or "zh-hans"
