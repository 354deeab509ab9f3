"""A county under another law: nothing is changed but the setting that names the pack."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone

from tests.desk.conftest import desk, no_second_factor  # noqa: F401
from tests.portal.conftest import Person


@pytest.fixture
def under(settings) -> Callable[[str], None]:
    """Put the installation under a pack, as HUIYIN_PACK does."""

    def do(pack: str) -> None:
        settings.HUIYIN_PACK = pack

    return do


@pytest.fixture
def at() -> datetime:
    """Now: what is filed over HTTP is filed now."""
    return timezone.now()


@pytest.fixture
def asha(county) -> Person:
    """Asha Rao, whose pension has not come; she reads English."""
    person = Person()
    person.client.cookies["huiyin_language"] = "en"
    return person
