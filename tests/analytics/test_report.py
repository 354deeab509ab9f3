"""A report: every number recomputed by another query, edited numbers held against the figures, frozen when final."""

import hashlib
import io
import re
import shutil
import zipfile
from datetime import UTC, date, datetime

import duckdb
import pytest

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import STATISTICS, SUPERVISE
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.services.analytics.asking import Period
from huiyin.services.analytics.facts import store
from huiyin.services.analytics.facts.rebuilding import rebuild
from huiyin.services.analytics.models import SituationReport
from huiyin.services.analytics.reports import editing, sections
from huiyin.services.analytics.reports.checking import marks_in
from huiyin.services.analytics.reports.making import CannotReport, make_report
from tests.figures.conftest import BUILT, lived  # noqa: F401

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
QUARTER = Period(date(2024, 12, 1), date(2025, 2, 28))


@pytest.fixture(scope="module")
def facts(lived):  # noqa: F811
    """A county's facts, built once for the module."""
    yield rebuild(at=BUILT)
    shutil.rmtree(store.place(), ignore_errors=True)


@pytest.fixture
def analyst(facts):
    home = Unit.objects.get(home=True)
    return StaffActor(1, "Analyst", home.pk, frozenset({STATISTICS, SUPERVISE}))


@pytest.fixture
def report(analyst):
    return make_report(QUARTER, actor=analyst, at=NOW, lang="zh-hans")


# measure -> its table, the rows of a period (:first, :last), what is counted of them and what is met of them; written
# anew from the definitions beside the measures, in SQL, and read from the files of facts by an engine of its own.
WRITTEN_ANEW = {
    "matters_received": ("matters", "day BETWEEN :first AND :last", "count(*)", ""),
    "items_received": ("items", "day BETWEEN :first AND :last", "count(*)", ""),
    "visits_received": ("visits", "day BETWEEN :first AND :last", "count(*)", ""),
    "visit_heads": ("visits", "day BETWEEN :first AND :last", "coalesce(sum(people), 0)", ""),
    "told_in_time": (
        "clocks",
        "role = 'telling' AND due BETWEEN :first AND :last AND (ended IS NOT NULL OR due < :last)",
        "count(*)",
        "ended <= due",
    ),
    "answered_in_time": (
        "matters",
        "due BETWEEN :first AND :last AND (decided IS NOT NULL OR (due < :last AND (closed IS NULL OR closed > due)))",
        "count(*)",
        "decided <= due",
    ),
    "days_to_answer": ("matters", "answered BETWEEN :first AND :last AND took IS NOT NULL", "took", ""),
    "backlog": ("matters", "day <= :last AND (closed IS NULL OR closed > :last)", "count(*)", ""),
    "sent_back": ("matters", "day BETWEEN :first AND :last", "count(*)", "bounces > 0"),
    "forwarded": ("stays", "day BETWEEN :first AND :last AND how = 'forward'", "count(*)", ""),
    "assigned": ("stays", "day BETWEEN :first AND :last AND how = 'assign'", "count(*)", ""),
    "supervisions_found": ("supervisions", "day BETWEEN :first AND :last", "count(*)", ""),
    "measures_answered": (
        "measures",
        "due BETWEEN :first AND :last AND (answered IS NOT NULL OR due < :last)",
        "count(*)",
        "answered <= due",
    ),
    "promises_made": ("promises", "day BETWEEN :first AND :last", "count(*)", ""),
    "promises_kept": (
        "promises",
        "due BETWEEN :first AND :last AND (kept IS NOT NULL OR due < :last)",
        "count(*)",
        "late <= 0 AND NOT disputed",
    ),
    "promises_overdue": (
        "promises",
        "day <= :last AND due < :last AND (kept IS NULL OR kept > :last OR disputed)",
        "count(*)",
        "",
    ),
    "proposals_made": ("proposals", "day BETWEEN :first AND :last", "count(*)", ""),
    "proposals_adopted": (
        "proposals",
        "answered BETWEEN :first AND :last",
        "count(*)",
        "state IN ('adopted', 'partly_adopted')",
    ),
    "rules_published": ("proposals", "published BETWEEN :first AND :last", "count(*)", ""),
    "causes_coded": ("causes", "day BETWEEN :first AND :last AND reading = 1", "count(*)", ""),
    "review_asked": ("matters", "answered BETWEEN :first AND :last", "count(*)", "reviewed"),
    "overturned": (
        "reviews",
        "decided BETWEEN :first AND :last AND outcome <> ''",
        "count(*)",
        "outcome IN ('change', 'quash', 'redo')",
    ),
    "rated": ("matters", "answered BETWEEN :first AND :last", "count(*)", "rated"),
    "came_again": ("items", "day BETWEEN :first AND :last", "count(*)", "NOT first"),
}


