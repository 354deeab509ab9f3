"""The pages of figures: each measure with its table, what is wrong in a question, the matters behind a cell, the file."""

import csv
import html
import io
import shutil
from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.matters.models import Accused, Matter
from huiyin.services.analytics.asking import measures
from huiyin.services.analytics.facts import store
from huiyin.services.analytics.facts.rebuilding import rebuild
from huiyin.services.analytics.measures import SAID, every


def years() -> str:
    """Asked each time: a run may go on over midnight."""
    return f"?first={timezone.localdate() - timedelta(days=200)}&last={timezone.localdate()}"


@pytest.fixture
def counted(county, a_matter):
    """Three matters with housing, one of them against labour."""
    shutil.rmtree(store.place(), ignore_errors=True)
    a_matter("served")
    a_matter("accepted")
    against = a_matter("forwarded")
    Accused.objects.create(matter=against, no=900, unit=county.units["labour"])
    rebuild(at=timezone.now())
    yield
    shutil.rmtree(store.place(), ignore_errors=True)


def text(answer) -> str:
    """The page as it was sent."""
    return answer.content.decode()


def test_the_overview_has_every_measure_with_its_definition(counted, desk):
    found = desk("dora").get(f"/desk/figures/{years()}")
    assert found.status_code == 200
    words = text(found)
    for one in measures():
        assert f"/desk/figures/{one.name}/" in words, one.name
    assert "Last act counted" in words and "Matters received" in words


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("matters_received", "month"),
        ("reports_received", ""),
        ("told_in_time", "unit"),
        ("days_in_stage", "stage"),
        ("hours_nobody", "place"),
        ("overturned", "outcome"),
        ("backlog_age", "category"),
        ("duties_overdue", "limit"),
        ("supervisions_found", "trigger"),
    ],
)
def test_a_measure_has_its_page_with_its_words(counted, desk, name, by):
    found = desk("dora").get(f"/desk/figures/{name}/{years()}&by={by}")
    assert found.status_code == 200
    said = every()[name].words
    assert all(html.escape(said[what]["en"], quote=True) in text(found) for what in SAID), name


def test_a_figure_leads_to_the_matters_one_may_open(counted, desk, county):
    client = desk("dora")
    page = text(client.get(f"/desk/figures/matters_received/{years()}&by=unit"))
    unit = county.units["housing"]
    assert f"where=unit%3A{unit.pk}" in page and unit.name in page
    listed = text(client.get(f"/desk/figures/matters_received/matters/{years()}&where=unit:{unit.pk}"))
    assert "rests on 3 matters; you may open 3" in listed
    assert all(f"/desk/matters/{pk}/" in listed for pk in Matter.objects.values_list("pk", flat=True))
    # the analyst counts, and opens nothing
    county.accounts["hank"].roles.set(
        [county.accounts["dora"].roles.get().__class__.objects.get(code="analyst")]
    )
    closed = text(desk("hank").get(f"/desk/figures/matters_received/matters/{years()}"))
    assert "rests on 3 matters; you may open 0" in closed and "/desk/matters/" not in closed


def test_a_chart_is_drawn_only_over_a_table_and_says_the_same(counted, desk):
    client = desk("dora")
    whole = text(client.get(f"/desk/figures/matters_received/{years()}"))
    assert "echarts" not in whole
    divided = text(client.get(f"/desk/figures/days_in_stage/{years()}&by=stage"))
    assert "vendor/echarts" in divided and 'id="figure-chart"' in divided and "<table" in divided


def test_what_is_wrong_in_a_question_is_said_and_nothing_is_lost(counted, desk):
    client = desk("dora")
    tomorrow = timezone.localdate() + timedelta(days=1)
    for query, words in [
        (f"first=2026-01-01&last={tomorrow}", "This day has not come yet"),
        ("first=2026-03-02&last=2026-03-01", "lies after the last one"),
        ("first=gestern&last=2026-03-01", "This is no day"),
        ("first=1949-10-01", "Nothing was registered so long ago"),
    ]:
        found = client.get(f"/desk/figures/backlog/?{query}")
        assert found.status_code == 422 and words in text(found), query
        assert query.split("&")[0].removeprefix("first=") in text(found)
    found = client.get(f"/desk/figures/backlog/{years()}&where=unit:x&where=account:5&where=unit:{'9' * 40}")
    assert found.status_code == 200
    assert client.get("/desk/figures/people_by_number/").status_code == 404


def test_the_file_holds_the_table(counted, desk, county):
    found = desk("dora").get(f"/desk/figures/answered_in_time/csv/{years()}&by=unit")
    rows = list(csv.reader(io.StringIO(text(found).removeprefix("\ufeff"))))
    assert rows[0][:3] == ["Unit whose work it is", "Answered in time", "Rests on"]
    assert found["Content-Disposition"].startswith("attachment")
    spread = desk("dora").get(f"/desk/figures/days_to_answer/csv/{years()}")
    assert "Nine of ten within" in text(spread)


def test_only_who_may_count_opens_them_and_sees_their_own_units_alone(counted, desk):
    assert desk("alice").get("/desk/figures/").status_code == 403
    words = text(desk("gina").get(f"/desk/figures/matters_received/{years()}"))
    # gina leads the county over labour: what complains of labour does not count for her
    assert "<b>2</b>" in words
    assert "<b>3</b>" in text(desk("dora").get(f"/desk/figures/matters_received/{years()}"))
