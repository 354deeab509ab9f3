"""Numbers of papers run without a gap for each office and year, whoever writes at the same moment and whatever fails on the way."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import connection

from huiyin.foundation.units import tree as units_tree
from huiyin.matters.models import Document, NumberSeries
from huiyin.matters.record.numbers import draw
from huiyin.work.handling.acts.ask_for_more import ask_for_more
from tests.named_people import HERE, County

AT_ONCE, MATTERS = 6, 12
SPOILT = "坏"


@pytest.fixture
def failing_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """An act that asks for something spoilt fails after it has drawn its number."""
    module = import_module("huiyin.work.handling.acts.ask_for_more")
    real: Callable[..., Any] = module.write

    def write(*args: Any, **given: Any) -> Any:
        if SPOILT in given["public"]["what"]:
            raise RuntimeError("the lights went out")
        return real(*args, **given)

    monkeypatch.setattr(module, "write", write)


@pytest.mark.django_db(transaction=True)
def test_numbers_run_without_a_gap_under_concurrent_writers(county: County, a_matter, failing_late) -> None:
    matters = [a_matter("accepted").pk for _ in range(MATTERS)]
    before = set(Document.objects.filter(unit__code="housing").values_list("number", flat=True))
    bob, when = county.actor("bob"), datetime(2026, 3, 20, 10, 0, tzinfo=HERE)

    def ask(job: tuple[int, str]) -> str:
        try:
            ask_for_more(
                actor=bob,
                at=when,
                matter_id=job[0],
                what=(job[1],),
                why="核对",
                needed_by=when.date() + timedelta(days=9),
                otherwise="按现有材料办理",
            )
            return "done"
        except RuntimeError:
            return "failed"
        finally:
            connection.close()

    jobs = [(matter, SPOILT if place % 3 == 2 else "合同") for place, matter in enumerate(matters * 2)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        said = list(pool.map(ask, jobs))
    assert said.count("failed") == sum(what == SPOILT for _matter, what in jobs) > 0
    after = set(Document.objects.filter(unit__code="housing").values_list("number", flat=True))
    drawn = sorted(int(number.split("〕")[1].rstrip("号")) for number in after)
    assert len(after - before) == said.count("done")
    assert drawn == list(range(1, len(drawn) + 1))


def test_each_office_and_each_year_has_a_series_of_its_own(county: County) -> None:
    assert [draw("paper:a", 2026), draw("paper:a", 2026), draw("paper:b", 2026), draw("paper:a", 2027)] == [
        *(1, 2, 1, 1)
    ]
    assert dict(NumberSeries.objects.filter(series="paper:a").values_list("year", "next")) == {
        2026: 3,
        2027: 2,
    }


@pytest.fixture(autouse=True)
def a_tree_of_their_own():
    """Threads read the units held in memory; what another test held is forgotten."""
    units_tree.changed()
    yield
    units_tree.changed()
