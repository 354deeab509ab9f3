"""Which proposals somebody may make from an office's own file, for the page of that file."""

from datetime import date

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.casefile.doings import Offered
from huiyin.interfaces.desk.forms.signing.table import ROWS
from huiyin.matters.queries.offered import opened
from huiyin.matters.queries.offices.own_file import OwnFile

PROPOSALS = ("propose_rule_change", "propose_improvement", "propose_accountability")


def proposals_from(file: OwnFile, actor: StaffActor, on: date) -> list[Offered]:
    """The law's offers met with the actor's permissions and desk, each with its form."""
    theirs = [a for a in PROPOSALS if ROWS[a].carried_by(actor) and ROWS[a].reached_by(actor, here=file.ours)]
    return [Offered(act, ROWS[act]) for act in opened(file.matter, theirs, actor=actor, on=on)]
