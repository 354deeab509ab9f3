"""The three proposals (Art 40): of a rule, of practice, to hold responsible; answered adopted, in part or not, one not in time."""

from datetime import datetime, timedelta
from typing import Any

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.console.county import people
from huiyin.interfaces.console.county.offices.agenda import Agenda, Turn
from huiyin.interfaces.console.county.writing.scenery import words
from huiyin.matters import gate
from huiyin.matters.models import Accused, Matter, RuleChange
from huiyin.matters.proposing import Proposal
from huiyin.work.signing.acts.answer_rule_change import answer_rule_change
from huiyin.work.signing.acts.propose_accountability import propose_accountability
from huiyin.work.signing.acts.propose_improvement import propose_improvement
from huiyin.work.signing.acts.propose_rule_change import propose_rule_change

Row = dict[str, Any]
ANSWERED = ("served", "closed")
PROPOSING = {"policy": propose_rule_change, "improvement": propose_improvement}


def make_proposals(agenda: Agenda) -> None:
    """Put each proposal on the agenda."""
    for number, row in enumerate(words("offices/proposals")["proposals"]):
        agenda.add(agenda.ago(row["made"], 10, number), _propose(agenda, row))


def _propose(agenda: Agenda, row: Row) -> Turn:
    def turn(at: datetime) -> None:
        matter = _matter(row)
        if matter is None:
            return
        units = agenda.ground.units
        change = Proposal(row["rule"], row["gap"], row["proposal"], units[row["owner"]])
        given = {"actor": agenda.at_desk(people.HOME, "supervisor", 0), "at": at, "change": change}
        if row["kind"] == "responsibility":
            against = units[row["against"]]
            event = agenda.attempt(propose_accountability, matter_id=matter, against=against, **given)
        else:
            event = agenda.attempt(PROPOSING[row["kind"]], matter_id=matter, **given)
        if event is not None and "answer" in row:
            moment = at + timedelta(days=row["answer"]["after"])
            agenda.add(agenda.moment(moment.date(), 11), _answer(agenda, event.matter_id, row))

    return turn


def _answer(agenda: Agenda, matter: int, row: Row) -> Turn:
    def turn(at: datetime) -> None:
        said = row["answer"]
        no = RuleChange.objects.filter(matter_id=matter, kind=row["kind"]).latest("no").no
        given = {"matter_id": matter, "no": no, "outcome": said["outcome"], "words": said["words"]}
        answer_rule_change(actor=_answering(agenda, row), at=at, **given)

    return turn


def _answering(agenda: Agenda, row: Row) -> StaffActor:
    role = row["answer"].get("role", "signer")
    return agenda.at_desk(row["owner"], role)


def _matter(row: Row) -> int | None:
    """The latest answered matter of that category that complains of nobody."""
    found = Matter.objects.filter(category=row["category"], stage__in=ANSWERED, confidential=False)
    found = found.exclude(channel=gate.OWN_FILE).exclude(pk__in=Accused.objects.values("matter_id"))
    return found.order_by("-pk").values_list("pk", flat=True).first()
