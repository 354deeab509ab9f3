"""Who may count what: one's own units, reports only by role, and never what complains of one's own unit or its kin."""

from datetime import date, timedelta

import pytest

from huiyin.matters.models import Accused, Matter
from huiyin.services.analytics.asking import (
    CannotAsk,
    Period,
    Scope,
    behind,
    figure,
    largest_first,
    measures,
    scope_of,
)
from huiyin.services.analytics.dimensions import DIMENSIONS, OFFICES
from huiyin.services.analytics.facts.rebuilding import rebuild

pytestmark = pytest.mark.usefixtures("no_facts")
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
PUBLIC = Scope(None, with_reports=False, public=True)


def count(scope, name="matters_received", **more):
    """One count of the year."""
    return figure(name, period=YEAR, scope=scope, **more).whole.value


@pytest.fixture
def told(county, a_matter, at):
    """Two matters with housing, one at the letters office, one against housing there, one report against housing."""
    a_matter("accepted")
    a_matter("decided")
    a_matter("received")
    against = a_matter("received")
    Accused.objects.create(matter=against, no=900, unit=county.units["housing"])
    report = a_matter("received")
    Matter.objects.filter(pk=report.pk).update(kind="report", confidential=True)
    # a member of staff is meant: for figures that is the unit
    Accused.objects.create(matter=report, no=900, account=county.accounts["bob"])
    rebuild(at=at + timedelta(days=30))
    return report


def test_a_unit_counts_its_own_work_and_nobody_elses(told, county):
    assert count(scope_of(county.actor("bob"))) == 2
    assert count(scope_of(county.actor("carol"))) == 0
    assert count(scope_of(county.actor("eve"))) == 0
    assert count(scope_of(county.actor("dora"))) == 4, "the supervisor may count no reports"
    assert count(scope_of(county.actor("rita"))) == 5, "who may read reports counts them"


def test_nothing_that_complains_of_a_unit_counts_for_it_or_its_kin(told, county):
    units = county.units
    for kin in ("housing", "housing_station", "county", "city"):
        seen = Scope(frozenset({units[kin].pk, units["letters"].pk}), with_reports=True)
        assert count(seen) == 3, kin
        assert count(seen, "reports_received") == 0, kin
        assert told.pk not in behind("matters_received", period=YEAR, scope=seen, where={})
    stranger = Scope(frozenset({units["labour"].pk, units["letters"].pk}), with_reports=True)
    assert count(stranger) == 5 and count(stranger, "reports_received") == 1
    assert told.pk in behind("matters_received", period=YEAR, scope=stranger, where={})


def test_the_public_reads_of_reports_one_number_alone(told):
    assert count(PUBLIC) == 4
    assert count(PUBLIC, "reports_received") == 1
    for question in ({"by": ("month",)}, {"where": {"year": "2026"}}):
        with pytest.raises(CannotAsk, match="one number"):
            count(PUBLIC, "reports_received", **question)
    without = {one.name for one in measures() if one.reports}
    assert without == {"reports_received"}
    careless = Scope(
        None, with_reports=True, public=True
    )  # asked for the public with the eyes of a reader of reports
    assert count(careless) == 4


def test_places_and_offices_stand_in_their_own_order_and_in_no_other(told, county):
    whole = Scope(None, with_reports=True)
    for name in ("unit", "place"):
        found = figure("matters_received", period=YEAR, scope=whole, by=(name,))
        with pytest.raises(CannotAsk, match="no ranking"):
            largest_first(found)
    rows = figure("matters_received", period=YEAR, scope=whole, by=("unit",)).rows
    assert [row.key for row in rows] == [(str(county.units[u].pk),) for u in ("letters", "housing")]
    assert [row.value for row in rows] == [3, 2]
    largest_first(figure("matters_received", period=YEAR, scope=whole, by=("field",)))
    assert all(not DIMENSIONS[name].ranked for name in OFFICES)


def test_a_base_built_at_the_same_moment_is_another_one(told, county, at):
    seen = Scope(frozenset({county.units["housing"].pk, county.units["letters"].pk}), with_reports=True)
    assert count(seen) == 3
    Accused.objects.filter(unit=county.units["housing"]).update(unit=county.units["labour"])
    rebuild(at=at + timedelta(days=30))
    assert count(seen) == 4
