"""Below which numbers the law of the place has nothing shown."""

from datetime import date

from huiyin.domain.law.terms import LawError
from huiyin.matters.asking import counsel_for_new


def threshold(name: str, on: date) -> int | None:
    """The law's number of that name on a day; None where this law says nothing of it."""
    try:
        return counsel_for_new().value(name, on)
    except LawError:
        return None
