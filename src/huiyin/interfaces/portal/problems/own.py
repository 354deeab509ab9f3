"""What a person reads of the common cause that their own matter is part of."""

from dataclasses import dataclass
from datetime import date

from huiyin.foundation.people.actor import PersonActor
from huiyin.matters.queries.causes.systemic import behind
from huiyin.matters.queries.followed import Followed


@dataclass(frozen=True, slots=True)
class Known:
    """A known problem: who puts it right, by which day, how many matters it lies behind, and what became of it."""

    owner: str
    due: date
    linked: int
    solved_on: date | None
    published: bool
    late: bool


def known_problems(case: Followed) -> list[Known]:
    """Nothing of what others brought but how many they are."""
    return [
        Known(
            owner=one.owner.full_name,
            due=one.row.due,
            linked=one.linked,
            solved_on=one.row.ended_on,
            published=one.row.published_on is not None,
            late=one.is_late(case.today),
        )
        for one in behind(case.matter.pk, PersonActor(case.matter.pk))
    ]
