"""Facts of a small county: an empty folder of facts for each test."""

import shutil
from collections.abc import Iterator

import pytest

from huiyin.services.analytics.facts import store


@pytest.fixture(autouse=True)
def no_facts() -> Iterator[None]:
    """No facts of an earlier test."""
    shutil.rmtree(store.place(), ignore_errors=True)
    yield
    shutil.rmtree(store.place(), ignore_errors=True)
