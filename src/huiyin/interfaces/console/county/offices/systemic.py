"""Causes behind many matters: one put right and published, one with measures kept, late and to come."""

from datetime import datetime, timedelta
from typing import Any

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.console.county import people
from huiyin.interfaces.console.county.offices.agenda import Agenda, Turn
from huiyin.interfaces.console.county.writing.scenery import words
from huiyin.matters import gate
from huiyin.matters.models import Accused, Commitment, Matter
from huiyin.work.causes.acts.link_matter import link_matter
from huiyin.work.causes.acts.open_systemic import open_systemic
from huiyin.work.causes.acts.publish_systemic import publish_systemic
from huiyin.work.causes.acts.solve_systemic import solve_systemic
from huiyin.work.causes.systemic import Opened, Planned
from huiyin.work.promises.acts.keep_promise import keep_promise

Row = dict[str, Any]
ANSWERED = ("served", "closed")


def find_common_causes(agenda: Agenda) -> None:
    """Put each file on the agenda."""
    for number, row in enumerate(words("offices/common_causes")["files"]):
        agenda.add(agenda.ago(row["opens"], 15, number), _open(agenda, row))


def _open(agenda: Agenda, row: Row) -> Turn:
    def turn(at: datetime) -> None:
        measures = tuple(
            Planned(one["text"], agenda.ground.units[one["unit"]], at.date() + timedelta(days=one["days"]))
            for one in row["measures"]
        )
        given = Opened(
            title=row["title"],
            cause=row["cause"],
            owner=agenda.ground.units[row["owner"]],
            problem=row["problem"],
            plan=row["plan"],
            due=at.date() + timedelta(days=row["days"]),
            category=row["category"],
            matters=_like(row, at, row["linked"]),
            measures=measures,
        )
        file = open_systemic(actor=_opener(agenda), at=at, systemic=given).matter_id
        for number, one in enumerate(row["measures"]):
            if "kept" in one:
                moment = agenda.ago(row["opens"] - one["kept"], 16, number)
                agenda.add(moment, _keep(agenda, file, number, one))
        _later(agenda, file, row)

    return turn


def _later(agenda: Agenda, file: int, row: Row) -> None:
    opener = _opener(agenda)
    if "more" in row:
        agenda.add(agenda.ago(row["opens"] - row["more"], 10), _link(agenda, file, row))
    if "solved" in row:
        said, end = row["solved"], agenda.ago(row["opens"] - row["solved"]["after"], 15)
        result = {"result": said["result"], "evidence": said["evidence"]}
        agenda.add(end, lambda at: solve_systemic(actor=opener, at=at, matter_id=file, **result))
        agenda.add(
            end + timedelta(days=2),
            lambda at: publish_systemic(
                actor=opener, at=at, matter_id=file, words=said["published"], confirmed=True
            ),
        )


def _link(agenda: Agenda, file: int, row: Row) -> Turn:
    def turn(at: datetime) -> None:
        found = _like(row, at, row["linked"] + 4)
        agenda.attempt(link_matter, actor=_opener(agenda), at=at, matter_id=file, linked_ids=found)

    return turn


def _keep(agenda: Agenda, file: int, number: int, one: Row) -> Turn:
    def turn(at: datetime) -> None:
        no = Commitment.objects.filter(matter_id=file).order_by("no").values_list("no", flat=True)[number]
        given = {"matter_id": file, "commitment": no, "evidence": one["evidence"]}
        keep_promise(actor=agenda.at_desk(one["unit"], "handler"), at=at, **given)

    return turn


def _like(row: Row, at: datetime, number: int) -> tuple[int, ...]:
    """The latest matters of that category that complain of nobody; only answered ones where it is to be published."""
    found = Matter.objects.filter(category=row["category"], confidential=False, received_at__lt=at)
    found = found.exclude(channel=gate.OWN_FILE).exclude(pk__in=Accused.objects.values("matter_id"))
    if "solved" in row:
        found = found.filter(stage__in=ANSWERED)
    return tuple(found.order_by("-pk").values_list("pk", flat=True)[:number])


def _opener(agenda: Agenda) -> StaffActor:
    return agenda.at_desk(people.HOME, "supervisor", 0)
