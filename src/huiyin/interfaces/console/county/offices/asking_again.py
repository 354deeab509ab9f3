"""How closed matters are asked about again: two samples months apart, most asked, some not reached, some answer by themselves."""

from datetime import datetime, timedelta
from typing import Any

from huiyin.foundation.people.actor import PersonActor
from huiyin.foundation.units.unusable import Unusable
from huiyin.interfaces.console.county import people
from huiyin.interfaces.console.county.offices.agenda import Agenda, Turn, pick
from huiyin.interfaces.console.county.writing.scenery import words
from huiyin.matters.checking.drawing import Scope, draw_sample, end_sample
from huiyin.matters.models import ClosureCheck, Sample
from huiyin.work.checking.acts.answer_check import answer_check
from huiyin.work.checking.acts.check_closure import check_closure

QUARTER = timedelta(days=91)
SIZE = 30
DRAWN = ((140, True), (24, False))  # how many days ago, and whether that check has ended


def ask_again(agenda: Agenda) -> None:
    """Put both samples on the agenda."""
    for days, ended in DRAWN:
        agenda.add(agenda.ago(days, 9, days), _sample(agenda, days, ended=ended))


def _sample(agenda: Agenda, days: int, *, ended: bool) -> Turn:
    def turn(at: datetime) -> None:
        drawer = agenda.at_desk(people.HOME, "supervisor", 0)
        last = at.date() - timedelta(days=1)
        scope = Scope(last - QUARTER, last)
        try:
            sample = draw_sample(actor=drawer, at=at, scope=scope, size=SIZE, seed=f"{at:%Y-%m}-check")
        except Unusable:  # nobody whose matter was closed in these days agreed to be asked
            agenda.passed_over += 1
            return
        _plan(agenda, sample, days)
        if ended:
            closing = agenda.ago(days - 21, 17)
            agenda.add(closing, lambda then: end_sample(sample.pk, actor=drawer, at=then))

    return turn


def _plan(agenda: Agenda, sample: Sample, days: int) -> None:
    """Three or four a day; every eighth is not asked yet, every ninth says so by the query page."""
    rows = ClosureCheck.objects.filter(sample_id=sample.pk).order_by("matter_id")
    for number, row in enumerate(rows):
        if number % 8 == 7:
            continue
        moment = agenda.ago(days - 2 - number // 4, 9 + number % 7, number)
        agenda.add(moment, _ask(agenda, row.matter_id, sample.pk, number))


def _ask(agenda: Agenda, matter: int, sample: int, number: int) -> Turn:
    told: list[dict[str, Any]] = words("offices/asked_again")["answers"]
    answer = pick(told, number)

    def turn(at: datetime) -> None:
        if number % 9 == 3 and "silent" not in answer:
            said = {"said": answer["said"], "words": answer.get("words", "")}
            agenda.attempt(answer_check, actor=PersonActor(matter), at=at, matter_id=matter, **said)
            return
        asker = agenda.at_desk(people.HOME, "clerk", number)
        given = {"said": answer["said"], "words": answer.get("words", ""), "how": answer.get("how", "call")}
        agenda.attempt(check_closure, actor=asker, at=at, matter_id=matter, sample=sample, **given)

    return turn
