"""The plan that the tests of the demo county look at: made once, since it is the same every time."""

from datetime import date

import pytest

from huiyin.interfaces.console.county.lives import Life
from huiyin.interfaces.console.county.plan import plan

UNTIL = date(2026, 11, 20)


@pytest.fixture(scope="session")
def crowd() -> list[Life]:
    """Five thousand lives, among which the rare things happen too."""
    return plan(2022, 5000, UNTIL)


@pytest.fixture(scope="session")
def lives() -> list[Life]:
    """Twelve hundred lives up to a Friday."""
    return plan(2022, 1200, UNTIL)
