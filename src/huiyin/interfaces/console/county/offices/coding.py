"""How it is coded why matters arose: every month some decided ones by the unit that handled them, a fifth read again, some settled."""

# ruff: noqa: S311  (seeded chance makes the same county every time; nothing here is a secret)

import random
from datetime import datetime, timedelta

from huiyin.interfaces.console.county import people
from huiyin.interfaces.console.county.offices.agenda import Agenda, Turn
from huiyin.interfaces.console.county.writing.scenery import words
from huiyin.matters import gate
from huiyin.matters.failures import Invalid
from huiyin.matters.models import Cause, Matter
from huiyin.matters.queries.causes.waiting import differing, to_read_again
from huiyin.work.causes.acts.code_cause import code_cause
from huiyin.work.causes.acts.settle_cause import settle_cause
from huiyin.work.causes.drawing import draw_second

MONTHS, EACH = 12, 26
RECENT = timedelta(days=70)  # coded while it is fresh
AGREES = 0.78
STAGES = ("served", "closed")


def code_causes(agenda: Agenda) -> None:
    """Put the coding of each month on the agenda, a draw every other month, the second reading and what is settled."""
    rng = random.Random("causes")
    for month in range(MONTHS, 0, -1):
        days = 30 * month - 12
        agenda.add(agenda.ago(days, 10, month), _first(agenda, rng))
        if month % 2:
            agenda.add(agenda.ago(days - 3, 9, month), _draw(agenda))
            agenda.add(agenda.ago(days - 6, 14, month), _second(agenda, rng))
        if month % 4 == 1:
            agenda.add(agenda.ago(days - 9, 15, month), _settle(agenda))


def _first(agenda: Agenda, rng: random.Random) -> Turn:
    def turn(at: datetime) -> None:
        rows = Matter.objects.filter(stage__in=STAGES, confidential=False, received_at__gte=at - RECENT * 2)
        rows = rows.exclude(channel=gate.OWN_FILE).exclude(pk__in=Cause.objects.values("matter_id"))
        found = list(rows.order_by("pk").values_list("pk", "holder_id", "category"))
        for pk, holder, category in rng.sample(found, min(EACH, len(found))):
            coder = agenda.worker(holder, pk)
            if coder is not None:
                cause = _cause(rng, category)
                agenda.attempt(code_cause, actor=coder, at=at, matter_id=pk, cause=cause)

    return turn


def _draw(agenda: Agenda) -> Turn:
    def turn(at: datetime) -> None:
        first = at.date() - timedelta(days=70)
        seed = f"{at:%Y-%m}-second"
        try:
            draw_second(
                actor=agenda.at_desk(people.HOME, "supervisor", 0),
                at=at,
                first=first,
                last=at.date(),
                seed=seed,
            )
        except Invalid:  # nothing was coded in these weeks
            agenda.passed_over += 1

    return turn


def _second(agenda: Agenda, rng: random.Random) -> Turn:
    """Read again by the letters office, which mostly sees it as the unit did; it has not seen what the unit said."""

    def turn(at: datetime) -> None:
        reader = agenda.at_desk(people.HOME, "supervisor", 1)
        rows = list(to_read_again(reader))
        firsts = dict(Cause.objects.filter(matter__in=rows, reading=1).values_list("matter_id", "code"))
        for row in rows:
            cause = firsts[row.pk] if rng.random() < AGREES else _cause(rng, row.category)
            agenda.attempt(code_cause, actor=reader, at=at, matter_id=row.pk, cause=cause)

    return turn


def _settle(agenda: Agenda) -> Turn:
    def turn(at: datetime) -> None:
        third = agenda.at_desk(people.HOME, "supervisor", 0)
        for row in differing(third):
            given = {"matter_id": row.matter.pk, "cause": row.second.code}
            agenda.attempt(
                settle_cause, actor=third, at=at, reason=words("offices/causes")["settled"], **given
            )

    return turn


def _cause(rng: random.Random, category: str) -> str:
    """By chance, weighted by what matters of that kind mostly arise from."""
    told = words("offices/causes")
    weights = told["weights"] | told["of"].get(category.partition(".")[0], {})
    return rng.choices(list(weights), list(weights.values()))[0]
