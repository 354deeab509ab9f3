"""A release of public tables: what is hidden stays hidden, whatever a reader adds up or takes away."""

import csv
import hashlib
import io
import json
import shutil
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from huiyin.services.analytics.facts.rebuilding import rebuild
from huiyin.services.analytics.measure import Kind
from huiyin.services.analytics.measures import every
from huiyin.services.analytics.releasing import files, making, tables
from huiyin.services.analytics.releasing.listed import LISTED
from huiyin.services.analytics.releasing.spans import CannotRelease, Span, span_named
from huiyin.services.analytics.suppression.bounds import Doubt
from huiyin.services.analytics.suppression.cells import Cell, sums_among
from huiyin.services.analytics.suppression.hiding import hidden_cells
from tests.figures.conftest import BUILT, lived  # noqa: F401

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
YEAR = span_named("2024-11_2025-10")
FEWEST = 10


@pytest.fixture(scope="module")
def released(lived):  # noqa: F811
    """A year of a small county, released once for the module."""
    shutil.rmtree(files.place(), ignore_errors=True)
    rebuild(at=BUILT)
    yield making.release(YEAR, at=NOW, by="test")
    shutil.rmtree(files.place(), ignore_errors=True)


def published(release):
    """What a reader of the files knows: every visible count by its cell, and every cell there is."""
    known, cells = {}, set()
    same = {one.measure: one.same_as or one.measure for one in LISTED}
    for said in release.about["tables"]:
        rows = json.loads(release.file(said["name"], "json").read_bytes())["rows"]
        for row in rows:
            at = {name: row[name] for name in said["by"]}
            whole = Cell(same[said["measure"]]).at(**at)
            parts = {}
            if said["kind"] == "count":
                parts[whole] = row["n"]
            elif said["kind"] == "share":
                parts[whole] = row["of"]
                parts |= {
                    whole.at(**{said["measure"]: "yes"}): row["met"],
                    whole.at(**{said["measure"]: "no"}): row["not_met"],
                }
            else:
                parts[whole] = row["n"]
                parts |= {whole.at(**{said["measure"]: name}): n for name, n in row.items() if ".." in name}
            cells |= set(parts)
            for cell, n in parts.items():
                if n is not None:
                    assert known.setdefault(cell, n) == n, f"two tables say different things of {cell}"
    return known, cells


def test_an_attack_by_every_sum_of_every_table_learns_no_hidden_cell(released):
    known, cells = published(released)
    hidden = cells - set(known)
    assert hidden and not [cell for cell, n in known.items() if 0 < n < FEWEST]
    for family in {cell.of for cell in cells}:
        inside = {cell for cell in cells if cell.of == family}
        doubt = Doubt(known, sums_among(inside), inside & hidden)
        for cell in inside & hidden:
            interval = doubt.interval(cell)
            assert interval.is_as_wide_as(FEWEST), f"{cell} can be worked out: {interval}"


def test_the_same_attack_succeeds_where_one_cell_less_is_hidden(released):
    """What is hidden beside the small numbers is needed: shown, it gives a small number away."""
    counts = {}
    for found in making._figures(YEAR):
        for row in found.rows:
            counts |= tables._cells(found, row, found.measure.name)
    sums = sums_among(counts)
    hidden = hidden_cells(counts, sums, fewest=FEWEST)
    beside = [cell for cell in hidden if not 0 < counts[cell] < FEWEST]
    given_away = []
    for cell in sorted(beside):
        family = {one for one in hidden if one.of == cell.of} - {cell}
        doubt = Doubt(counts, [one for one in sums if one.whole.of == cell.of], family)
        given_away += [one for one in family if not doubt.interval(one).is_as_wide_as(FEWEST)]
    assert beside and given_away


def test_shares_and_middles_over_few_are_hidden_too(released):
    for said in released.about["tables"]:
        for row in said["rows"]:
            told = dict(zip([one["name"] for one in said["columns"]], row, strict=True))
            if "share" in told and told["share"] is not None:
                assert told["of"] >= FEWEST
                assert not 0 < told["met"] < FEWEST and not 0 < told["not_met"] < FEWEST
            if told.get("middle") is not None:
                assert told["n"] >= FEWEST


