"""What is said of a closing: the answers there are, and writing one down."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.ledger.rows import change
from huiyin.matters.checking.rows import SAID, state_of
from huiyin.matters.models import ClosureCheck, Matter
from huiyin.matters.record import Invalid, Problem

MAX_WORDS = 2_000


def checked(said: str, words: str, law: Counsel, *, silent: bool) -> None:
    """Raises Invalid for an answer that is none of the law's, or too many words; `silent` allows that there is none."""
    known = set(law.group("checks")) - (set() if silent else set(law.having("silent")))
    if said and said not in known:
        raise Invalid(Problem("said", _("Choose one of the answers.")))
    if len(words) > MAX_WORDS:
        text = _("This has %(n)d characters; at most %(max)d fit here. Shorten it.")
        raise Invalid(Problem("words", text % {"n": len(words), "max": MAX_WORDS}))


def take(
    matter: Matter, row: ClosureCheck, said: str, words: str, *, by: str, on: date, law: Counsel
) -> dict[str, Any]:
    """Write the answer beside what the unit's closing said; gives what the timeline tells."""
    state = state_of(said, law)
    answer = {"said": said, "words": words} if state == SAID else {"said": "", "words": ""}
    tries = row.tries + (by == "office")
    values = {"state": state, **answer, "asked_on": on, "by": by, "tries": tries}
    change(ClosureCheck, values, matter=matter.pk, no=row.no)
    told = {"check": row.no, "said": said, "claimed": row.claimed}
    return {**told, "said_words": words} if words and state == SAID else told
