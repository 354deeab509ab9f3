"""Facts of a small county: an empty folder of facts for each test, and a county that lived a while."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction

from huiyin.foundation.units import tree as units_tree
from huiyin.interfaces.console.county import ground
from huiyin.interfaces.console.county.living import County
from huiyin.interfaces.console.county.plan import plan
from huiyin.services.analytics.asking import Period
from huiyin.services.analytics.facts import store
from huiyin.services.analytics.facts.schema import TABLES
from huiyin.services.analytics.reader import Reader

UNTIL = date(2026, 11, 20)
LIVED = 60
BUILT = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
YEAR = Period(date(2025, 11, 21), UNTIL)


def clear() -> None:
    """No facts of an earlier test."""
    shutil.rmtree(store.place(), ignore_errors=True)


@pytest.fixture
def no_facts() -> Iterator[None]:
    """An empty folder of facts."""
    clear()
    yield
    clear()


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table as the reader sees it now, in one order."""
    with Reader() as reader:
        return {
            table: sorted(reader.rows(f'SELECT * FROM "{table}"'), key=lambda row: [str(one) for one in row])
            for table in TABLES
        }


@dataclass
class Lived:
    """A county after a year, kept for all tests of a module."""

    county: County


@pytest.fixture(scope="module")
def lived(django_db_setup: None, django_db_blocker: Any) -> Iterator[Lived]:
    """Sixty lives of the demo county, lived through the acts once for the module and rolled back after it."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole._from_testcase = True  # type: ignore[attr-defined]  # acts are durable, except inside a test
        whole.__enter__()
        units_tree.changed()
        clear()
        county = County(ground.lay())
        for _ in county.live(random.Random(11).sample(plan(2022, 1200, UNTIL), LIVED)):
            pass
        yield Lived(county)
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)
        units_tree.changed()
        clear()
