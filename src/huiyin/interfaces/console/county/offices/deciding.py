"""How decisions that touch many are checked before they are made: one decided after what people said, one that waits."""

from datetime import datetime, timedelta
from typing import Any

from huiyin.interfaces.console.county.offices.agenda import Agenda, Turn
from huiyin.interfaces.console.county.writing.scenery import words
from huiyin.work.screening.acts.check_decision import check_decision
from huiyin.work.screening.acts.end_decision_check import end_decision_check
from huiyin.work.screening.acts.open_decision_check import open_decision_check
from huiyin.work.screening.deciding import Checked, Planned

Row = dict[str, Any]


def check_decisions(agenda: Agenda) -> None:
    """Put each on the agenda."""
    for number, row in enumerate(words("offices/decisions")["decisions"]):
        agenda.add(agenda.ago(row["opens"], 10, number), _open(agenda, row))


def _open(agenda: Agenda, row: Row) -> Turn:
    def turn(at: datetime) -> None:
        actor = agenda.at_desk(row["unit"], "handler")
        planned = Planned(
            title=row["title"],
            kind=row["kind"],
            what=row["what"],
            planned_for=at.date() + timedelta(days=row["days"]),
            category=row["category"],
            place=row.get("place", ""),
        )
        file = open_decision_check(actor=actor, at=at, plan=planned).matter_id
        if "checked" in row:
            said = row["checked"]
            check = Checked(said["affected"], said["number"], said["asked"], said["said"])
            agenda.add(
                agenda.ago(row["opens"] - said["after"], 15),
                lambda then: check_decision(actor=actor, at=then, decision_id=file, check=check),
            )
        if "ended" in row:
            end = row["ended"]
            given = {"decision_id": file, "outcome": end["outcome"], "reason": end["reason"]}
            agenda.add(
                agenda.ago(row["opens"] - end["after"], 11),
                lambda then: end_decision_check(actor=actor, at=then, **given),
            )

    return turn
