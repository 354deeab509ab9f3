"""Every measure against a second reckoning over the record of a county that lived a year; and the reckoning is not blind."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Q

from huiyin.matters.asking import counsel_for_new
from huiyin.matters.models import (
    Cause,
    Clock,
    ClosureCheck,
    Holding,
    Matter,
    Measure,
    RuleChange,
    Sample,
    Supervision,
    Visit,
)
from huiyin.services.analytics.asking import Asked, Figure, Period, Scope, figures
from huiyin.services.analytics.facts.rebuilding import rebuild
from huiyin.services.analytics.measures import every
from tests.figures.conftest import BUILT, UNTIL
from tests.figures.truth import TRUTH, reckoned, told

pytestmark = pytest.mark.django_db
YEARS = Period(date(2024, 1, 1), UNTIL)
SUMMER = Period(date(2026, 6, 1), date(2026, 8, 31))
ALL = Scope(None, with_reports=True)
DIVISIONS = ((), ("unit",), ("month", "field"))


@pytest.fixture(scope="module")
def measured(lived):
    """The county with lapses, measures, proposals, causes and checks beside what its lives brought."""
    matters = list(Matter.objects.filter(is_open=False).exclude(channel="own_file").order_by("id")[:12])
    sample = Sample.objects.create(
        id=1, drawn_on=UNTIL, drawn_by="x", by_unit=matters[0].office, first=UNTIL, last=UNTIL,
        closed=9, frame=9, drawn=9, seed="s",
    )  # fmt: skip
    for n, one in enumerate(matters):
        day, unit, late = one.received_on + timedelta(days=n), one.holder, n % 3 == 0
        given: dict[str, Any] = {"matter": one, "unit": unit}
        Supervision.objects.create(
            **given, no=9_000_001, trigger=("overdue", "bounced")[n % 2], found_on=day,
            state=("found", "confirmed", "dismissed", "answered")[n % 4], confirmed_on=day if n % 4 in (1, 3) else None,
        )  # fmt: skip
        Measure.objects.create(
            **given, no=9_000_002, supervision_no=9_000_001, kind="letter", by_unit=one.office, words="…",
            taken_on=day, due=day + timedelta(days=10), answered_on=None if n % 4 == 3 else day + timedelta(days=20 if late else 5),
        )  # fmt: skip
        RuleChange.objects.create(
            matter=one, no=9_000_003, kind="policy", rule="…", gap="…", proposal="…", owner=unit, proposed_by=one.office,
            proposed_on=day, due=day + timedelta(days=60), state=("open", "adopted", "partly_adopted", "not_adopted")[n % 4],
            answered_on=day + timedelta(days=70 if late else 30) if n % 4 else None, published_on=day if n % 5 == 1 else None,
        )  # fmt: skip
        for reading in (1, 2):
            Cause.objects.create(
                **given,
                no=9_000_003 + reading,
                code=f"cause{n % 3}",
                reading=reading,
                coder_id=1,
                coded_on=day,
            )
        ClosureCheck.objects.create(
            **given, no=9_000_006, sample_id=sample.pk, said=("", "check_solved", "check_partly", "check_not_solved")[n % 4],
            state="said" if n % 4 else "not_reached", asked_on=day if n % 4 else None,
        )  # fmt: skip
    for n, one in enumerate(matters[:4]):
        Visit.objects.create(
            matter=one, no=9_000_007, kind=("group", "reception")[n % 2], state=("closed", "cancelled")[n == 3], unit=one.office,
            concerned=one.holder if n else None, headcount=5 + n, opened_at=one.received_at, drill=n == 2,
        )  # fmt: skip
    left = Holding.objects.filter(matter=Matter.objects.filter(is_open=True).order_by("id")[0], until=None)
    left.update(taken_up_at=None)
    rebuild(at=BUILT)


def table(found: Figure) -> dict[tuple[str, ...], Any]:
    """A figure in the shape of the second reckoning."""
    kind = found.measure.kind
    rows = [row for row in found.rows if row.n or (kind == "count" and row.value)]
    if kind == "count":
        return {row.key: row.value for row in rows}
    if kind == "share":
        return {row.key: (row.parts["met"], row.n) for row in rows}
    return {row.key: (row.value, row.n) for row in rows}


def differing(period: Period) -> list[str]:
    """What the two reckonings say differently."""
    asked = [Asked(one.name, by) for by in DIVISIONS for one in every().values() if set(by) <= set(one.by)]
    wrong, rows = [], {}
    for one, found in zip(asked, figures(asked, period=period, scope=ALL), strict=True):
        if one.name not in rows:
            rows[one.name] = told(one.name, period)
        expected = reckoned(rows[one.name], found.measure.kind, one.by, period)
        if table(found) != expected:
            wrong.append(f"{one.name} by {one.by}: {table(found)} and not {expected}")
    return wrong


def test_every_measure_has_its_second_reckoning():
    assert set(TRUTH) == set(every())


@pytest.mark.parametrize("period", [YEARS, SUMMER], ids=["years", "summer"])
def test_figures_are_what_the_record_says(measured, period):
    assert differing(period) == []


def test_no_figure_is_of_nothing(measured):
    empty = [name for name, one in every().items() if not reckoned(told(name, YEARS), one.kind, (), YEARS)]
    assert empty == []


def test_a_record_that_is_changed_behind_the_facts_is_seen(measured):
    late = Clock.objects.filter(Q(limit="handle") & Q(running=False)).order_by("matter_id").first()
    assert late is not None
    due = late.due
    Clock.objects.filter(matter_id=late.matter_id, no=late.no).update(due=due - timedelta(days=400))
    try:
        wrong = {one.split(" by ")[0] for one in differing(YEARS)}
    finally:
        Clock.objects.filter(matter_id=late.matter_id, no=late.no).update(due=due)
    assert {"duties_in_time", "answered_in_time"} & wrong


def test_what_is_counted_as_solved_is_what_the_law_says_of_its_answers():
    law = counsel_for_new()
    assert law.having("solved") == ("check_solved",) and "check_solved" in law.group("checks")