def anew(figure, actor, base):
    """One figure of the report, computed by the query above."""
    table, rows, counted, met = WRITTEN_ANEW[figure["measure"]]
    units = ", ".join(map(str, sorted(actor.own_units)))
    where = [f"({rows})", "NOT report", f"(unit IN ({units}) OR office IN ({units}))"]
    where += [f"{by} = '{key}'" for by, key in zip(figure["by"], figure["key"], strict=True)]
    kin = set().union(*(tree().kin(unit) for unit in actor.own_units))
    where += [f"against NOT LIKE '%|{unit}|%'" for unit in sorted(kin)]
    for name in ("first", "last"):
        where = [one.replace(f":{name}", f"DATE '{figure[name]}'") for one in where]
    source = f"FROM read_parquet('{base.file(table)}') WHERE {' AND '.join(where)}"
    ask = duckdb.connect().execute
    if figure["part"] in ("middle", "p90"):
        amounts = sorted(row[0] for row in ask(f"SELECT {counted} {source}").fetchall())
        half = len(amounts) // 2
        middle = amounts[half] if len(amounts) % 2 else (amounts[half - 1] + amounts[half]) / 2
        return middle if figure["part"] == "middle" else amounts[-(-len(amounts) * 9 // 10) - 1]
    of = ask(f"SELECT {counted} {source}").fetchone()[0]
    if figure["part"] in ("value", "of"):
        return of
    hit = ask(f"SELECT count(*) {source} AND ({met})").fetchone()[0]
    return hit if figure["part"] == "met" else hit / of


def test_every_number_of_a_report_is_what_another_query_finds(report, analyst, facts):
    figures = report.figures
    assert len(figures) > 25 and {one["measure"] for one in figures.values()} <= set(WRITTEN_ANEW)
    for tag, one in figures.items():
        if one["part"] == "change":
            now, before = (int(part) for part in re.findall(r"〔(\d+)〕", one["formula"])[:2])
            now, before = figures[str(now)]["value"], figures[str(before)]["value"]
            assert one["value"] == pytest.approx(abs(now - before) / before * 100, abs=0.05)
        else:
            assert one["value"] == pytest.approx(anew(one, analyst, facts)), (tag, one)


def test_every_number_in_the_text_is_one_of_the_figures(report):
    assert all(section["text"] for section in report.sections)
    assert editing.open_marks(report) == []
    tagged = {tag for section in report.sections for tag in re.findall(r"〔(\d+)〕", section["text"])}
    assert tagged == set(report.figures)


def test_a_number_changed_by_hand_is_marked_with_what_is_known(report, analyst):
    section = report.sections[0]
    value = report.figures["1"]["shown"]
    wrong = section["text"].replace(f"{value}〔1〕", f"{int(value) + 7}〔1〕", 1)
    edited = editing.edit(report.pk, actor=analyst, at=NOW, texts={"data": wrong}, kept={}, seen="made")
    [mark] = editing.open_marks(edited)
    assert mark.words == str(int(value) + 7) and mark.known == ("1",) and mark.section == "data"
    with pytest.raises(CannotReport):
        editing.finish(report.pk, actor=analyst, at=NOW)
    kept = {"data": [{"id": mark.id, "words": mark.words, "reason": "含手工登记的七件", "by": "Analyst"}]}
    again = editing.edit(report.pk, actor=analyst, at=NOW, texts={}, kept=kept, seen=editing.stamp(edited))
    assert editing.open_marks(again) == []
    done = editing.finish(report.pk, actor=analyst, at=NOW)
    assert "含手工登记的七件" in words_of(editing.document(done, on=NOW))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("收到12件〔1〕。", []),
        ("收到十二件，按期率87.5%、88%。", []),
        ("收到13件〔1〕。", ["13"]),
        ("收到十三件。", ["十三"]),
        ("按期率12%。", ["12%"]),
        ("按期率87.6%。", ["87.6%"]),
        ("收到12件〔9〕。", ["12"]),
        ("2026年3月，按第四十一条收到12件。", []),
        ("另见〔9〕。", ["〔9〕"]),
    ],
)
def test_what_counts_as_one_of_the_figures(text, wrong):
    figures = {
        "1": {"value": 12, "shown": "12", "part": "value"},
        "2": {"value": 0.8752, "shown": "87.5%", "part": "share"},
    }
    assert [mark.words for mark in marks_in([{"key": "data", "text": text}], figures)] == wrong


