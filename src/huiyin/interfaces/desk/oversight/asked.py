"""What is asked of one's own unit beside its matters: answers to measures, returns, things to be put right, each with its day."""

from datetime import date

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.causes.asked import readings_asked
from huiyin.interfaces.desk.checks.section import checks_asked
from huiyin.interfaces.desk.oversight.asking import AskedOfUs, Asking
from huiyin.interfaces.desk.oversight.owed import owed_asked

# each asks one query, and none where the actor's role does not carry the answer
ASKED: list[Asking] = [
    readings_asked,
    checks_asked,
    owed_asked,
]
SHOWN_AT_MOST = 12


def asked_of_us(actor: StaffActor, *, on: date) -> list[AskedOfUs]:
    """Everything asked, the earliest day first."""
    found = [one for asking in ASKED for one in asking(actor, on)]
    return sorted(found, key=lambda one: (one.due or date.max, one.words))[:SHOWN_AT_MOST]