def test_nothing_is_divided_by_a_place_and_what_came_by_no_office():
    for one in LISTED:
        for by in one.by:
            assert "place" not in by and set(by) <= set(every()[one.measure].by)
            assert not (one.topic == "came" and {"unit", "office"} & set(by))
        measure = every()[one.measure]
        assert (
            measure.kind is Kind.MEDIAN or measure.amount is None
        )  # a sum is not hidden by how many it is of


def test_three_forms_say_the_same_and_are_never_written_again(released):
    import pyarrow.parquet

    said = released.table("answered_in_time_by_unit")
    text = released.file(said["name"], "csv").read_text(encoding="utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    rows = json.loads(released.file(said["name"], "json").read_bytes())["rows"]
    columns = pyarrow.parquet.read_table(released.file(said["name"], "parquet")).to_pylist()
    assert columns == rows and [line["unit_name"] for line in lines] == [row["unit_name"] for row in rows]
    assert [line["share"] for line in lines] == ["" if r["share"] is None else str(r["share"]) for r in rows]
    for form, digest in said["sha256"].items():
        assert hashlib.sha256(released.file(said["name"], form).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("name", ["2024-11_2025-10", "2025-03", "2025-10_2025-12", "2026-11"])
def test_no_day_is_published_twice_and_none_before_it_is_over(released, name):
    with pytest.raises(CannotRelease):
        making.release(span_named(name), at=NOW, by="test")


@pytest.mark.parametrize("name", ["2026", "2026-13", "2026-03_2026-01", "../../etc", ""])
def test_what_is_no_span_is_told(name):
    with pytest.raises(CannotRelease):
        span_named(name)


def test_a_span_of_months_ends_on_its_last_day():
    assert span_named("2024-02") == Span(date(2024, 2, 1), date(2024, 2, 29))
    assert span_named("2025-12_2026-01").last == date(2026, 1, 31)


def test_facts_that_do_not_reach_are_no_ground_for_a_release(released):
    later = datetime(2027, 2, 1, 2, 0, tzinfo=UTC)
    with pytest.raises(CannotRelease, match="huiyin figures rebuild"):
        making.release(span_named("2026-11_2026-12"), at=later, by="test")


def test_the_page_shows_tables_with_their_meaning_and_says_what_is_hidden(released):
    from tests.portal.conftest import Page

    answer = Client(headers={"accept-language": "zh-hans"}).get("/statistics/")
    html = answer.content.decode()
    assert "不显示" in html and "按期办结率" in html and Page(answer).inline == []
    assert html.index("收到的信访事项") < html.index("按期办结率")
    assert Client().get(f"/statistics/{YEAR.name}/").status_code == 200
    assert Client().get("/statistics/2020-01/").status_code == 404
    data = Client().get("/statistics/data/").content.decode()
    assert "answered_in_time_by_unit" in data and "符合数除以总数" in data


def test_data_is_given_with_a_tag_and_not_twice(released):
    address = f"/statistics/data/{YEAR.name}/answered_in_time.csv"
    first = Client().get(address)
    assert first.status_code == 200 and b"".join(first.streaming_content).startswith(b"\xef\xbb\xbf")
    assert "max-age=31536000" in first["Cache-Control"]
    again = Client().get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304 and again["ETag"] == first["ETag"]
    newest = Client().get("/statistics/data/answered_in_time.parquet")
    assert newest.status_code == 200
    newest.close()
    for bad in ("answered_in_time.exe", "none.csv", "2020-01/answered_in_time.csv", "release.json"):
        assert Client().get(f"/statistics/data/{bad}").status_code == 404


def test_without_a_release_the_page_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(files, "place", lambda: tmp_path)
    for address in ("/statistics/", "/statistics/data/"):
        html = Client(headers={"accept-language": "zh-hans"}).get(address).content.decode()
        assert "还没有发布过统计数据" in html