def test_final_is_final_and_its_document_is_the_one_that_left(report, analyst, settings):
    done = editing.finish(report.pk, actor=analyst, at=NOW)
    content = editing.document(done, on=NOW)
    assert hashlib.sha256(content).hexdigest() == done.sha256 == SituationReport.objects.get().sha256
    said = words_of(content)
    assert report.title in said and "〔1〕" in said and "一、" in said
    for act in (
        lambda: editing.edit(report.pk, actor=analyst, at=NOW, texts={}, kept={}, seen="made"),
        lambda: editing.finish(report.pk, actor=analyst, at=NOW),
    ):
        with pytest.raises(CannotReport):
            act()
    editing._file(done).write_bytes(content + b"x")
    with pytest.raises(CannotReport):
        editing.document(done, on=NOW)


def test_what_somebody_else_changed_is_not_written_over(report, analyst):
    editing.edit(report.pk, actor=analyst, at=NOW, texts={"other": "甲"}, kept={}, seen="made")
    with pytest.raises(CannotReport):
        editing.edit(report.pk, actor=analyst, at=NOW, texts={"other": "乙"}, kept={}, seen="made")


def test_a_report_on_a_year_has_to_say_what_article_41_asks(analyst):
    year = Period(date(2025, 1, 1), date(2025, 12, 31))
    report = make_report(year, actor=analyst, at=NOW, lang="en")
    assert editing.lacking(report) == [] and "Reports of wrongdoing" in report.sections[2]["text"]
    organs = report.sections[2]["text"]
    report = editing.edit(report.pk, actor=analyst, at=NOW, texts={"organs": " "}, kept={}, seen="made")
    assert editing.lacking(report) == ["organs most complained of"]
    with pytest.raises(CannotReport, match="organs most complained of"):
        editing.finish(report.pk, actor=analyst, at=NOW)
    seen = editing.stamp(report)
    editing.edit(report.pk, actor=analyst, at=NOW, texts={"organs": organs}, kept={}, seen=seen)
    done = editing.finish(report.pk, actor=analyst, at=NOW)
    said = words_of(editing.document(done, on=NOW))
    assert "1. The period in numbers" in said and "Where each number comes from" in said


def test_organs_with_few_matters_are_not_named(analyst, monkeypatch):
    found = {}
    for fewest in (1, 10):
        monkeypatch.setattr(sections, "threshold", lambda name, on, fewest=fewest: fewest)
        report = make_report(QUARTER, actor=analyst, at=NOW, lang="zh-hans")
        figures = [one for one in report.figures.values() if one["by"] == ["unit"] and one["part"] == "value"]
        found[fewest] = {one["key"][0]: one["value"] for one in figures}
    assert found[10] == {unit: n for unit, n in found[1].items() if n >= 10} != found[1]


def test_a_period_to_come_or_turned_round_is_no_ground(analyst):
    for first, last in ((date(2026, 12, 1), date(2026, 12, 31)), (date(2025, 2, 1), date(2025, 1, 1))):
        with pytest.raises(CannotReport):
            make_report(Period(first, last), actor=analyst, at=NOW, lang="en")


def words_of(content: bytes) -> str:
    """The document's text."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return re.sub(r"<[^>]+>", "", packed.read("word/document.xml").decode())
