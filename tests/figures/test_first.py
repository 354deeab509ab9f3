"""The contract of a figure: a count, a share and what stands open, of matters brought to different stages."""

from datetime import date, timedelta

import pytest

from huiyin.services.analytics.asking import CannotAsk, Period, Scope, figure, measures
from huiyin.services.analytics.facts.rebuilding import rebuild

pytestmark = pytest.mark.usefixtures("no_facts")
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
ALL = Scope(None, with_reports=True)


@pytest.fixture
def four(a_matter, at):
    """Four matters, two of them decided."""
    for stage in ("received", "accepted", "served", "decided"):
        a_matter(stage)
    rebuild(at=at + timedelta(days=30))


def test_a_count_a_share_and_what_stands_open(four, county):
    assert figure("matters_received", period=YEAR, scope=ALL).whole.value == 4
    share = figure("answered_in_time", period=YEAR, scope=ALL).whole
    assert (share.value, share.parts) == (pytest.approx(2 / 3), {"met": 2, "of": 3})
    assert figure("backlog", period=YEAR, scope=ALL).whole.value == 4
    rows = figure("matters_received", period=YEAR, scope=ALL, by=("unit",)).rows
    units = county.units
    assert [(row.key, row.value) for row in rows] == [
        ((str(units["letters"].pk),), 1),
        ((str(units["housing"].pk),), 3),
    ]
    assert figure("matters_received", period=YEAR, scope=ALL, where={"month": "202602"}).whole.value == 0


def test_what_is_no_question_is_said_so(db):
    with pytest.raises(CannotAsk, match="not divided by stage"):
        figure("matters_received", period=YEAR, scope=ALL, by=("stage",))
    with pytest.raises(CannotAsk, match="no measure"):
        figure("people_by_number", period=YEAR, scope=ALL)
    assert {one.name for one in measures()} >= {"matters_received", "answered_in_time", "backlog"}
