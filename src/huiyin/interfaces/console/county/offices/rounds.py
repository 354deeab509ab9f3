"""Everything the county's offices have on their agenda beside the lives."""

from datetime import date

from huiyin.interfaces.console.county.ground import Ground
from huiyin.interfaces.console.county.offices.agenda import Agenda
from huiyin.interfaces.console.county.offices.asking_again import ask_again
from huiyin.interfaces.console.county.offices.coding import code_causes
from huiyin.interfaces.console.county.offices.deciding import check_decisions
from huiyin.interfaces.console.county.offices.inspecting import inspect
from huiyin.interfaces.console.county.offices.proposing import make_proposals
from huiyin.interfaces.console.county.offices.publishing import publish_answers
from huiyin.interfaces.console.county.offices.screening import screen
from huiyin.interfaces.console.county.offices.supervising import press_offices
from huiyin.interfaces.console.county.offices.systemic import find_common_causes

ROUNDS = (
    press_offices,
    code_causes,
    ask_again,
    screen,
    check_decisions,
    inspect,
    find_common_causes,
    make_proposals,
    publish_answers,
)


def agenda_of(ground: Ground, last: date) -> Agenda:
    """The agenda up to that day."""
    agenda = Agenda(ground, last)
    for put in ROUNDS:
        put(agenda)
    return agenda
