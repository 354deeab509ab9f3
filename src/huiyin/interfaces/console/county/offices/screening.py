"""How the county looks for disputes before anybody has to come: one screening before a holiday, closed; one that runs now."""

from datetime import datetime, timedelta
from typing import Any

from huiyin.interfaces.console.county import people
from huiyin.interfaces.console.county.offices.agenda import Agenda, Turn
from huiyin.interfaces.console.county.writing.scenery import words
from huiyin.matters.models import Proceeding
from huiyin.work.announcing.acts.enter_problem import enter_problem
from huiyin.work.announcing.acts.solve_problem import solve_problem
from huiyin.work.announcing.problems import Entered
from huiyin.work.screening.acts.close_campaign import close_campaign
from huiyin.work.screening.acts.give_return import give_return
from huiyin.work.screening.acts.open_campaign import open_campaign
from huiyin.work.screening.asking import Asking

Row = dict[str, Any]
CHECKED_AFTER = 3  # days after the day by which a problem is to be put right


def screen(agenda: Agenda) -> None:
    """Put each screening on the agenda."""
    for row in words("offices/screenings")["screenings"]:
        agenda.add(agenda.ago(row["opens"], 9, 2), _open(agenda, row))


def _open(agenda: Agenda, row: Row) -> Turn:
    def turn(at: datetime) -> None:
        asking = Asking(
            title=row["title"],
            words=row["words"],
            topics=tuple(row["topics"]),
            units=tuple(agenda.ground.units[code] for code in row["units"]),
            opens=at.date(),
            closes=at.date() + timedelta(days=row["days"]),
        )
        opened = open_campaign(actor=_lead(agenda), at=at, campaign=asking)
        for number, given in enumerate(row["returns"]):
            _answer(agenda, opened.matter_id, row, given, number)
        if "summary" in row:
            closing = agenda.ago(row["opens"] - row["days"] - 3, 16)
            given = {"campaign_id": opened.matter_id, "summary": row["summary"]}
            agenda.add(closing, lambda then: close_campaign(actor=_lead(agenda), at=then, **given))

    return turn


def _answer(agenda: Agenda, file: int, row: Row, given: Row, number: int) -> None:
    """The problems a unit enters, and after them its return."""
    for place, problem in enumerate(given.get("problems", ())):
        moment = agenda.ago(row["opens"] - given["after"], 9 + place, number)
        agenda.add(moment, _enter(agenda, file, given["unit"], problem))
    moment = agenda.ago(row["opens"] - given["after"], 16, number)
    said = {"function": given["function"], "how_looked": given.get("how", "")}

    def turn(at: datetime) -> None:
        unit = given["unit"]
        actor = agenda.at_desk(unit, "signer" if _has_signer(unit) else "handler")
        give_return(actor=actor, at=at, campaign_id=file, none_found="problems" not in given, **said)

    agenda.add(moment, turn)


def _enter(agenda: Agenda, file: int, unit: str, row: Row) -> Turn:
    def turn(at: datetime) -> None:
        due = at.date() + timedelta(days=row["days"])
        handler = agenda.at_desk(unit, "handler")
        problem = Entered(
            title=row["title"],
            lacking=row["lacking"],
            affected=row["affected"],
            in_charge=handler.account_id,
            function=row["function"],
            plan=row["plan"],
            due=due,
            category=row["category"],
            place=row.get("place", ""),
            campaign=file,
            topic=row["topic"],
            checker=row["checker"],
            check_on=due + timedelta(days=CHECKED_AFTER),
        )
        matter = enter_problem(actor=handler, at=at, problem=problem).matter_id
        if "solved" in row:
            done = row["solved"]
            given = {"matter_id": matter, "result": done["result"], "evidence": done["evidence"]}
            number = Proceeding.objects.filter(matter_id=matter, kind="problem").latest("no").no
            agenda.add(
                agenda.moment(at.date() + timedelta(days=done["after"]), 15),
                lambda then: agenda.attempt(solve_problem, actor=handler, at=then, problem=number, **given),
            )

    return turn


def _lead(agenda: Agenda) -> Any:
    return agenda.at_desk(people.HOME, "supervisor", 0)


def _has_signer(unit: str) -> bool:
    return any(m.unit == unit and "signer" in m.roles for m in people.staff())
