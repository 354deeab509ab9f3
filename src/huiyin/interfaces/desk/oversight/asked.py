"""What is asked of one's own unit beside its matters: answers to measures, returns, things to be put right, each with its day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from huiyin.foundation.people.actor import StaffActor


@dataclass(frozen=True, slots=True)
class AskedOfUs:
    """One thing: what is asked, where it is answered, until when."""

    words: str
    address: str
    due: date | None
    icon: str = "clipboard-list"


Asking = Callable[[StaffActor, date], list[AskedOfUs]]
ASKED: list[Asking] = []  # each asks one query, and none where the actor's role does not carry the answer
SHOWN_AT_MOST = 12


def asked_of_us(actor: StaffActor, *, on: date) -> list[AskedOfUs]:
    """Everything asked, the earliest day first."""
    found = [one for asking in ASKED for one in asking(actor, on)]
    return sorted(found, key=lambda one: (one.due or date.max, one.words))[:SHOWN_AT_MOST]
